"""A backup that is taken while people write holds everything that was acknowledged before it began."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.databases import place_of_programs, postgresql_server
from tests.e2e.room import prepared
from tests.e2e.server import ROOT, Server, serving

WRITERS = ("Amira", "Bram", "Chris")
BEFORE = 30


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    if request.param == "sqlite":
        with serving(tmp_path) as server:
            yield server
        return
    with postgresql_server() as url, serving(tmp_path, url) as server:
        yield server


def kompas(server: Server, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Of an administrator; SQLite needs no program of its own."""
    path = "" if server.database_url.startswith("sqlite") else place_of_programs()
    environment = {"KOMPAS_DATABASE_URL": server.database_url, "PATH": path}
    command = [sys.executable, "-m", "kompas", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def notes_in(server: Server) -> set[str]:
    engine = create_engine(server.database_url)
    with engine.connect() as connection:
        found = set(connection.execute(text("SELECT id FROM note")).scalars())
    engine.dispose()
    return found


def test_restore_of_a_backup_taken_during_load_is_complete(server: Server, tmp_path: Path) -> None:
    acknowledged: list[str] = []
    enough, taken = threading.Event(), threading.Event()
    backup = tmp_path / "backup"

    room = prepared(server)
    for name in WRITERS:
        room.join(name)
    room.go_to("before_help")

    def write(name: str) -> None:
        while not taken.is_set():
            note = room.note("Er is wachttijd.")
            (result,) = room.deliver(room.people[name], note)
            assert result["status"] in ("applied", "later"), result  # later: faster than anybody writes
            if result["status"] == "applied":
                acknowledged.append(str(note["id"]))
            if len(acknowledged) >= BEFORE:
                enough.set()

    writers = [threading.Thread(target=write, args=(name,)) for name in WRITERS]
    for writer in writers:
        writer.start()
    assert enough.wait(60)
    before = set(acknowledged)
    made = kompas(server, "backup", str(backup))
    during = len(acknowledged) - len(before)
    taken.set()
    for writer in writers:
        writer.join()
    assert (made.returncode, made.stderr) == (0, "")
    assert during > 0, "nobody wrote while the backup was made"
    refused = kompas(server, "restore", str(backup))
    assert (refused.returncode, "Stop Kompas first" in refused.stderr) == (1, True)
    server.stop()
    later = notes_in(server)
    assert set(acknowledged) <= later
    restored = kompas(server, "restore", str(backup))
    assert (restored.returncode, restored.stderr) == (0, "")
    assert before <= notes_in(server) <= later
    assert not list(tmp_path.glob("kompas.db-*"))
    server.start()
    assert room.deliver(room.people["Amira"], room.note("Na het terugzetten"))[0]["status"] == "applied"
