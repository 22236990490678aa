"""Middleware: the browser's identity, the security headers, and Streamlit's page made ours (language, title, icon)."""

import base64
import gzip
import hashlib
import re

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kompas import look
from kompas.database import Database
from kompas.domain.core.codes import new_secret
from kompas.domain.workshop.devices import find_device
from kompas.domain.workshop.renewing import needs_word, see_device
from kompas.live.assets import BASE_STYLE, EARLY, HERE, IMPORT_MAP, preloads
from kompas.live.cookies import COOKIE, Carried, carried_in, cookies_for, is_minted
from kompas.models import Device
from kompas.models.core.columns import now
from kompas.settings import get_settings

WITHOUT_PAGES = ("/live/", "/static/", "/assets/", "/healthz", "/_stcore/", "/media/")
INLINE_SCRIPT = re.compile(rb'<script(?: type="importmap"| type="module" async)?>(.*?)</script>', re.DOTALL)
STREAMLIT_AT_ONCE = (
    b"<script>window.__streamlit={BACKEND_BASE_URL:location.origin+'/',"
    b"HOST_CONFIG:{allowedOrigins:[location.origin],useExternalAuthToken:false}}</script>"
)
"""Where Streamlit's server is. Without it the page first asks for `<page>/_stcore/health`, gets 404s, asks again at the
root, and only then opens its connection: an eighth of a second at every opening. Nor may other origins send it messages.
"""
OURS = (
    f'<script type="importmap">{IMPORT_MAP}</script><script type="module" async>{EARLY}</script>'
    f'<style id="kompas-style" media="not all">{BASE_STYLE}</style>'
)
"""The map before any module: what is asked for earlier does not know it. The style is that of components, not of the page."""


HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def top() -> bytes:
    """The design tokens with it: an organisation's own are known only now."""
    return f"{OURS}<style>{look.style()}</style>".encode()


def content_security_policy(page: bytes = b"") -> str:
    """As strict as Streamlit bears: components are imported from blob: addresses, styles are set inline by emotion."""
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"
        for script in INLINE_SCRIPT.findall(page)
    )
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' blob: {hashes}".strip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "media-src 'self' blob:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


class Identity:
    """Gives every browser a random secret in an HttpOnly cookie, and now and then another; the database has only hashes."""

    def __init__(self, app: ASGIApp, database: Database) -> None:
        self.app = app
        self.database = database

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(WITHOUT_PAGES):
            await self.app(scope, receive, with_headers(send))
            return
        page = Page(send)
        if wants_a_page(scope):
            page.packs = "gzip" in Headers(scope=scope).get("accept-encoding", "")
            # a compressed page could not be changed on its way out
            kept = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
            scope = {**scope, "headers": kept}
        carried = carried_in(Headers(scope=scope).get("cookie"))
        page.language, page.cookies = await run_in_threadpool(self._receive, carried, scope)
        await self.app(scope, receive, page.pass_on)

    def _receive(self, carried: Carried | None, scope: Scope) -> tuple[str, list[str]]:
        """The language of this browser, and the cookies it gets."""
        with self.database.reading() as session:
            device = find_device(session, carried.secret) if carried else None
        secret = self._secret_for(carried, device, scope)
        language = (device.language if device else None) or get_settings().language
        return language, cookies_for(self.database, secret, secure=is_secure(scope)) if secret else []

    def _secret_for(self, carried: Carried | None, device: Device | None, scope: Scope) -> str | None:
        """The secret to give to this browser, or None when it goes on with the one it has."""
        if carried is None:
            return new_secret()
        minted = is_minted(self.database, carried)
        is_plain = is_secure(scope) and carried.name == COOKIE
        if device is None:
            return None if minted and not is_plain else new_secret()
        replace = is_plain or not minted
        if not wants_a_page(scope) or not (replace or needs_word(device, carried.secret, now())):
            return None
        with self.database.transaction() as session:
            # a plain cookie of ours over https may have been put there by a neighbour, who must not go on with it
            return see_device(session, carried.secret, replace=replace, at_once=is_plain and minted)


class Page:
    """One response on its way out; only an HTML page is held back to be changed."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.language = "nl"
        self.cookies: list[str] = []
        self.packs = False
        self.start: Message | None = None
        self.body = b""

    async def pass_on(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            set_headers(headers)
            if headers.get("content-type", "").startswith("text/html"):
                self.start = message
                return
        elif self.start is not None and message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish()
            return
        await self.send(message)

    async def _finish(self) -> None:
        assert self.start is not None
        headers = MutableHeaders(scope=self.start)
        if "content-encoding" not in headers:
            self.body = made_ours(self.body, self.language)
            headers["Content-Security-Policy"] = content_security_policy(self.body)
            del headers["etag"]
            headers["cache-control"] = "no-store"
            if self.packs:
                self.body = gzip.compress(self.body, mtime=0)
                headers["content-encoding"] = "gzip"
            headers["content-length"] = str(len(self.body))
        for cookie in self.cookies:
            headers.append("set-cookie", cookie)
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": self.body})


def made_ours(page: bytes, language: str) -> bytes:
    """Only Streamlit's own page has to be changed; the light page is ours already."""
    if b"<title>Streamlit</title>" not in page:
        return page
    return (
        page.replace(b'<html lang="en">', f'<html lang="{language}">'.encode(), 1)
        .replace(b"<title>Streamlit</title>", b"<title>Kompas</title>", 1)
        .replace(b'href="./favicon.png"', f'href="{HERE}/pictures/favicon.svg"'.encode(), 1)
        .replace(b"<head>", b"<head>" + top() + STREAMLIT_AT_ONCE, 1)
        .replace(b"</head>", f"{preloads(language)}</head>".encode(), 1)
    )


def with_headers(send: Send) -> Send:
    async def pass_on(message: Message) -> None:
        if message["type"] == "http.response.start":
            set_headers(MutableHeaders(scope=message))
        await send(message)

    return pass_on


def set_headers(headers: MutableHeaders) -> None:
    for name, value in HEADERS.items():
        headers[name] = value
    headers.setdefault("Content-Security-Policy", content_security_policy())


def wants_a_page(scope: Scope) -> bool:
    return scope["method"] == "GET" and "text/html" in Headers(scope=scope).get("accept", "")


def is_secure(scope: Scope) -> bool:
    return scope.get("scheme") == "https" or Headers(scope=scope).get("x-forwarded-proto") == "https"
