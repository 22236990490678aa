from collections.abc import AsyncIterator, Callable

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from kompas.database import Database
from kompas.live.hub import Hub
from kompas.live.identity import Identity
from kompas.live.routes import Live
from tests.factories import Room

from .browser import Browser

Open = Callable[[str | None], Browser]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def live(database: Database, anyio_backend: str) -> AsyncIterator[Live]:
    """Hub and writer of one server, running."""
    live = Live(database)
    live.hub.open()
    live.writer.start()
    yield live
    live.hub.close()
    live.writer.stop()


@pytest.fixture
async def hub(database: Database, anyio_backend: str) -> AsyncIterator[Hub]:
    hub = Hub(database)
    hub.open()
    yield hub
    hub.close()


@pytest.fixture
def browser(live: Live) -> Open:
    """Opens a browser with this secret in its cookie, on the real routes and middleware."""
    app = Starlette(routes=live.routes(), middleware=[Middleware(Identity, database=live.database)])
    return lambda secret: Browser(app, secret)


@pytest.fixture
def room(database: Database) -> Room:
    """Amira and Bram, with the facilitator, at the first phase."""
    room = Room(database, "Amira", "Bram")
    room.go_to("before_help")
    return room
