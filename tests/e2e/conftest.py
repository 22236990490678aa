from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from .browser import LAPTOP, PROJECTOR, Visitor, chromium
from .people import Console, Participant, Screen
from .room import Room, prepared
from .server import Server, serving

expect.set_options(timeout=15000)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium; closed after these tests, since its event loop would be in the way of others that want one."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("e2e")) as server:
        yield server


@pytest.fixture
def visit(browser: Browser, server: Server) -> Iterator[Callable[..., Visitor]]:
    """Make a browser for somebody: `visit(secret)`. At the end none may have complained."""
    visitors: list[Visitor] = []

    def make(secret: str | None = None, size: tuple[int, int] = LAPTOP, at: Server = server, **options: Any) -> Visitor:
        visitors.append(Visitor(browser, at, secret, size, **options))
        return visitors[-1]

    yield make
    complaints = [complaint for visitor in visitors for complaint in visitor.complaints]
    for visitor in visitors:
        visitor.close()
    assert complaints == []


@pytest.fixture
def room(server: Server) -> Room:
    """A workshop with Amira in it, at "before help"."""
    room = prepared(server)
    room.join("Amira")
    room.go_to("before_help")
    return room


@pytest.fixture
def participant(visit: Callable[..., Visitor], room: Room) -> Participant:
    """Amira, on a laptop."""
    return Participant(visit(room.people["Amira"]).open(f"/meedoen?code={room.code}"))


@pytest.fixture
def console(visit: Callable[..., Visitor], room: Room) -> Console:
    return Console(visit(room.facilitator).open(f"/begeleiden?code={room.code}"))


@pytest.fixture
def screen(visit: Callable[..., Visitor], room: Room) -> Screen:
    """The projector, on the facilitator's laptop."""
    return Screen(visit(room.facilitator, PROJECTOR).open(f"/scherm?code={room.code}"))
