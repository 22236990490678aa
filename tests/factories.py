"""Workshops, people and actions for tests. The script is the real customer journey."""

import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlmodel import Session, select

from kompas.database import Database
from kompas.domain.core.changes import record_change
from kompas.domain.whole.actions import apply_action
from kompas.domain.whole.retention import forget_if_due, workshops_kept
from kompas.domain.workshop.devices import identify, known_device, take_seat
from kompas.domain.workshop.participants import join_workshop
from kompas.domain.workshop.workshops import create_workshop, steps_of
from kompas.enums import Domain, Phase, RecordKind, Role
from kompas.errors import KompasError
from kompas.events import ACTION, Action
from kompas.models import Bottleneck, Case, Note, ParticipantCreate, Step, Workshop, WorkshopCreate
from kompas.models.core.columns import lasting_key
from kompas.models.core.record import RecordKey
from kompas.rules import Actor
from kompas.scripts import FacilitationScript
from kompas.scripts.loader import own_library

START = datetime(2026, 9, 15, 11, 30, tzinfo=UTC)
FACILITATOR = "secret-of-the-facilitator"
KINDS = {"summary": "afterthought"}


def journey() -> FacilitationScript:
    return own_library().scripts["customer_journey"]


def workshop_shape(**changes: Any) -> WorkshopCreate:
    given = {"title": "Klantreis Waterrijk", "script_key": "customer_journey", "starts_at": START}
    return WorkshopCreate.model_validate({**given, **changes})


def make_workshop(session: Session, secret: str = FACILITATOR, **changes: Any) -> Workshop:
    shape = workshop_shape(**changes)
    workshop, _facilitator_code = create_workshop(session, secret, shape, own_library().scripts[shape.script_key])
    return workshop


def facilitator_of(session: Session, workshop: Workshop, secret: str = FACILITATOR) -> Actor:
    return identify(session, secret, workshop.code)


def person(name: str, **changes: Any) -> ParticipantCreate:
    given = {
        "name": name,
        "job_function": "wijkteammedewerker",
        "organisation": f"Organisatie van {name}",
        "domain": Domain.SOCIAL,
    }
    return ParticipantCreate.model_validate({**given, **changes})


def join(session: Session, workshop: Workshop, name: str, secret: str | None = None) -> Actor:
    """Somebody joins on a browser of their own, unless `secret` says on which."""
    secret = secret or secret_of(name)
    join_workshop(session, secret, workshop.code, person(name), acknowledged=True)
    return identify(session, secret, workshop.code)


def secret_of(name: str) -> str:
    return f"secret-of-{name}"


def new_id() -> str:
    return str(uuid.uuid4())


def step_at(session: Session, workshop: Workshop, key: str) -> Step:
    return next(step for step in steps_of(session, workshop) if step.key == key)


def id_of(session: Session, workshop: Workshop, key: str) -> int:
    """The id of the step with this key of the script."""
    found = step_at(session, workshop, key).id
    assert found is not None
    return found


def message(type_: str, role: Role = Role.FACILITATOR, /, **fields: Any) -> dict[str, Any]:
    """An action as a browser sends it."""
    return {"id": new_id(), "role": role.value, "type": type_, **fields}


def action_of(actor: Actor, type_: str, **fields: Any) -> Action:
    role = Role.FACILITATOR if actor.facilitates else Role.PARTICIPANT
    return ACTION.validate_python({**message(type_, role), **fields})


def act(session: Session, actor: Actor, type_: str, **fields: Any) -> str:
    """Carry out one action the way the writer does; gives its id."""
    action = action_of(actor, type_, **fields)
    apply_action(session, actor, action)
    return action.id


def go_to(session: Session, actor: Actor, key: str) -> None:
    """The facilitator brings the room to a step."""
    workshop = actor.workshop
    act(session, actor, "go_to_step", from_step_id=workshop.current_step_id, to_step_id=id_of(session, workshop, key))


def forget_due(session: Session, at: datetime) -> int:
    """Forget every workshop whose period is over, as the daily job does each by itself; how many there were."""
    kept = [session.get_one(Workshop, one) for one in workshops_kept(session)]
    return sum(forget_if_due(session, workshop, at) for workshop in kept)


def post(session: Session, actor: Actor, key: str, text: str = "Er was iemand die bleef.", **fields: Any) -> Note:
    """Somebody posts a note at the step with this key."""
    fields = {"kind": KINDS.get(key, "good"), "step_id": id_of(session, actor.workshop, key), "text": text, **fields}
    return note_with(session, act(session, actor, "post_note", **fields))


def bring(session: Session, actor: Actor, name: str = "Vlinder", **fields: Any) -> Case:
    """Somebody brings a case."""
    case_id = act(session, actor, "bring_case", **{"name": name, "age_group": "age_12_17", **fields})
    return session.get_one(Case, case_id)


def note_with(session: Session, note_id: str) -> Note:
    return session.exec(select(Note).where(Note.id == note_id)).one()


def refuses(error: type[KompasError], match: str | None, *attempts: Callable[[], object]) -> None:
    """Each of these is refused, with these words if any are given."""
    for attempt in attempts:
        with pytest.raises(error, match=match):
            attempt()


class Room:
    """A workshop in progress, for tests that look at it from outside: each act is a transaction of its own."""

    def __init__(self, database: Database, *names: str, facilitator: str = FACILITATOR, **changes: Any) -> None:
        self.database = database
        with database.transaction() as session:
            workshop = make_workshop(session, facilitator, **changes)
            self.code, self.workshop_id = workshop.code, workshop.id or 0
            self.steps = {step.key: step.id or 0 for step in steps_of(session, workshop)}
        self.secrets = {"facilitator": facilitator}
        for name in names:
            self.join(name)

    def join(self, name: str, secret: str | None = None) -> int:
        """Somebody takes part; gives the id of the participant."""
        self.secrets[name] = secret or f"{secret_of(name)}-in-{self.code}"
        with self.database.transaction() as session:
            shape = person(name)
            made = join_workshop(session, self.secrets[name], self.code, shape, acknowledged=True)
            return made.id or 0

    def seat_screen(self) -> None:
        """A browser that only projects."""
        self.secrets["screen"] = f"secret-of-the-screen-in-{self.code}"
        with self.database.transaction() as session:
            workshop = self.workshop(session)
            take_seat(session, known_device(session, self.secrets["screen"]), workshop, Role.SCREEN)

    @property
    def key(self) -> RecordKey:
        return RecordKey(RecordKind.WORKSHOP, self.workshop_id)

    def workshop(self, session: Session) -> Workshop:
        return session.get_one(Workshop, self.workshop_id)

    def steps_in(self, session: Session) -> list[Step]:
        return steps_of(session, self.workshop(session))

    def message(self, name: str, type_: str, /, **fields: Any) -> dict[str, Any]:
        role = Role.FACILITATOR if name == "facilitator" else Role.PARTICIPANT
        return {**message(type_, role), **fields}

    def act(self, name: str, type_: str, /, **fields: Any) -> str:
        """One action of somebody, past the network; gives its id."""
        action = ACTION.validate_python(self.message(name, type_, **fields))
        with self.database.transaction() as session:
            apply_action(session, identify(session, self.secrets[name], self.code, to_change=True), action)
        return action.id

    def change(self, function: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """What the facilitator does through a form: a domain function that takes session and actor."""
        with self.database.transaction() as session:
            return function(session, identify(session, FACILITATOR, self.code), *arguments, **named)

    def go_to(self, key: str) -> None:
        with self.database.reading() as session:
            current = self.workshop(session).current_step_id
        self.act("facilitator", "go_to_step", from_step_id=current, to_step_id=self.steps[key])

    def note(self, name: str, key: str, text: str = "Er was iemand die bleef.", **fields: Any) -> dict[str, Any]:
        """The message with which somebody posts a note."""
        kind = KINDS.get(key, "good")
        return self.message(name, "post_note", **{"step_id": self.steps[key], "kind": kind, "text": text, **fields})

    def post(self, name: str, key: str, text: str = "Er was iemand die bleef.", **fields: Any) -> str:
        kind = KINDS.get(key, "good")
        return self.act(name, "post_note", **{"step_id": self.steps[key], "kind": kind, "text": text, **fields})

    def notes(self) -> dict[str, Note]:
        with self.database.reading() as session:
            return {note.id: note for note in session.exec(select(Note).where(Note.workshop_id == self.workshop_id))}


def bottleneck_in(room: Room) -> str:
    """One that an earlier journey left, laid before this workshop; gives its id."""
    with room.database.transaction() as session:
        row = Bottleneck(
            id=new_id(),
            workshop_id=room.workshop_id,
            lineage=lasting_key(),
            phase=Phase.SUPPORT,
            text="x",
            held=[],
        )
        record_change(session, room.workshop(session), row)
        return row.id
