"""The middleware in front of everything: who this browser is, and what a browser may do with our pages."""

import base64
import hashlib
import json
import re
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import httpx
import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from kompas.database import Database
from kompas.domain.workshop.devices import choose_language, find_device
from kompas.live.assets import EARLY, HERE, IMPORT_MAP
from kompas.live.cookies import COOKIE, HOST_COOKIE, cookies_for
from kompas.live.identity import HEADERS, Identity, content_security_policy
from kompas.settings import get_settings

from .browser import HOST, Browser

pytestmark = pytest.mark.anyio
STREAMLIT_PAGE = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")


async def page(request: Request) -> Response:
    return HTMLResponse(STREAMLIT_PAGE, headers={"etag": "old"})


async def other(request: Request) -> Response:
    return JSONResponse({})


@pytest.fixture
def app(database: Database) -> Starlette:
    routes = [Route(path, other) for path in ("/_stcore/health", "/live/x", "/assets/x", "/static/x", "/healthz")]
    return Starlette(routes=[Route("/", page), *routes], middleware=[Middleware(Identity, database=database)])


async def get(app: Starlette, path: str = "/", secret: str | None = None, **headers: Any) -> httpx.Response:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return await Browser(app, secret).request("GET", path, headers={"accept": "text/html", **names})


def cookie_of(answer: httpx.Response, name: str = COOKIE) -> Any:
    return SimpleCookie(answer.headers.get_list("set-cookie")[0])[name]


async def test_new_browser_gets_a_cookie_no_script_can_read(app: Starlette) -> None:
    morsel = cookie_of(await get(app))
    assert len(morsel.value) >= 43
    assert (morsel["httponly"], morsel["samesite"], morsel["path"], morsel["secure"]) == (True, "Lax", "/", "")
    assert int(morsel["max-age"]) == 365 * 24 * 3600


async def test_every_new_browser_gets_another_secret(app: Starlette) -> None:
    assert cookie_of(await get(app)).value != cookie_of(await get(app)).value


async def test_browser_keeps_the_cookie_it_was_given(app: Starlette) -> None:
    given = cookie_of(await get(app)).value
    assert "set-cookie" not in (await get(app, secret=given)).headers


@pytest.mark.parametrize("chosen", ["chosen-by-the-browser", f"chosen.{'0' * 32}"])
async def test_value_that_the_browser_chose_is_replaced(app: Starlette, chosen: str) -> None:
    assert not cookie_of(await get(app, secret=chosen)).value.startswith("chosen")


def minted(database: Database, secret: str, name: str = COOKIE) -> str:
    """A `Cookie` header with a value of ours."""
    return f"{name}={cookies_for(database, secret, secure=False)[0].partition(';')[0].partition('=')[2]}"


def seated(database: Database, secret: str) -> str | None:
    """The language of this secret's device: it is known, or it is nobody."""
    with database.reading() as session:
        device = find_device(session, secret)
    return device.language if device else None


def plain(morsel: Any) -> str:
    secret: str = morsel.value.partition(".")[0]
    return secret


@pytest.fixture
def known(database: Database) -> str:
    """A browser that did something here, with a cookie of before there were marks."""
    with database.transaction() as session:
        choose_language(session, "of-before", "en")
    return "of-before"


async def test_cookie_of_before_the_upgrade_is_replaced_and_keeps_its_seat(
    app: Starlette, database: Database, known: str
) -> None:
    answer = await get(app, secret=known)
    assert '<html lang="en">' in answer.text
    now_has = cookie_of(answer)
    assert (plain(now_has) != known, seated(database, plain(now_has)), seated(database, known)) == (True, "en", "en")
    assert "set-cookie" not in (await get(app, secret=now_has.value)).headers


async def test_cookie_of_before_the_upgrade_is_replaced_over_https(
    app: Starlette, database: Database, known: str
) -> None:
    answer = await get(app, secret=known, x_forwarded_proto="https")
    strict, gone = (SimpleCookie(one) for one in answer.headers.get_list("set-cookie"))
    morsel: Any = strict[HOST_COOKIE]
    assert (morsel["secure"], morsel["httponly"], morsel["path"], morsel["domain"]) == (True, True, "/", "")
    assert gone[COOKIE]["max-age"] == "0"
    assert (seated(database, plain(morsel)), seated(database, known)) == ("en", "en")


async def test_strict_cookie_goes_before_one_that_a_neighbour_may_have_set(app: Starlette, database: Database) -> None:
    for secret, language in (("mine", "en"), ("planted", "nl")):
        with database.transaction() as session:
            choose_language(session, secret, language)
    header = f"{minted(database, 'planted')}; {minted(database, 'mine', HOST_COOKIE)}"
    assert '<html lang="en">' in (await get(app, cookie=header, x_forwarded_proto="https")).text


async def test_plain_cookie_over_https_stops_working_when_it_is_replaced(
    app: Starlette, database: Database, known: str
) -> None:
    """Whoever put it there has nothing any more."""
    await get(app, cookie=minted(database, known), x_forwarded_proto="https")
    assert seated(database, known) is None


async def test_scripts_and_images_never_renew(app: Starlette, database: Database, known: str) -> None:
    answer = await Browser(app, known).request("GET", "/", headers={"accept": "image/png"})
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("path", ["/_stcore/health", "/live/x", "/assets/x", "/static/x", "/healthz"])
async def test_cookie_comes_with_a_page_only(app: Starlette, path: str) -> None:
    assert "set-cookie" not in (await get(app, path)).headers


async def test_cookie_is_secure_behind_tls(app: Starlette) -> None:
    assert cookie_of(await get(app, x_forwarded_proto="https"), HOST_COOKIE)["secure"] is True


async def test_cookie_is_secure_on_https_itself(app: Starlette) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=f"https://{HOST}") as client:
        assert cookie_of(await client.get("/"), HOST_COOKIE)["secure"] is True


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/live/x", "/assets/x", "/static/x", "/healthz"])
async def test_security_headers_are_on_every_answer(app: Starlette, path: str) -> None:
    answer = await get(app, path)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    policy = answer.headers["content-security-policy"].split("; ")
    assert {"default-src 'none'", "frame-ancestors 'none'", "connect-src 'self'", "base-uri 'self'"} <= set(policy)


async def test_policy_allows_the_inline_scripts_of_the_page_by_their_hash(app: Starlette) -> None:
    answer = await get(app)
    scripts = re.findall(r"<script(?: type=[^>]*)?>(.+?)</script>", answer.text, re.DOTALL)
    assert {IMPORT_MAP, EARLY} < set(scripts)
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    (allowed,) = (
        part for part in answer.headers["content-security-policy"].split("; ") if part.startswith("script-src")
    )
    assert allowed.split()[1:] == ["'self'", "blob:", *(f"'sha256-{digest}'" for digest in digests)]
    assert "unsafe" not in allowed


async def test_page_says_where_our_scripts_are_before_it_asks_for_any(app: Starlette) -> None:
    """A browser that was asked for a module before it saw the map, does not look at it."""
    text = (await get(app)).text
    assert json.loads(IMPORT_MAP) == {"imports": {"kompas/": f"{HERE}/js/"}}
    assert text.index(IMPORT_MAP) < min(text.index('type="module"'), text.index('rel="modulepreload"'))


def test_policy_without_a_page_allows_no_inline_script() -> None:
    assert "script-src 'self' blob:;" in content_security_policy()


async def test_page_of_streamlit_becomes_ours(app: Starlette) -> None:
    """Against the real page, so that an update of Streamlit that changes it is noticed."""
    answer = await get(app)
    assert answer.text.startswith("<!")
    assert '<html lang="nl">' in answer.text
    assert "<title>Kompas</title>" in answer.text
    assert f'href="{HERE}/pictures/favicon.svg"' in answer.text
    assert f'<link rel="modulepreload" href="{HERE}/js/live.js">' in answer.text
    assert answer.text.index(EARLY) < answer.text.index('src="./static/js/index')
    assert int(answer.headers["content-length"]) == answer.num_bytes_downloaded


async def test_page_travels_compressed_to_whom_can_read_that(app: Starlette) -> None:
    packed, plain = await get(app), await get(app, accept_encoding="identity")
    assert (packed.headers["content-encoding"], "content-encoding" in plain.headers) == ("gzip", False)
    assert packed.text == plain.text
    assert packed.num_bytes_downloaded < plain.num_bytes_downloaded / 3


async def test_page_asks_at_once_for_what_components_need_of_streamlit(app: Starlette) -> None:
    text = (await get(app)).text
    wanted = re.findall(r'modulepreload" href="/static/(js/[^"]+)"', text)
    assert any("BidiComponent" in path for path in wanted)
    assert [
        path for path in wanted if not (Path(streamlit.__file__).parent / "static" / "static" / path).is_file()
    ] == []
    assert [path for path in wanted if f'"./static/{path}"' in text] == []


async def test_page_is_not_kept_by_browsers(app: Starlette) -> None:
    """It carries a cookie and a language."""
    answer = await get(app)
    assert (answer.headers["cache-control"], "etag" in answer.headers) == ("no-store", False)


async def test_page_language_is_that_of_the_browser(app: Starlette, database: Database) -> None:
    with database.transaction() as session:
        choose_language(session, "englishman", "en")
    for secret, language in (("englishman", "en"), ("somebody-else", "nl")):
        text = (await get(app, secret=secret)).text
        assert f'<html lang="{language}">' in text
        assert re.findall(r"/js/words/(\w+)\.js", text) == [language]


async def test_page_language_follows_the_settings(app: Starlette, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMPAS_LANGUAGE", "en")
    get_settings.cache_clear()
    assert '<html lang="en">' in (await get(app)).text


async def test_malformed_cookie_is_an_unknown_browser(app: Starlette) -> None:
    answer = await get(app, cookie=f'{COOKIE}="; ;;=\x01')
    assert (answer.status_code, "set-cookie" in answer.headers) == (200, True)
