"""A network with a form, and a workshop that fills in one."""

from typing import Any

from sqlmodel import Session

from kompas.domain.dossier.forms import begin_form, filled_in
from kompas.domain.network.networks import create_network, seat, seat_in_network
from kompas.domain.whole.actions import apply_action
from kompas.domain.workshop.devices import known_device
from kompas.domain.workshop.workshops import create_workshop
from kompas.enums import NetworkRole
from kompas.events import ACTION
from kompas.models import Answer, FilledForm, Network, NetworkCreate, Workshop
from kompas.rules import NetworkActor
from kompas.scripts import FacilitationScript
from kompas.scripts.loader import own_library
from tests.factories import FACILITATOR, new_id, workshop_shape

FORM = "learning_cycle"


def network_with(session: Session, *names: str) -> list[NetworkActor]:
    """A network in which each of these works on a browser of their own."""
    network: Network | None = None
    actors = []
    for name in names:
        device = known_device(session, f"secret of {name}")
        if network is None:
            network = create_network(session, device.id, NetworkCreate(name="Samen voor thuis"))
        seat(session, device.id, network)
        actor = seat_in_network(session, network, f"secret of {name}")
        assert actor is not None
        tell(session, actor, "name_seat", name=name)
        actors.append(actor)
    return actors


def tell(session: Session, actor: Any, type_: str, **fields: Any) -> str:
    """Carry out an action in a network; gives its id."""
    told = {"id": new_id(), "type": type_, "role": NetworkRole.CORE.value, **fields}
    apply_action(session, actor, ACTION.validate_python(told))
    return str(told["id"])


def begun(session: Session, actor: NetworkActor, **changes: Any) -> FilledForm:
    filled = begin_form(session, actor, FORM, "Contactpersoon op scholen", **changes)
    session.flush()
    return filled


def answers(session: Session, filled: FilledForm) -> dict[str, Answer]:
    (found,) = filled_in(session, [filled])
    return found.answers


def script_with_form() -> FacilitationScript:
    """The customer journey with the form at its end: the first part at the summary, and then the whole."""
    script = own_library().scripts["customer_journey"]
    told = script.model_dump(mode="json")
    for step in told["steps"]:
        if step["key"] in ("summary", "closing"):
            part = {"key": FORM, "section": "plan" if step["key"] == "summary" else None}
            step |= {"activity": "form", "form": part, "evaluation": None}
    return FacilitationScript.model_validate(told)


def workshop_with_form(session: Session) -> Workshop:
    workshop, _code = create_workshop(session, FACILITATOR, workshop_shape(), script_with_form())
    return workshop
