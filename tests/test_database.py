import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session, select

from kompas.database import Changes, Database, get_database, note_change
from kompas.disk_room import Room
from kompas.domain.core.changes import record_change
from kompas.enums import RecordKind
from kompas.migrating import migrate
from kompas.models import Workshop
from kompas.models.core.record import RecordKey

from .databases import on_both
from .factories import make_workshop, workshop_shape


@pytest.fixture
def told(database: Database) -> list[Changes]:
    heard: list[Changes] = []
    database.listeners.append(heard.append)
    return heard


def fail_after(database: Database, workshop: Workshop) -> None:
    with database.transaction() as session:
        record_change(session, session.get_one(Workshop, workshop.id))
        raise RuntimeError("halfway")


@on_both
def test_listeners_hear_after_the_commit(database: Database) -> None:
    seen: list[str] = []

    def look(changes: Changes) -> None:
        with database.reading() as other:
            seen.extend(other.exec(select(Workshop.title).where(Workshop.id == next(iter(changes)).id)))

    database.listeners.append(look)
    with database.transaction() as session:
        make_workshop(session, title="Vastgelegd")
        assert seen == []
    assert seen == ["Vastgelegd"]


@on_both
def test_listeners_hear_the_last_revision_once(database: Database, told: list[Changes]) -> None:
    with database.transaction() as session:
        workshop = make_workshop(session)
        record_change(session, workshop)
    assert told == [{workshop.key: workshop.revision}]


@on_both
def test_nothing_is_told_when_nothing_changed(database: Database, told: list[Changes]) -> None:
    with database.transaction() as session:
        session.exec(select(Workshop)).all()
    assert told == []


@on_both
def test_rollback_tells_nothing_and_keeps_nothing(database: Database, told: list[Changes]) -> None:
    with database.transaction() as session:
        workshop = make_workshop(session)
    revision = workshop.revision
    told.clear()
    with pytest.raises(RuntimeError, match="halfway"):
        fail_after(database, workshop)
    with database.reading() as reader:
        assert reader.get_one(Workshop, workshop.id).revision == revision
    assert told == []


@on_both
def test_failing_commit_tells_nothing(database: Database, told: list[Changes]) -> None:
    def commit_a_duplicate() -> None:
        with database.transaction() as session:
            shape = workshop_shape().model_dump()
            session.add_all(Workshop(**shape, code="AAAAAA", facilitator_code_hash="x") for _ in range(2))
            note_change(session, RecordKey(RecordKind.WORKSHOP, 1), 1)

    with pytest.raises(Exception, match=r"(?i)unique"):
        commit_a_duplicate()
    assert told == []


@on_both
def test_concurrent_changes_all_count(database: Database) -> None:
    """Each reads before it writes: without a lock from the start, one would fail or get lost."""
    with database.transaction() as session:
        workshop = make_workshop(session)

    def change() -> None:
        for _ in range(10):
            with database.transaction() as session:
                record_change(session, session.get_one(Workshop, workshop.id))

    threads = [threading.Thread(target=change) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    with database.reading() as reader:
        assert reader.get_one(Workshop, workshop.id).revision == workshop.revision + 40


def pragma(session: Session, name: str) -> object:
    return session.connection().execute(text(f"PRAGMA {name}")).scalar_one()


def test_sqlite_is_tuned_to_lose_nothing(database: Database) -> None:
    with database.reading() as session:
        found = {
            name: pragma(session, name) for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10000}


def test_database_is_well_when_its_tables_answer(database: Database) -> None:
    assert database.is_well()


def test_database_without_tables_is_not_well(tmp_path: Path) -> None:
    empty = Database(f"sqlite:///{tmp_path / 'empty.db'}")
    assert not empty.is_well()
    empty.dispose()


def test_database_makes_its_folder(tmp_path: Path) -> None:
    Database(f"sqlite:///{tmp_path / 'new' / 'folder' / 'kompas.db'}").dispose()
    assert (tmp_path / "new" / "folder").is_dir()


def test_get_database_follows_the_settings(tmp_path: Path) -> None:
    assert get_database().url.database == str(tmp_path / "kompas.db")
    assert get_database() is get_database()


def test_log_that_a_reader_holds_is_overwritten_as_soon_as_it_can_be(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    database = Database(f"sqlite:///{tmp_path / 'log.db'}")
    database.log.try_again = 0.01
    migrate(database)
    words, files = b"dat-moet-echt-weg", [tmp_path / "log.db", tmp_path / "log.db-wal"]
    with database.transaction() as session:
        workshop = make_workshop(session, title=words.decode())
    with database.reading() as reader:
        reader.exec(select(Workshop)).one()
        with database.transaction() as session:
            session.get_one(Workshop, workshop.id).title = "Weg"
        assert not database.overwrite_log()
        assert any(words in file.read_bytes() for file in files)
        assert "removed text stays in the write-ahead log" in caplog.text
        trying = database.log.trying
    assert trying is not None
    trying.join(30)
    assert not trying.is_alive()
    assert not any(words in file.read_bytes() for file in files)
    assert words.decode() not in caplog.text
    assert database.overwrite_log()
    database.dispose()


FULL = """
import resource, sys
from kompas.database import Database
database = Database(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
print(database.is_well())
"""


def test_database_without_room_to_write_is_not_well(tmp_path: Path) -> None:
    """It still answers; a limit on the size of files is as a disk that is full."""
    url = f"sqlite:///{tmp_path / 'full.db'}"
    database = Database(url)
    migrate(database)
    assert database.is_well()
    told = subprocess.run([sys.executable, "-c", FULL, url], capture_output=True, text=True, check=True)
    assert (told.stdout, "database does not answer: OSError" in told.stderr) == ("False\n", True)
    database.dispose()


@on_both
def test_room_is_tried_without_keeping_a_writer_waiting(database: Database) -> None:
    with database.transaction() as session:
        make_workshop(session)
        assert Room(database.engine).failure_now() is None


def test_room_is_tried_no_more_often_than_it_has_to_be(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    database = Database(f"sqlite:///{folder / 'kompas.db'}")
    seldom, always = Room(database.engine, every=1000), Room(database.engine, every=0)
    for room in (seldom, always):
        room.demand()
    folder.rmdir()
    seldom.demand()
    with pytest.raises(OSError, match="No such file"):
        always.demand()
    database.dispose()
