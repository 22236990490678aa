"""A backup that is taken while people write holds everything that was acknowledged before it began."""

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

from tests.e2e.room import prepared
from tests.e2e.server import ROOT, Server, serving

WRITERS = ("Amira", "Bram", "Chris")
BEFORE = 30


def kompas(server: Server, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"KOMPAS_DATABASE_URL": server.database_url, "PATH": ""}
    command = [sys.executable, "-m", "kompas", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def notes_in(file: Path) -> set[str]:
    with closing(sqlite3.connect(file)) as connection:
        return {identity for (identity,) in connection.execute("SELECT id FROM note")}


def test_restore_of_a_backup_taken_during_load_is_complete(tmp_path: Path) -> None:
    acknowledged: list[str] = []
    enough, taken = threading.Event(), threading.Event()
    backup = tmp_path / "backup.db"

    with serving(tmp_path) as server:
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
        later = notes_in(server.file)
        assert set(acknowledged) <= later
        restored = kompas(server, "restore", str(backup))
        assert (restored.returncode, restored.stderr) == (0, "")
        assert before <= notes_in(server.file) <= later
        assert not list(tmp_path.glob("kompas.db-*"))
        server.start()
        assert room.deliver(room.people["Amira"], room.note("Na het terugzetten"))[0]["status"] == "applied"
