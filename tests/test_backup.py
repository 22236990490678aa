"""Backup and restore refuse what would lose something, on both databases."""

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import select

from kompas.backup import BackupError, back_up, restore
from kompas.database import Database
from kompas.models import Note

from .databases import on_both, on_postgresql, place_of_programs
from .factories import Room


def texts(database: Database) -> list[str]:
    with database.reading() as session:
        return sorted(session.exec(select(Note.text)))


def written(database: Database) -> Room:
    room = Room(database, "Amira")
    room.go_to("before_help")
    room.act("Amira", "post_note", **fields(room, "Eerste"))
    return room


def fields(room: Room, text: str) -> dict[str, object]:
    note = room.note("Amira", "before_help", text)
    return {name: value for name, value in note.items() if name not in ("type", "role")}


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pg_dump that is as new as the server of the tests."""
    monkeypatch.setenv("PATH", os.pathsep.join([place_of_programs(), os.environ["PATH"]]))


@on_both
def test_what_was_written_after_the_backup_is_gone_and_what_was_before_is_back(
    database: Database, tmp_path: Path, programs: None
) -> None:
    room = written(database)
    back_up(database, tmp_path / "kept")
    assert stat.S_IMODE((tmp_path / "kept").stat().st_mode) == 0o600
    room.act("Amira", "post_note", **fields(room, "Tweede"))
    assert texts(database) == ["Eerste", "Tweede"]
    database.dispose()
    restore(database, tmp_path / "kept")
    assert texts(database) == ["Eerste"]


@on_both
def test_backup_never_replaces_a_file(database: Database, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("the one of yesterday")
    with pytest.raises(BackupError, match="never replaces one"):
        back_up(database, tmp_path / "kept")
    assert (tmp_path / "kept").read_text() == "the one of yesterday"


@on_postgresql
def test_missing_program_is_named_and_leaves_nothing(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BackupError, match="pg_dump is not installed"):
        back_up(database, tmp_path / "kept")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"something else", b"SQLite format 3\0 and then nothing"])
def test_file_that_is_no_backup_is_refused_and_the_database_stays(
    database: Database, tmp_path: Path, content: bytes
) -> None:
    written(database)
    database.dispose()
    (tmp_path / "other").write_bytes(content)
    with pytest.raises(BackupError, match="no backup of Kompas"):
        restore(database, tmp_path / "other")
    assert texts(database) == ["Eerste"]


def test_other_database_of_sqlite_is_refused(database: Database, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other")) as other:
        other.execute("CREATE TABLE note (id)")
    with pytest.raises(BackupError, match="no backup of Kompas"):
        restore(database, tmp_path / "other")


@on_both
def test_database_in_use_is_not_replaced(database: Database, tmp_path: Path, programs: None) -> None:
    written(database)
    back_up(database, tmp_path / "kept")
    another = Database(database.url.render_as_string(hide_password=False))
    try:
        assert another.is_well()
        with pytest.raises(BackupError, match="Stop Kompas first"):
            restore(database, tmp_path / "kept")
    finally:
        another.dispose()


def test_what_was_there_is_kept_beside_it(database: Database, tmp_path: Path) -> None:
    written(database)
    back_up(database, tmp_path / "kept")
    database.dispose()
    kept = restore(database, tmp_path / "kept")
    assert kept is not None
    with closing(sqlite3.connect(kept)) as old:
        assert old.execute("SELECT text FROM note").fetchall() == [("Eerste",)]
