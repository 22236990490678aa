"""Every page as everybody gets it, and every fragment, which runs by itself while its page stands open."""

import ast
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.runtime import fragment
from streamlit.testing.v1 import AppTest

from kompas.database import Database
from kompas.domain.workshop.devices import end_seats, known_device, take_seat
from kompas.enums import NetworkRole, Role
from kompas.ui import state
from kompas.ui.address import PAGES
from tests.databases import fill
from tests.factories import Room, new_id

from .people import World
from .table import demand_section

ROOT = Path(__file__).parents[2]
FRAME = ROOT / "kompas" / "ui" / "frame.py"
CLOSED = "–"
AUDIENCES = {one.value for one in (*Role, *NetworkRole)}
ELSEWHERE = {
    "kompas.ui.rehearsal.play": "on the console of a rehearsal, whose people are made up: tests/pages/test_rehearsal.py",
    "kompas.ui.parts.compared.show_comparison": "when there was an earlier round: tests/e2e/test_map.py",
    "kompas.ui.parts.figures.matrix_on_screen": "when the facilitator puts it on the screen: tests/e2e/test_map.py",
}
"""Fragments that no step draws by itself, and where they are seen."""
SCRIPTS = ("customer_journey", "network_map", "appreciative_inquiry")
LOOKING = {
    "facilitator": "facilitate",
    "participant": "join",
    "screen": "screen",
    "logged out": "facilitate",
    "stranger": "screen",
}
"""By role, the page on which it would see what a step shows."""
EXPLAINED = (
    "As which audience its live parts listen, how many files it offers, which fragments run in it; – is a closed door. "
    "`network` and `prepare` are asked with the code of the network and of the workshop."
)


@pytest.fixture
def world(database: Database, migrated_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    path = Path(shutil.copy(migrated_file, tmp_path / "kept.db"))
    kept = Database(f"sqlite:///{path}")
    world = World(kept)
    kept.dispose()
    fill(database, path)
    world.room.database = database
    monkeypatch.setattr(state, "get_database", lambda: database)
    return world


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The fragments that were drawn since it was emptied."""
    names: set[str] = set()
    before = fragment._make_fragment_identity

    def remember(function: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        names.add(f"{function.__module__}.{function.__qualname__}")
        return before(function, *arguments, **named)

    monkeypatch.setattr(fragment, "_make_fragment_identity", remember)
    return names


def open_page(name: str, code: str, secret: str | None) -> AppTest:
    page = AppTest.from_file(str(FRAME), default_timeout=30)
    page.session_state["secret"], page.session_state["language"] = secret or new_id(), "en"
    page.run()
    page.query_params["code"] = code
    page.switch_page(f"../../pages/{PAGES[name]}").run()
    assert not page.exception, page.exception[0].message
    return page


def listening_as(page: AppTest, code: str) -> set[str]:
    """The audiences as which live parts of the page listen to what has this code."""
    parts = [json.loads(one.proto.json or "{}") for one in page.get("bidi_component")]
    places = [found for part in parts for found in places_in(part)]
    return {str(place["role"]) for place in places if place.get("code") == code} & AUDIENCES


def places_in(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"code", "role"} <= value.keys():
            yield value
        yield from (found for one in value.values() for found in places_in(one))
    elif isinstance(value, list):
        yield from (found for one in value for found in places_in(one))


def cell(world: World, name: str, secret: str | None, drawn: set[str]) -> str:
    code = world.network.code if name == "network" else world.room.code
    drawn.clear()
    page = open_page(name, code, secret)
    files = len(page.get("download_button"))
    told = [
        *sorted(listening_as(page, code)),
        *([f"{files} files"] if files else []),
        *sorted(one.rpartition(".")[2] for one in drawn),
    ]
    return ", ".join(told) or CLOSED


def fragments() -> set[str]:
    """Every function that is made a fragment, by module and name."""
    found = set()
    for path in [*(ROOT / "kompas").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]:
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and any("fragment" in ast.unparse(one) for one in node.decorator_list):
                found.add(f"{module}.{node.name}")
    return found


def test_every_page_is_open_to_whom_it_should_be(world: World, drawn: set[str]) -> None:
    assert set(PAGES.values()) == {path.name for path in (ROOT / "pages").glob("*.py")}
    rows = {name: {role: cell(world, name, secret, drawn) for role, secret in world.secrets.items()} for name in PAGES}
    demand_section("Pages", EXPLAINED, rows)


def test_every_fragment_is_drawn_for_whom_it_should_be(world: World, drawn: set[str]) -> None:
    rows = {name: dict.fromkeys(LOOKING, CLOSED) for name in fragments() - set(ELSEWHERE)}
    seen: set[str] = set()
    for script in SCRIPTS:
        room = seated(world, script)
        new = {activity: key for activity, key in keys_by_activity(room).items() if activity not in seen}
        seen |= new.keys()
        for key in new.values():
            room.go_to(key)
            for role, page in LOOKING.items():
                drawn.clear()
                open_page(page, room.code, room.secrets.get(role) or world.secrets[role])
                for name in drawn:
                    rows[name][role] = page
    assert [name for name, row in rows.items() if set(row.values()) == {CLOSED}] == [], (
        "say in ELSEWHERE where it is seen"
    )
    demand_section("Fragments", "On which page it runs, at one step of each activity.", rows, tuple(LOOKING))


def seated(world: World, script: str) -> Room:
    """A workshop by this script, with a facilitator, a participant, a screen, and somebody who was logged out."""
    room = Room(world.room.database, "participant", script_key=script)
    room.seat_screen()
    with room.database.transaction() as session:
        gone = room.secrets["logged out"] = new_id()
        seat = take_seat(session, known_device(session, gone), room.workshop(session), Role.FACILITATOR)
        end_seats(session, room.workshop(session), seat)
    return room


def keys_by_activity(room: Room) -> dict[str, str]:
    with room.database.reading() as session:
        return {step.activity: step.key for step in room.steps_in(session) if not step.left_out}
