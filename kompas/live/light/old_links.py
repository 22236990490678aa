"""Middleware: the address of before leads to the light page, also from a QR code that was printed long ago."""

from urllib.parse import parse_qsl, quote

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from kompas.ui.address import LARGE, LIGHT, PATHS
from kompas.ui.state import PREVIEW

WANT_THE_OTHER = {LARGE, PREVIEW}
"""Who asks for these came for what Streamlit draws."""


class OldLinks:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        where = light_instead(scope) if scope["type"] == "http" else None
        app = RedirectResponse(where, 303) if where else self.app
        await app(scope, receive, send)


def light_instead(scope: Scope) -> str | None:
    """Where the light page is, for who asks for the page of participants without more."""
    if scope["method"] not in ("GET", "HEAD") or scope["path"].strip("/") != PATHS["join"]:
        return None
    asked = dict(parse_qsl(scope["query_string"].decode("latin-1")))
    if WANT_THE_OTHER & asked.keys():
        return None
    code = asked.get("code", "").strip()
    return f"/{LIGHT}/{quote(code, safe='')}" if code else f"/{LIGHT}"
