"""A database of years: many workshops with many notes, inserted in bulk and kept in /tmp for the next time."""

import hashlib
import shutil
import uuid
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from benchmarks.rooms import SCRIPT, open_database, sentence
from benchmarks.server import ROOT
from kompas.database import Database
from kompas.domain.core.codes import hash_of_secret
from kompas.enums import Domain, NoteKind, Phase, Role, WorkshopStatus
from kompas.models import AppliedAction, Device, Note, Participant, Seat, Step, StepVisit, Workshop
from kompas.models.core.columns import now
from kompas.scripts.loader import own_library

WORKSHOPS = 1000
NOTES_EACH = 200
PEOPLE_EACH = 10
AT_A_TIME = 50
Rows = dict[Any, list[dict[str, Any]]]


def copy_archive(target: Path) -> None:
    """Copies the archive to `target`, making it first when this version of the tables has none yet."""
    kept = Path(f"/tmp/kompas-benchmark-archive-{version()}.db")
    if not kept.exists():
        unfinished = kept.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        fill(unfinished)
        unfinished.rename(kept)
    shutil.copyfile(kept, target)


def version() -> str:
    """Changes with the tables and with this file."""
    sources = [Path(__file__), *sorted((ROOT / "kompas" / "migrations" / "versions").glob("*.py"))]
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:12]


def fill(path: Path) -> None:
    database = open_database(path)
    for first in range(0, WORKSHOPS, AT_A_TIME):
        with database.engine.connect().execution_options(write=True) as connection, connection.begin():
            for table, rows in batch(range(first, first + AT_A_TIME)).items():
                connection.execute(insert(table), rows)
    close(database)


def close(database: Database) -> None:
    """With everything in the one file, so that it can be copied."""
    with database.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.dispose()


def batch(numbers: range) -> Rows:
    rows: Rows = {table: [] for table in (Workshop, Step, Device, Participant, Seat, StepVisit, Note, AppliedAction)}
    for number in numbers:
        for table, row in workshop_rows(number):
            rows[table].append(defaults_of(table) | row)
    return rows


@cache
def defaults_of(table: Any) -> dict[str, Any]:
    """What the model would fill in: an insert in bulk goes past the model."""
    fields = {name: field for name, field in table.model_fields.items() if not field.is_required() and name != "id"}
    return {name: field.get_default(call_default_factory=True) for name, field in fields.items()}


def workshop_rows(number: int) -> Iterator[tuple[Any, dict[str, Any]]]:
    workshop, began = number + 1, now() - timedelta(days=number % 1500 + 1)
    steps = own_library().scripts[SCRIPT].steps
    yield Workshop, workshop_row(workshop, began, steps)
    for position, step in enumerate(steps):
        identity = step_id(workshop, position, len(steps))
        yield Step, step_row(identity, workshop, position, step)
        yield StepVisit, {"workshop_id": workshop, "step_id": identity, "entered_at": began, "left_at": began}
    for person in range(PEOPLE_EACH):
        yield from person_rows(workshop, person, began)
    phases = [position for position, step in enumerate(steps) if step.phase and step.kinds]
    for note in range(NOTES_EACH):
        at_step = step_id(workshop, phases[note % len(phases)], len(steps))
        yield from note_rows(workshop, note, at_step, began)


def step_id(workshop: int, position: int, count: int) -> int:
    return (workshop - 1) * count + position + 1


def workshop_row(workshop: int, began: Any, steps: Any) -> dict[str, Any]:
    return {
        "id": workshop,
        "code": f"{workshop:06d}",
        "title": f"Klantreis {workshop}",
        "network": "",
        "goal": "",
        "script_key": SCRIPT,
        "starts_at": began,
        "status": WorkshopStatus.CLOSED,
        "current_step_id": step_id(workshop, len(steps) - 1, len(steps)),
        "revision": NOTES_EACH + PEOPLE_EACH,
        "facilitator_code_hash": "none",
        "created_at": began,
        "started_at": began,
        "closed_at": began + timedelta(hours=3),
    }


def step_row(identity: int, workshop: int, position: int, step: Any) -> dict[str, Any]:
    return {
        "id": identity,
        "workshop_id": workshop,
        "position": position,
        "key": step.key,
        "activity": step.activity,
        "phase": Phase(step.phase) if step.phase else None,
        "minutes": step.minutes,
        "remaining_seconds": step.minutes * 60,
        "content": step.model_dump(mode="json", exclude={"key", "minutes", "activity", "phase"}),
        "revision": 0,
    }


def person_rows(workshop: int, person: int, at: Any) -> Iterator[tuple[Any, dict[str, Any]]]:
    identity = (workshop - 1) * PEOPLE_EACH + person + 1
    yield Device, {"id": identity, "secret_hash": hash_of_secret(f"archive {identity}"), "created_at": at}
    yield (
        Participant,
        {
            "id": identity,
            "workshop_id": workshop,
            "name": f"Deelnemer {person}",
            "job_function": "Wijkteammedewerker",
            "organisation": f"Organisatie {person}",
            "domain": Domain.SOCIAL,
            "acknowledged_at": at,
            "revision": person + 1,
        },
    )
    seat = {"device_id": identity, "workshop_id": workshop, "participant_id": identity, "taken_at": at}
    yield Seat, seat | {"role": Role.PARTICIPANT}


def note_rows(workshop: int, number: int, at_step: int, at: Any) -> Iterator[tuple[Any, dict[str, Any]]]:
    identity, revision = uuid.uuid4().hex, PEOPLE_EACH + number + 1
    yield (
        Note,
        {
            "id": identity,
            "workshop_id": workshop,
            "step_id": at_step,
            "author_id": (workshop - 1) * PEOPLE_EACH + number % PEOPLE_EACH + 1,
            "kind": list(NoteKind)[number % 3],
            "text": f"{sentence(number)} ({workshop}-{number})",
            "sequence": revision,
            "revision": revision,
            "created_at": at,
            "changed_at": at,
        },
    )
    yield AppliedAction, {"id": identity, "workshop_id": workshop, "applied_at": at}
