"""The support check; the text stays at hand, so that it can be amended and asked about again."""

from datetime import timedelta

from sqlmodel import col, select

from kompas.activities.ambition import EARLIER, TEXT
from kompas.activity import Activity, Part
from kompas.domain.whole.rehearsed import texts
from kompas.domain.whole.rehearsed.play import Play, spread
from kompas.enums import Stance
from kompas.events.inquiry.ambitions import CloseSupportCheck, OpenSupportCheck, StateSupport
from kompas.i18n import N_
from kompas.models import AmbitionDraft

STANCES = (
    {"stance": Stance.SUPPORTS, "has_mandate": True},
    {"stance": Stance.CONCERN, "has_mandate": True},
    {"stance": Stance.SUPPORTS, "has_mandate": False},
    {"stance": Stance.MUST_CONSULT, "has_mandate": False},
)


def rehearse(play: Play) -> None:
    query = select(AmbitionDraft).where(AmbitionDraft.workshop_id == play.step.workshop_id)
    draft = play.session.exec(query.order_by(col(AmbitionDraft.version).desc())).first()
    if draft is None:
        return
    check = play.do(0, "check", OpenSupportCheck, draft_id=draft.id)
    consult_by = (play.facilitator.workshop.starts_at + timedelta(days=14)).date()
    for number, (when, person) in enumerate(spread(play.people, 0.1, 0.7)):
        said = {**STANCES[number % len(STANCES)], "reason": "", "consult_by": None}
        if said["stance"] is Stance.MUST_CONSULT:
            said["consult_by"] = consult_by
        if said["stance"] is Stance.CONCERN:
            said["reason"] = texts.texts_of("better")[0]
        play.do(when, f"stance {number}", StateSupport, person, check_id=check, **said)
    play.do(0.8, "table", CloseSupportCheck, check_id=check)


CHECK = Part("support")
ACTIVITY = Activity(
    name="support",
    label=N_("Who supports the ambition"),
    order=150,
    comes_for_participant=N_("Here each says what the own organisation thinks of the ambition."),
    comes_on_screen=N_("Here is the ambition, and when the check is closed what each organisation says."),
    workspace=(CHECK, TEXT, EARLIER),
    screen=(CHECK,),
    participant=(CHECK, TEXT),
    rehearse=rehearse,
    chapters=("Ambition", "Versions"),
)
