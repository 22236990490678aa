import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, SQLModel, col, select

from kompas.database import Database, get_database
from kompas.domain.wall.pictures import RedrawnPicture, put_picture
from kompas.domain.whole.retention import erase_workshop, set_retention
from kompas.enums import Role
from kompas.errors import Invalid, NotAllowed
from kompas.exports import report_of
from kompas.exports.wall.conclusions import Conclusions
from kompas.migrating import migrate
from kompas.models import Case, CasePicture, Conclusion, Note, Participant, Workshop
from kompas.models.core.columns import now
from kompas.retention import Incomplete, forget_daily, forget_what_is_due
from kompas.rules import Actor
from tests.databases import on_both
from tests.factories import (
    FACILITATOR,
    START,
    Room,
    act,
    bring,
    facilitator_of,
    forget_due,
    go_to,
    id_of,
    join,
    make_workshop,
    new_id,
    post,
)

WORDS = "moeder-vertelde-dit-in-vertrouwen"


def filled(session: Session, secret: str = FACILITATOR, **changes: object) -> tuple[Workshop, Actor]:
    """A workshop with a participant, a note and a conclusion that rests on it."""
    workshop = make_workshop(session, secret, **changes)
    facilitator = facilitator_of(session, workshop, secret)
    participant = join(session, workshop, "Fatima")
    case = bring(session, participant, text=WORDS)
    put_picture(session, participant, Role.PARTICIPANT, case.id, new_id(), RedrawnPicture("image/png", WORDS.encode()))
    go_to(session, facilitator, "before_help")
    note = post(session, participant, "before_help", WORDS, case_id=case.id)
    step_id = id_of(session, workshop, "before_help")
    act(session, facilitator, "record_conclusion", step_id=step_id, text="Scholen bellen eerder.", note_ids=[note.id])
    act(session, participant, "say_ready", step_id=step_id, ready=True)
    session.flush()
    return workshop, facilitator


@on_both
def test_names_and_notes_go_after_the_period_and_conclusions_stay(session: Session) -> None:
    workshop, _ = filled(session)
    workshop.started_at = START
    assert forget_due(session, START + timedelta(days=89)) == 0
    assert forget_due(session, START + timedelta(days=91)) == 1
    assert [session.exec(select(table)).all() for table in (Note, Case, CasePicture)] == [[], [], []]
    assert [(person.name, person.job_function) for person in session.exec(select(Participant))] == [("", "")]
    assert [conclusion.text for conclusion in session.exec(select(Conclusion))] == ["Scholen bellen eerder."]
    assert [one.text for one in report_of(session, workshop, now())[Conclusions].conclusions] == [
        "Scholen bellen eerder."
    ]


@on_both
def test_each_workshop_has_its_own_period(session: Session) -> None:
    workshop, facilitator = filled(session)
    workshop.started_at = START
    set_retention(session, facilitator, 7)
    assert forget_due(session, START + timedelta(days=8)) == 1
    assert forget_due(session, START + timedelta(days=9)) == 0


@on_both
def test_workshop_that_is_to_come_is_never_due(session: Session) -> None:
    make_workshop(session, starts_at=now() + timedelta(days=200))
    assert forget_due(session, now()) == 0


@pytest.mark.parametrize("days", [0, -1, 4000])
def test_period_out_of_bounds_is_refused(session: Session, facilitator: Actor, days: int) -> None:
    with pytest.raises(Invalid):
        set_retention(session, facilitator, days)


@on_both
def test_erase_removes_every_row_of_the_workshop_and_no_other(session: Session) -> None:
    workshop, facilitator = filled(session)
    kept, _ = filled(session, secret="another-facilitator", title="Blijft")
    erase_workshop(session, facilitator, f"  {workshop.title.upper()} ")
    session.flush()
    for table in SQLModel.metadata.sorted_tables:
        if "workshop_id" in table.c:
            left = {row.workshop_id for row in session.connection().execute(select(table.c.workshop_id))}
            assert left <= {kept.id}, table.name
    assert [one.title for one in session.exec(select(Workshop))] == ["Blijft"]


@on_both
def test_erase_asks_for_the_title(session: Session) -> None:
    _, facilitator = filled(session)
    with pytest.raises(Invalid):
        erase_workshop(session, facilitator, "iets anders")
    assert len(session.exec(select(Note)).all()) == 1


def test_participant_cannot_erase(session: Session, workshop: Workshop, participant: Actor) -> None:
    with pytest.raises(NotAllowed):
        erase_workshop(session, participant, workshop.title)


def test_erased_text_is_overwritten_in_the_files(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Not only unlinked: the bytes are gone from the database and from its write-ahead log."""
    path = tmp_path / "wis.db"
    database = Database(f"sqlite:///{path}")
    migrate(database)
    with caplog.at_level(logging.INFO):
        with database.transaction() as session:
            workshop, _ = filled(session)
        with database.transaction() as session:
            erase_workshop(session, facilitator_of(session, workshop), workshop.title)
        database.overwrite_log()
    database.dispose()
    assert [file.name for file in tmp_path.iterdir() if WORDS.encode() in file.read_bytes()] == []
    assert f"workshop {workshop.id} erased" in caplog.text
    assert workshop.title not in caplog.text


def test_forgotten_text_is_overwritten_in_the_files(tmp_path: Path) -> None:
    """What people wrote after the period too, in the database and in the write-ahead log beside it."""
    database = Database(f"sqlite:///{tmp_path / 'vergeet.db'}")
    migrate(database)
    with database.transaction() as session:
        workshop, _ = filled(session, starts_at=now() - timedelta(days=91))
        workshop.started_at = workshop.starts_at
    files = [file for file in tmp_path.iterdir() if file.name.startswith("vergeet")]
    assert [file for file in files if WORDS.encode() in file.read_bytes()] != []
    assert forget_what_is_due(database) == 1
    assert {file.name for file in files} >= {"vergeet.db", "vergeet.db-wal"}
    kept = b"Organisatie van Fatima"  # organisations stay
    left = {file.name: file.read_bytes().replace(kept, b"") for file in files}
    assert [name for name, content in left.items() if WORDS.encode() in content or b"Fatima" in content] == []
    database.dispose()


def test_command_says_and_logs_what_it_removed(tmp_path: Path) -> None:
    database = get_database()
    migrate(database)
    with database.transaction() as session:
        workshop, _ = filled(session, starts_at=now() - timedelta(days=91))
        workshop.started_at = workshop.starts_at
    command = [sys.executable, "-m", "kompas.retention"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ)
    assert done.stdout == "Kompas: names and notes of 1 workshop removed.\n"
    assert f"names and notes of workshop {workshop.id} removed, its period is over" in done.stderr
    assert WORDS not in done.stderr
    database.dispose()


class AwayOnce(Database):
    """A database that cannot be reached the first time somebody wants to change it."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.asked = 0
        self.came_back = threading.Event()

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        self.asked += 1
        if self.asked == 1:
            raise OSError(WORDS)
        with super().transaction() as session:
            yield session
        self.came_back.set()


def test_daily_job_survives_a_failure_and_tries_again_sooner(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    url = f"sqlite:///{tmp_path / 'weg.db'}"
    migrate(Database(url))
    database = AwayOnce(url)
    stop = forget_daily(database, after_failure=0)
    assert database.came_back.wait(30)
    stop()
    assert database.asked == 2
    assert "removing names and notes failed and is tried again later: OSError" in caplog.text
    assert WORDS not in caplog.text
    database.dispose()


def test_daily_job_forgets_what_is_due(database: Database) -> None:
    room = Room(database, "Fatima", starts_at=now() - timedelta(days=91))
    assert forget_what_is_due(database) == 1
    assert forget_what_is_due(database) == 0
    with database.reading() as session:
        assert session.get_one(Workshop, room.workshop_id).forgotten_at is not None


def test_one_workshop_that_cannot_be_forgotten_stops_no_other(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    """It is logged without what is in it, and tried again."""
    past = {"starts_at": now() - timedelta(days=91)}
    rooms = [Room(database, "Fatima", title=WORDS, **past) for _ in range(3)]
    broken = rooms[1].workshop_id
    with database.engine.connect().execution_options(write=True) as connection, connection.begin():
        connection.exec_driver_sql(f"UPDATE workshop SET anonymity = 'hologram' WHERE id = {broken}")
    with pytest.raises(Incomplete):
        forget_what_is_due(database)
    with database.reading() as session:
        kept = session.exec(select(Workshop.id).where(col(Workshop.forgotten_at).is_(None))).all()
    assert kept == [broken]
    assert f"workshop {broken} could not be forgotten: ValueError" in caplog.text
    assert WORDS not in caplog.text


@pytest.mark.parametrize(
    "odd", ["retention_days = 2147483647", "starts_at = '9999-12-31 23:59:59'", "retention_days = -2147483647"]
)
def test_row_out_of_all_bounds_stops_no_other(database: Database, odd: str) -> None:
    """As copies could bring in before they were checked."""
    past = {"starts_at": now() - timedelta(days=91)}
    rooms = [Room(database, "Fatima", **past) for _ in range(2)]
    with database.engine.connect().execution_options(write=True) as connection, connection.begin():
        connection.exec_driver_sql(f"UPDATE workshop SET {odd} WHERE id = {rooms[0].workshop_id}")
    assert forget_what_is_due(database) >= 1
    with database.reading() as session:
        assert session.get_one(Workshop, rooms[1].workshop_id).forgotten_at is not None
