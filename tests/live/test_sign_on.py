"""What is done round Streamlit's own routes for signing on: where people come back, which cookies stay, what is logged."""

from typing import Any
from urllib.parse import parse_qs

import anyio
import pytest

from kompas.live.sign_on import CALLBACK, LOGIN, LOGOUT, SignOn, page_in, sign_on_secrets
from kompas.settings import get_settings
from tests.signing_on import ISSUER, turn_on

HOST = "kompas.example"
HERE = f"https://{HOST}"
USER = "_streamlit_user=abc; HttpOnly; Max-Age=2592000; Path=/; SameSite=lax"
TOKENS = "_streamlit_user_tokens=abc; HttpOnly; Max-Age=2592000; Path=/; SameSite=lax"
GONE = '_streamlit_user=""; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/; SameSite=lax'


@pytest.fixture(autouse=True)
def single_sign_on(monkeypatch: pytest.MonkeyPatch) -> None:
    turn_on(monkeypatch)


class Answer:
    def __init__(self, messages: list[Any]) -> None:
        self.status: int = messages[0]["status"]
        self.headers = [(name.decode(), value.decode()) for name, value in messages[0]["headers"]]

    @property
    def location(self) -> str:
        return dict(self.headers)["location"]

    @property
    def cookies(self) -> list[str]:
        return [value for name, value in self.headers if name == "set-cookie"]


class Streamlit:
    """What stands behind the middleware: answers as Streamlit does, or breaks."""

    def __init__(self, *cookies: str, status: int = 302, breaks: bool = False) -> None:
        self.cookies, self.status, self.breaks = cookies, status, breaks
        self.asked: dict[str, list[str]] = {}

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.asked = parse_qs(scope["query_string"].decode())
        if self.breaks:
            raise OSError("no route to anna@waterrijk.example")
        headers = [(b"location", b"/"), *((b"set-cookie", one.encode()) for one in self.cookies)]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body"})


def ask(streamlit: Streamlit, path: str, query: str = "", scheme: str = "https", **headers: str) -> Answer:
    sent: list[Any] = []
    told = {"host": HOST, **headers}
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "scheme": scheme,
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in told.items()],
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request"}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    anyio.run(SignOn(streamlit), scope, receive, send)
    assert [one["type"] for one in sent] == ["http.response.start", "http.response.body"]
    return Answer(sent)


def back_from(where: str, query: str = "code=1&state=2", streamlit: Streamlit | None = None) -> Answer:
    return ask(streamlit or Streamlit(USER, TOKENS), CALLBACK, query, cookie=f"a=b; kompas_return={where}; c=d")


def test_where_somebody_was_is_kept_on_the_way_out_and_found_on_the_way_back() -> None:
    out = ask(Streamlit(), LOGIN, "provider=x", referer=f"{HERE}/begeleiden?code=ABCDEF&sign-on=failed")
    assert out.cookies[0].startswith("kompas_return=/begeleiden?code=ABCDEF; ")
    back = back_from("/begeleiden?code=ABCDEF")
    assert back.location == "/begeleiden?code=ABCDEF"
    assert any(one.startswith("kompas_return=; ") and "Max-Age=0" in one for one in back.cookies)


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "https://evil.example/begeleiden",
        f"http://{HOST}:81/x",
        f"https://{HOST}.evil.example/",
        f"https://{HOST}@evil.example/",
        f"https://{HOST}/{'x' * 400}",
        f"https://{HOST}:port/",
    ],
)
def test_other_addresses_lead_to_the_start_page(address: str | None) -> None:
    assert page_in(address, HOST) == "/"


@pytest.mark.parametrize(
    "where", ["//evil.example/x", "/\\evil.example", "https://evil.example", "@evil.example/x", "/%0d%0aset-cookie:x=y"]
)
def test_what_the_cookie_holds_leads_nowhere_else(where: str) -> None:
    location = back_from(where).location
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))
    assert "\r" not in location
    assert "\n" not in location


@pytest.mark.parametrize(
    ("query", "cookies", "told"),
    [
        ("code=1&state=2", (USER, TOKENS), ""),
        ("code=1&state=2", (GONE,), "?sign-on=failed"),
        ("code=1&state=2", (), "?sign-on=failed"),
        ("error=access_denied&state=2", (), "?sign-on=refused"),
        ("error=server_error&state=2", (), "?sign-on=failed"),
        ("", (), ""),
    ],
)
def test_what_went_wrong_stands_in_the_address(query: str, cookies: tuple[str, ...], told: str) -> None:
    assert back_from("/", query, Streamlit(*cookies)).location == f"/{told}"


@pytest.mark.parametrize("streamlit", [Streamlit(status=400), Streamlit(status=500), Streamlit(breaks=True)])
def test_provider_that_does_not_answer_leads_back_with_a_word(
    streamlit: Streamlit, caplog: pytest.LogCaptureFixture
) -> None:
    answer = ask(streamlit, LOGIN, "provider=x", referer=f"{HERE}/voorbereiden")
    assert (answer.status, answer.location) == (302, "/voorbereiden?sign-on=unreachable")
    assert "anna" not in caplog.text


def test_tokens_are_not_kept_and_the_rest_no_longer_than_a_sign_on(monkeypatch: pytest.MonkeyPatch) -> None:
    turn_on(monkeypatch, SSO_HOURS="2")
    kept = [one for one in back_from("/").cookies if one.startswith("_streamlit")]
    assert kept == ["_streamlit_user=abc; HttpOnly; Path=/; SameSite=lax; Max-Age=7200; Secure"]


def test_cookies_that_go_still_go() -> None:
    gone = GONE.replace("_user=", "_user_tokens=")
    assert ask(Streamlit(GONE, gone), LOGOUT).cookies == [f"{GONE}; Secure", f"{gone}; Secure"]


def test_cookies_are_secure_where_the_outside_is() -> None:
    session = "_streamlit_session=a=b/c+d; path=/; Max-Age=1209600; httponly; samesite=lax"
    for scheme, secure in (("https", True), ("http", False)):
        found = ask(Streamlit(session), LOGIN, scheme=scheme).cookies
        assert [one for one in found if one.startswith("_streamlit")] == [session + ("; Secure" if secure else "")]


def test_description_of_an_error_does_not_reach_the_log() -> None:
    streamlit = Streamlit()
    back_from("/", "error=access_denied&error_description=anna@waterrijk.example&state=2", streamlit)
    assert streamlit.asked == {"error": ["access_denied"], "state": ["2"]}


def test_without_single_sign_on_nothing_is_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ISSUER", "CLIENT_ID", "CLIENT_SECRET"):
        monkeypatch.delenv(f"KOMPAS_SSO_{name}")
    get_settings.cache_clear()
    assert sign_on_secrets(get_settings()) is None
    answer = ask(Streamlit(TOKENS), CALLBACK, "code=1")
    assert (answer.location, answer.cookies) == ("/", [TOKENS])


def test_streamlit_is_told_what_it_reads_from_a_file_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    told = sign_on_secrets(get_settings())
    assert told is not None
    key = told["auth"].pop("cookie_secret")
    assert told["auth"] == {
        "redirect_uri": "https://kompas.example/oauth2callback",
        "client_id": "kompas",
        "client_secret": "a-secret-between-two",
        "server_metadata_url": f"{ISSUER}/.well-known/openid-configuration",
        "client_kwargs": {"scope": "openid profile"},
    }
    assert len(key) == 64
    turn_on(monkeypatch, SSO_EMAIL_DOMAINS="waterrijk.example")
    again = sign_on_secrets(get_settings())
    assert again is not None
    assert again["auth"]["client_kwargs"] == {"scope": "openid profile email"}
    assert again["auth"]["cookie_secret"] == key
