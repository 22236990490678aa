"""Middleware: the browser's identity, the security headers, and Streamlit's page made ours (language, title, icon)."""

import base64
import gzip
import hashlib
import re

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kompas.database import Database
from kompas.domain.core.codes import new_secret
from kompas.domain.workshop.devices import find_device
from kompas.live.assets import BASE_STYLE, EARLY, HERE, IMPORT_MAP, preloads
from kompas.live.cookies import COOKIE, secret_in
from kompas.settings import get_settings

A_YEAR = 365 * 24 * 3600
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
).encode()
"""The map before any module: what is asked for earlier does not know it. The style is that of components, not of the page."""
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


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
    """Gives every browser a random secret in an HttpOnly cookie; the database knows only its hash."""

    def __init__(self, app: ASGIApp, database: Database) -> None:
        self.app = app
        self.database = database

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(("/live/", "/static/", "/assets/", "/healthz")):
            await self.app(scope, receive, with_headers(send))
            return
        secret = secret_in(Headers(scope=scope).get("cookie"))
        page = Page(send, new_secret() if secret is None else None, is_secure(scope))
        if wants_a_page(scope):
            page.packs = "gzip" in Headers(scope=scope).get("accept-encoding", "")
            # a compressed page could not be changed on its way out
            kept = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
            scope = {**scope, "headers": kept}
        page.language = await run_in_threadpool(self._language, secret)
        await self.app(scope, receive, page.pass_on)

    def _language(self, secret: str | None) -> str:
        with self.database.reading() as session:
            device = find_device(session, secret)
        return (device.language if device else None) or get_settings().language


class Page:
    """One response on its way out; only an HTML page is held back to be changed."""

    def __init__(self, send: Send, secret: str | None, secure: bool) -> None:
        self.send, self.secret, self.secure = send, secret, secure
        self.language = "nl"
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
        if self.secret is not None:
            headers.append("set-cookie", cookie(self.secret, self.secure))
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
        .replace(b"<head>", b"<head>" + OURS + STREAMLIT_AT_ONCE, 1)
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


def cookie(secret: str, secure: bool) -> str:
    parts = f"{COOKIE}={secret}; Path=/; Max-Age={A_YEAR}; HttpOnly; SameSite=Lax"
    return f"{parts}; Secure" if secure else parts
