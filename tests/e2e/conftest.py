from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from .browser import LAPTOP, PATIENCE, PROJECTOR, Visit, Visitor, Visitors, chromium
from .people import Console, Participant, Screen
from .room import Room, prepared
from .server import Server, serving

expect.set_options(timeout=PATIENCE)


@pytest.fixture(autouse=True)
def cheap_codes() -> None:
    """Not here: a server in a process of its own checks the codes that a test hands out."""


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium; closed after these tests, since its event loop would be in the way of others that want one."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("e2e")) as server:
        yield server


@pytest.fixture(scope="package")
def visitors(browser: Browser) -> Visitors:
    return Visitors(browser)


@pytest.fixture
def visit(visitors: Visitors, server: Server) -> Iterator[Visit]:
    """Make a browser for somebody: `visit(secret)`. At the end none may have complained."""

    def make(secret: str | None = None, size: tuple[int, int] = LAPTOP, at: Server = server, **options: Any) -> Visitor:
        return visitors.invite(size, **options).arrive(at, secret)

    yield make
    assert visitors.say_goodbye() == []


@pytest.fixture
def room(server: Server) -> Room:
    """A workshop with Amira in it, at "before help"."""
    room = prepared(server)
    room.join("Amira")
    room.go_to("before_help")
    return room


@pytest.fixture
def participant(visit: Visit, room: Room) -> Participant:
    """Amira, on a laptop."""
    return Participant(visit(room.people["Amira"]).open(f"/meedoen?code={room.code}&groot=1"))


@pytest.fixture
def console(visit: Visit, room: Room) -> Console:
    return Console(visit(room.facilitator).open(f"/begeleiden?code={room.code}"))


@pytest.fixture
def screen(visit: Visit, room: Room) -> Screen:
    """The projector, on the facilitator's laptop."""
    return Screen(visit(room.facilitator, PROJECTOR).open(f"/scherm?code={room.code}"))
