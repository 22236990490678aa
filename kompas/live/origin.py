"""Middleware: only pages of our own open a websocket or send something."""

from urllib.parse import SplitResult, urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from kompas.settings import get_settings

USUAL_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}
HARMLESS = {"GET", "HEAD", "OPTIONS"}


def is_ours(origin: str | None, host: str | None) -> bool:
    """Whether an `Origin` header names the host and port that were asked, or the public address."""
    try:
        there = urlsplit(origin or "")
        mine = (urlsplit(f"{there.scheme}://{host}"), urlsplit(get_settings().public_url or ""))
        return bool(there.hostname) and where(there) in {where(one) for one in mine if one.hostname}
    except ValueError:  # a port that is no number
        return False


def where(address: SplitResult) -> tuple[str | None, int | None]:
    return address.hostname, address.port or USUAL_PORTS.get(address.scheme)


class SameOrigin:
    """Says no before Streamlit is asked, which would look up the outside address of this server, and wait for it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope) if scope["type"] in ("http", "websocket") else Headers()
        origin = headers.get("origin")
        if scope["type"] == "websocket":
            if not is_ours(origin, headers.get("host")):
                await receive()
                await send({"type": "websocket.close", "code": 1008})  # before it was accepted: 403
                return
            scope = {**scope, "headers": as_if_asked_here(scope, origin)}
        elif is_sent(scope) and not is_ours(origin, headers.get("host")):
            await send({"type": "http.response.start", "status": 403, "headers": [(b"content-length", b"0")]})
            await send({"type": "http.response.body"})
            return
        await self.app(scope, receive, send)


def is_sent(scope: Scope) -> bool:
    """Whether somebody sends something; the live routes ask for themselves, and say why not."""
    return scope["type"] == "http" and scope["method"] not in HARMLESS and not scope["path"].startswith("/live/")


def as_if_asked_here(scope: Scope, origin: str | None) -> list[tuple[bytes, bytes]]:
    """Behind a proxy that renames the host Streamlit would compare the origin with another name, and ask outside."""
    host = urlsplit(origin or "").netloc.encode()
    return [(name, host if name == b"host" else value) for name, value in scope["headers"]]
