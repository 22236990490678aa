"""The server falls over, or is not allowed to stand up: what was acknowledged stays, and the words are clear."""

import sqlite3
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect

from tests.e2e.browser import PATIENCE, Visitor, chromium
from tests.e2e.people import Participant
from tests.e2e.room import Room, prepared
from tests.e2e.server import Server, serving
from tests.e2e.test_access import Ear
from tests.e2e.test_network import PATH, Collaboration, at_work, here, say_name
from tests.e2e.words import w

expect.set_options(timeout=PATIENCE)
WRITERS = 6
EACH = 10


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with serving(tmp_path) as server:
        yield server


@pytest.fixture
def room(server: Server) -> Room:
    room = prepared(server)
    for number in range(WRITERS):
        room.join(f"Schrijver {number}")
    room.go_to("before_help")
    return room


def test_acknowledged_notes_survive_a_kill(server: Server, room: Room) -> None:
    """Six people post ten notes each, sending again what was not acknowledged; in the middle the server dies."""
    acknowledged: list[str] = []
    halfway = threading.Event()

    def write(name: str) -> None:
        for count in range(EACH):
            note = room.note(f"{name}, post-it {count}")
            while note["id"] not in acknowledged:
                try:
                    (result,) = room.deliver(room.people[name], note)
                except httpx.HTTPError:
                    halfway.wait(0.05)
                    continue
                assert result["status"] == "applied", result
                acknowledged.append(str(note["id"]))
            if len(acknowledged) >= WRITERS * EACH // 2:
                halfway.set()

    writers = [threading.Thread(target=write, args=(name,)) for name in room.people]
    for writer in writers:
        writer.start()
    assert halfway.wait(30)
    server.kill()
    at_the_kill = set(acknowledged)
    stored = stored_ids(server)
    assert at_the_kill <= set(stored)
    server.start()
    for writer in writers:
        writer.join(30)
    assert len(acknowledged) == WRITERS * EACH
    assert Counter(note.id for note in room.notes()) == Counter(acknowledged)
    assert len(set(room.texts())) == WRITERS * EACH


def test_what_is_done_in_a_network_while_the_server_is_down_arrives_once(server: Server) -> None:
    """The name is said to a dead server; the outbox delivers it to the next, and the other browser gets to see it."""
    network = Collaboration(server)
    with chromium() as browser:
        amira, bram = (Visitor(browser).arrive(server, secret) for secret in (network.amira, network.bram))
        ours, theirs = (at_work(one.open(PATH + network.code)) for one in (amira, bram))
        amira.loses_connection = bram.loses_connection = True
        server.kill()
        say_name(ours, "Amira")
        kept = w("Not sent yet. Kept on this device; it is sent as soon as there is a connection.")
        expect(ours.locator(".present")).to_contain_text(kept)
        server.start()
        expect(here(theirs)).to_contain_text("Amira")
        expect(ours.locator(".present")).not_to_contain_text(kept)
        assert amira.complaints + bram.complaints == []
    with sqlite3.connect(server.file) as connection:
        (applied,) = connection.execute("SELECT network_id, workshop_id FROM appliedaction").fetchall()
        names = connection.execute("SELECT name FROM networkseat ORDER BY id").fetchall()
    connection.close()
    assert applied == (1, None)
    assert names == [("Amira",), ("",)]


def stored_ids(server: Server) -> list[str]:
    with sqlite3.connect(server.file) as connection:
        return [row[0] for row in connection.execute("SELECT id FROM note")]


def test_ctrl_c_ends_it_with_streams_and_browsers_open(server: Server, room: Room) -> None:
    """A stream never ends by itself. How soon it ends: `python -m benchmarks start`."""
    ears = [Ear(room, secret, "participant") for secret in room.people.values()]
    with chromium() as browser:
        for secret in list(room.people.values())[:2]:
            visitor = Visitor(browser).arrive(server, secret)
            Participant(visitor.open(f"/meedoen?code={room.code}&groot=1")).is_at("before_help")
        server.interrupt()
    for ear in ears:
        ear.stop()
    server.start()
    assert room.current() == room.steps["before_help"]


def test_health_tells_when_the_tables_are_gone(server: Server) -> None:
    assert server.health() == 200
    with sqlite3.connect(server.file) as connection:
        connection.execute("ALTER TABLE workshop RENAME TO workshop_elsewhere")
    connection.close()
    answer = httpx.get(f"{server.url}/healthz")
    assert (answer.status_code, answer.json()) == (503, {"app": "ok", "database": "down"})
    with sqlite3.connect(server.file) as connection:
        connection.execute("ALTER TABLE workshop_elsewhere RENAME TO workshop")
    connection.close()
    assert server.health() == 200


def test_newer_database_is_refused_in_one_line(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        server.interrupt()
    with sqlite3.connect(server.file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    (line,) = refusal_of(tmp_path, server)
    assert line.startswith("Kompas: the database has version 9999")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KOMPAS_DATABASE_URL", "mysql://localhost/kompas"),
        ("KOMPAS_LANGUAGE", "de"),
        ("KOMPAS_FACILITATOR_KEY", "kort"),
        ("KOMPAS_COLOUR", "blue"),
    ],
)
def test_wrong_setting_stops_the_start_in_one_line(tmp_path: Path, name: str, value: str) -> None:
    (line,) = refusal_of(tmp_path, Server(tmp_path), **{name: value})
    assert line.startswith("Kompas: ")
    assert name in line
    assert value not in line.replace("expected", "")


def refusal_of(directory: Path, server: Server, **settings: str) -> list[str]:
    """What the server says before it gives up."""
    server.errors = directory / "refusal.log"
    process = server.launch(**settings)
    try:
        assert process.wait(timeout=30) != 0
    finally:
        server.stop()
    return [line for line in server.said().splitlines() if line.strip()]
