"""How many streams and pages one browser, and one address, may have open at once.

A room of 400 behind one address has a stream and a page each, some people two or three; a browser has one of each per tab.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from kompas.errors import TooMuch
from kompas.i18n import N_
from kompas.live.cookies import secret_in

MOST_OF_ONE_BROWSER = 20
MOST_OF_ONE_ADDRESS = 1500
TABS = N_("This browser has Kompas open in too many tabs. Close some of them; this page goes on by itself.")
ADDRESS = N_(
    "Too many people are in at once from this address. Close pages that you do not use, and ask the administrator."
)


class Crowd:
    """Counts what is open, by browser and by address."""

    def __init__(self) -> None:
        self._open: Counter[tuple[str, str]] = Counter()

    @contextmanager
    def one_more(self, browser: str, address: str) -> Iterator[None]:
        """Raises TooMuch when there are enough."""
        keys = (("browser", browser), ("address", address))
        if self._open[keys[0]] >= MOST_OF_ONE_BROWSER:
            raise TooMuch(TABS)
        if self._open[keys[1]] >= MOST_OF_ONE_ADDRESS:
            raise TooMuch(ADDRESS)
        self._open.update(keys)
        try:
            yield
        finally:
            self._open.subtract(keys)
            for key in keys:
                if self._open[key] <= 0:
                    del self._open[key]


class Pages:
    """Middleware: each websocket is a page with all that Streamlit keeps for it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.crowd = Crowd()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        try:
            with self.crowd.one_more(*opened_by(scope)):
                await self.app(scope, receive, send)
        except TooMuch:
            await receive()
            await send({"type": "websocket.close", "code": 1013})  # before it was accepted: 403


def opened_by(scope: Scope) -> tuple[str, str]:
    """The browser, and the address it comes from; who shows no cookie counts as its address."""
    address = (scope.get("client") or ("", 0))[0]
    return secret_in(Headers(scope=scope).get("cookie")) or address, address
