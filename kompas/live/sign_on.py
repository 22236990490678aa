"""Single sign-on as Streamlit does it (Authlib underneath), fed from our settings; what it leaves open is done here.

Streamlit leads everybody to the start page, also when signing on failed, and keeps what the provider said in cookies for
thirty days. Here: back to where somebody was, with a word for what went wrong; cookies for as long as a sign-on lasts, none
with tokens, and marked Secure.
"""

import hashlib
import hmac
import logging
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kompas.live.identity import is_secure
from kompas.live.origin import is_ours
from kompas.settings import Settings, get_settings

log = logging.getLogger(__name__)
LOGIN, LOGOUT, CALLBACK = "/auth/login", "/auth/logout", "/oauth2callback"
PROBLEM = "sign-on"
"""The parameter in the address with what went wrong: refused, failed or unreachable."""
RETURN = "kompas_return"
LONGEST_RETURN = 300
TEN_MINUTES = 600
USER, TOKENS = "_streamlit_user", "_streamlit_user_tokens"


def sign_on_secrets(settings: Settings) -> dict[str, Any] | None:
    """What Streamlit reads from a secrets file otherwise; None without single sign-on.

    The key of its cookies follows from the client's secret: the same on every instance, and one setting less.
    """
    if settings.sso_issuer is None:
        return None
    assert settings.sso_client_id is not None
    assert settings.sso_client_secret is not None
    key = hmac.new(settings.sso_client_secret.encode(), b"kompas cookies", hashlib.sha256).hexdigest()
    return {
        "auth": {
            "redirect_uri": f"{settings.public_url}{CALLBACK}",
            "cookie_secret": key,
            "client_id": settings.sso_client_id,
            "client_secret": settings.sso_client_secret,
            "server_metadata_url": f"{settings.sso_issuer.rstrip('/')}/.well-known/openid-configuration",
            "client_kwargs": {"scope": "openid profile email" if settings.email_domains else "openid profile"},
        }
    }


class SignOn:
    """Round Streamlit's routes for signing on and out."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        ours = scope["type"] == "http" and scope["path"] in (LOGIN, LOGOUT, CALLBACK)
        if not ours or get_settings().sso_issuer is None:
            await self.app(scope, receive, send)
            return
        answer = Answer(scope, send)
        if scope["path"] == CALLBACK:
            scope = without_description(scope)
        try:
            await self.app(scope, receive, answer.pass_on)
        except Exception as error:
            log.error("signing on failed: %s", type(error).__name__)
            await answer.lead_back("unreachable")


class Answer:
    """What Streamlit answers, on its way out."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.scope, self.send = scope, send
        self.asked = Headers(scope=scope)
        self.replaced = False

    async def pass_on(self, message: Message) -> None:
        if self.replaced:
            return
        if message["type"] == "http.response.start":
            if self.scope["path"] == LOGIN and message["status"] >= 400:
                await self.lead_back("unreachable")
                return
            headers = MutableHeaders(scope=message)
            self.lead(headers)
            message["headers"] = kept_cookies(message["headers"], secure=is_secure(self.scope))
        await self.send(message)

    def lead(self, headers: MutableHeaders) -> None:
        """To the provider, remembering where somebody was; from it, back to there."""
        if self.scope["path"] == LOGIN:
            where = quote(page_in(self.asked.get("referer"), self.asked.get("host")), safe="/?=&")
            headers.append("set-cookie", f"{RETURN}={where}; Path=/; Max-Age={TEN_MINUTES}; HttpOnly; SameSite=Lax")
        elif self.scope["path"] == CALLBACK:
            headers["location"] = with_problem(self.came_from(), self.problem(headers))
            headers.append("set-cookie", f"{RETURN}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")

    def came_from(self) -> str:
        cookies = [pair.strip().partition("=") for pair in (self.asked.get("cookie") or "").split(";")]
        where = next((unquote(value) for name, _, value in cookies if name == RETURN), "/")
        return page_in(f"http://here{where}", "here")

    def problem(self, headers: MutableHeaders) -> str | None:
        """None when somebody has signed on, and when somebody comes back from signing out."""
        told = dict(parse_qsl(self.scope["query_string"].decode("latin-1")))
        if "error" in told:
            return "refused" if told["error"] == "access_denied" else "failed"
        came_in = any(one.startswith(f"{USER}=") and not is_gone(one) for one in headers.getlist("set-cookie"))
        return "failed" if "code" in told and not came_in else None

    async def lead_back(self, problem: str) -> None:
        """Instead of an empty page with an error."""
        self.replaced = True
        where = with_problem(page_in(self.asked.get("referer"), self.asked.get("host")), problem)
        headers = [(b"location", where.encode()), (b"content-length", b"0")]
        await self.send({"type": "http.response.start", "status": 302, "headers": headers})
        await self.send({"type": "http.response.body"})


def page_in(address: str | None, host: str | None) -> str:
    """The path and what is asked of one of our own pages; the start page for any other address."""
    if not is_ours(address, host) or len(address or "") > LONGEST_RETURN:
        return "/"
    parts = urlsplit(address or "")
    asked = [(name, value) for name, value in parse_qsl(parts.query) if name != PROBLEM]
    path = quote("/" + parts.path.lstrip("/\\"))
    return f"{path}?{urlencode(asked)}" if asked else path


def with_problem(where: str, problem: str | None) -> str:
    return f"{where}{'&' if '?' in where else '?'}{PROBLEM}={problem}" if problem else where


def without_description(scope: Scope) -> Scope:
    """Streamlit logs how the provider describes an error, and that may name somebody."""
    told = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    kept = [(name, value) for name, value in told if name != "error_description"]
    return {**scope, "query_string": urlencode(kept).encode()}


def kept_cookies(headers: list[tuple[bytes, bytes]], *, secure: bool) -> list[tuple[bytes, bytes]]:
    """The headers of an answer, with cookies as we keep them."""
    kept = []
    for name, value in headers:
        if name.lower() != b"set-cookie":
            kept.append((name, value))
        elif (cookie := kept_cookie(value.decode("latin-1"), secure=secure)) is not None:
            kept.append((name, cookie.encode("latin-1")))
    return kept


def kept_cookie(cookie: str, *, secure: bool) -> str | None:
    """None for the tokens, which nothing here needs; what says who it is goes when the sign-on is over."""
    pair, *attributes = cookie.split("; ")
    name = pair.partition("=")[0]
    if not is_gone(cookie):
        if name.startswith(TOKENS):
            return None
        if name.startswith(USER):
            attributes = [one for one in attributes if not one.lower().startswith(("max-age=", "expires="))]
            attributes.append(f"Max-Age={get_settings().sso_hours * 3600}")
    return "; ".join([pair, *attributes, *(["Secure"] if secure else [])])


def is_gone(cookie: str) -> bool:
    return "max-age=0" in cookie.lower().split("; ")
