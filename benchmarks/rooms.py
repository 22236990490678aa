"""Workshops to measure in, made with the domain functions themselves."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from sqlmodel import Session

from kompas.database import Database
from kompas.domain.core.codes import new_secret
from kompas.domain.whole.actions import apply_action
from kompas.domain.workshop.devices import identify
from kompas.domain.workshop.participants import join_workshop
from kompas.domain.workshop.workshops import create_workshop, steps_of
from kompas.enums import Domain, NoteKind, Role
from kompas.events.wall.notes import PostNote
from kompas.events.workshop.steps import GoToStep
from kompas.migrating import migrate
from kompas.models import ParticipantCreate, Step, WorkshopCreate
from kompas.models.core.columns import now
from kompas.scripts.loader import own_library
from kompas.settings import get_settings

SCRIPT = "customer_journey"
KINDS = (NoteKind.GOOD, NoteKind.BETTER, NoteKind.IMPROVEMENT)
SENTENCES = (
    "De wijkverpleegkundige kwam aan de keukentafel en nam de tijd",
    "Drie maanden wachten op het eerste gesprek, en thuis liep het intussen op",
    "Eén vast gezicht voor het hele gezin, ook na de overdracht",
    "School zag het vroeg, maar wist niet wie er gebeld kon worden",
    "Samen aan tafel overdragen in plaats van met een brief",
)


@dataclass(frozen=True)
class Room:
    """A running workshop in its third phase: cookie secrets of the facilitator and of each participant."""

    code: str
    workshop_id: int
    step_id: int
    facilitator: str
    participants: list[str]


@contextmanager
def fresh_database() -> Iterator[Database]:
    """An empty SQLite database at the version of the code; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="kompas-benchmark-", dir="/tmp") as folder:
        database = open_database(Path(folder) / "kompas.db")
        try:
            yield database
        finally:
            database.dispose()


def open_database(path: Path) -> Database:
    database = Database(f"sqlite:///{path}")
    migrate(database)
    return database


def address_of(database: Database) -> str:
    return database.url.render_as_string(hide_password=False)


def build_room(database: Database, people: int, notes: int = 0) -> Room:
    facilitator = new_secret()
    shape = WorkshopCreate(title="Klantreis meting", script_key=SCRIPT, starts_at=now())
    script = own_library().scripts[SCRIPT]
    with database.transaction() as session:
        workshop, _ = create_workshop(session, facilitator, shape, script, get_settings().facilitator_key)
        code = workshop.code
        participants = [seat_somebody(session, code, number) for number in range(people)]
    phases = walk_to_third_phase(database, code, facilitator)
    write_notes(database, code, participants, phases, notes)
    assert workshop.id is not None
    return Room(code, workshop.id, identity_of(phases[-1]), facilitator, participants)


def seat_somebody(session: Session, code: str, number: int) -> str:
    secret = new_secret()
    shape = ParticipantCreate(
        name=f"Deelnemer {number + 1}",
        job_function="Wijkteammedewerker",
        organisation=f"Organisatie {number % 9 + 1}",
        domain=list(Domain)[number % len(Domain)],
    )
    join_workshop(session, secret, code, shape, acknowledged=True)
    return secret


def walk_to_third_phase(database: Database, code: str, facilitator: str) -> list[Step]:
    """Goes step by step to the third phase; returns the phases passed, the current one last."""
    passed: list[Step] = []
    with database.transaction() as session:
        actor = identify(session, facilitator, code)
        for step in steps_of(session, actor.workshop):
            before, here = actor.workshop.current_step_id, identity_of(step)
            move = GoToStep(
                id=uuid4().hex, role=Role.FACILITATOR, type="go_to_step", from_step_id=before, to_step_id=here
            )
            apply_action(session, actor, move)
            if step.phase and step.content["kinds"]:
                passed.append(step)
            if len(passed) == 3:
                break
    return passed


def write_notes(database: Database, code: str, participants: list[str], phases: list[Step], count: int) -> None:
    with database.transaction() as session:
        for number in range(count):
            actor = identify(session, participants[number % len(participants)], code)
            step = phases[number % len(phases)]
            action = PostNote.model_validate(note_action(uuid4().hex, identity_of(step), sentence(number), number))
            apply_action(session, actor, action)


def note_action(identity: str, step_id: int, text: str, number: int = 0) -> dict[str, object]:
    """A note as the browser sends it."""
    kind = KINDS[number % len(KINDS)].value
    return {"id": identity, "role": "participant", "type": "post_note", "step_id": step_id, "kind": kind, "text": text}


def sentence(number: int) -> str:
    return SENTENCES[number % len(SENTENCES)]


def identity_of(step: Step) -> int:
    assert step.id is not None
    return step.id
