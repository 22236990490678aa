"""What the light page shows now, as data: the components from top to bottom, each with what it is given."""

from collections.abc import Callable
from functools import partial
from typing import Any

from sqlmodel import Session

from kompas.activity import Parts
from kompas.domain.dossier.forms import NO_FILE
from kompas.domain.inquiry.interviews import has_interviews
from kompas.domain.workshop.participants import people_of_device
from kompas.domain.workshop.queries import organisations_of
from kompas.domain.workshop.steps import current_step
from kompas.enums import Role
from kompas.i18n import _, translate
from kompas.live.components import Place, Shown, add_link, listed
from kompas.live.components.dossier.form import form
from kompas.live.parts.participating import COMPONENTS, draw_now, draw_wall
from kompas.models import Participant
from kompas.rules import Actor, is_open, may_write
from kompas.scenes import Scene
from kompas.ui.address import PATHS, console_address


def draw_form(here: Place, use: str, *, form_id: str | None, questions: Any, section: str | None) -> None:
    if form_id is None or questions is None:
        add_link("form", translate(NO_FILE))
    else:
        form(here, form_id, questions, "participant", section=section)


def draw_report(here: Place, scene: Scene) -> None:
    if scene.workshop.downloads_shared:
        add_link("report", _("Download conclusions and agreements"), f"/{PATHS['report']}?code={here.code}")
    else:
        add_link("report", _("The facilitator has not shared the report for download."))


DRAWN: dict[str, Callable[..., None]] = {**COMPONENTS, "form": draw_form}


def face_of(session: Session, actor: Actor) -> dict[str, Any]:
    """Everything to draw for this person. `stage` is what it was made for: at another the browser asks again."""
    scene = Scene(actor, current_step(session, actor.workshop))
    here = Place(actor.workshop.code, Role.PARTICIPANT, actor.participant_id)
    console = console_address(here.code)
    draw_parts = partial(draw_listed, session, scene, here)
    with listed() as now:
        draw_now(
            here, scene, draw_parts, interviews=has_interviews(session, actor.workshop), console=console, quiet=True
        )
    with listed() as wall:
        draw_wall(here, scene)
    return {
        "stage": scene.stage,
        "place": here.as_data(),
        "areas": {"now": writing_first(scene, now), "wall": wall},
        "people": [person_as_data(person) for person in people_of_device(session, actor)],
        "organisations": organisations_of(session, actor.workshop),
        "console": console if actor.facilitates else None,
    }


def writing_first(scene: Scene, shown: Shown) -> Shown:
    """Where people write, the place for it comes before what the activity shows, to be in sight."""
    if scene.step is None or not is_open(scene.workshop) or not may_write(scene.step):
        return shown
    names = [one.get("component") for one in shown]
    here = names.index("composer")
    after = names.index("ballot") + 1
    return [*shown[:after], shown[here], *shown[after:here], *shown[here + 1 :]]


def draw_listed(session: Session, scene: Scene, here: Place, declared: Parts) -> None:
    """What only Streamlit can draw becomes a link to the page that it draws."""
    for one in declared:
        if not one.when(session, scene):
            continue
        if one.name == "shared_report":
            draw_report(here, scene)
        elif one.name in DRAWN:
            DRAWN[one.name](here, "participant", **one.data(session, scene))
        else:
            add_link(one.name, _("See more of this step on the large page"), f"/{PATHS['join']}?code={here.code}")


def person_as_data(person: Participant) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.name,
        "job_function": person.job_function,
        "organisation": person.organisation,
        "domain": person.domain.value,
    }
