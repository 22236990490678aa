"""Scripts and styles travel compressed, and each is compressed once."""

import gzip
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from kompas.live import compression as packed
from kompas.live.assets import HERE
from kompas.live.compression import SMALLEST, Packed
from kompas.live.crowding import Pages
from kompas.live.origin import SameOrigin
from kompas.live.uploads import Uploads

from .browser import HOST

pytestmark = pytest.mark.anyio
SCRIPT = "export const words = 'klantreis, netwerkkaart, ambitie';\n" * 100
KINDS = {"js": "text/javascript; charset=utf-8", "css": "text/css", "woff2": "font/woff2"}


async def file(request: Request) -> Response:
    name = request.path_params["name"]
    text = SCRIPT[: SMALLEST - 1] if name.startswith("small") else SCRIPT
    if request.headers.get("if-none-match") == '"same"':
        return Response(status_code=304)
    status = 404 if name.startswith("gone") else 200
    return Response(text, status, {"etag": '"same"', "cache-control": "public"}, KINDS[name.rpartition(".")[2]])


@pytest.fixture
def app() -> Starlette:
    paths = ("/static/js/{name}", f"{HERE}/{{name}}", "/assets/older/{name}", "/live/{name}")
    return Starlette(routes=[Route(path, file) for path in paths], middleware=[Middleware(Packed)])


async def get(app: Starlette, path: str, accept: str = "gzip", **headers: str) -> httpx.Response:
    named: dict[str, Any] = {
        "accept-encoding": accept,
        **{key.replace("_", "-"): value for key, value in headers.items()},
    }
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=f"http://{HOST}") as client:
        return await client.get(path, headers=named)


@pytest.mark.parametrize("path", ["/static/js/index.js", f"{HERE}/live.js", f"{HERE}/base.css"])
async def test_script_travels_compressed_and_arrives_whole(app: Starlette, path: str) -> None:
    for _ in range(2):  # compressed now, and kept
        answer = await get(app, path)
        assert answer.headers["content-encoding"] == "gzip"
        assert int(answer.headers["content-length"]) < len(SCRIPT) / 10
        assert "accept-encoding" in answer.headers["vary"].lower()
        assert "etag" not in answer.headers
        assert answer.headers["cache-control"] == "public"
        assert answer.text == SCRIPT


async def test_each_is_compressed_once(app: Starlette, monkeypatch: pytest.MonkeyPatch) -> None:
    times: list[int] = []

    def counting(data: bytes, mtime: float) -> bytes:
        times.append(len(data))
        return gzip.compress(data, mtime=mtime)

    class Counting:
        compress = staticmethod(counting)

    monkeypatch.setattr(packed, "gzip", Counting)
    for path in ("/static/js/a.js", "/static/js/b.js", "/static/js/a.js", "/static/js/a.js?x=1"):
        assert (await get(app, path)).text == SCRIPT
    assert len(times) == 2


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/static/js/index.js", {"accept": "identity"}),
        ("/static/js/index.js", {"range": "bytes=0-9"}),
        ("/static/js/letters.woff2", {}),
        ("/static/js/small.js", {}),
        ("/static/js/gone.js", {}),
        ("/assets/older/live.js", {}),
        ("/live/stream.js", {}),
    ],
)
async def test_all_else_travels_as_it_is(app: Starlette, path: str, headers: dict[str, str]) -> None:
    answer = await get(app, path, **headers)
    assert "content-encoding" not in answer.headers
    assert answer.text in (SCRIPT, SCRIPT[: SMALLEST - 1])
    assert answer.status_code == (404 if "gone" in path else 200)


async def test_browser_that_has_it_already_hears_so(app: Starlette) -> None:
    assert (await get(app, "/static/js/index.js", if_none_match='"same"')).status_code == 304


async def test_another_spelling_of_the_same_file_is_not_kept_once_more() -> None:
    """Two hundred spellings of one path cost 30 MB for good."""
    kept = Packed(Response(SCRIPT, media_type="text/javascript"))
    for number in range(50):
        await asked(kept, f"/static/{'./' * number}js/index.js")
        await asked(kept, f"/static/{'x/../' * number}js/index.js")
        await asked(kept, f"/static/{'/' * number}js/index.js")
        await asked(kept, f"/static/js{chr(92) * number}/index.js")
    assert list(kept.kept) == ["/static/js/index.js"]


async def test_oldest_makes_room_when_too_many_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MOST_KEPT", 3)
    kept = Packed(Response(SCRIPT, media_type="text/javascript"))
    for number in range(5):
        await asked(kept, f"/static/js/{number}.js")
    assert list(kept.kept) == [f"/static/js/{number}.js" for number in (2, 3, 4)]


async def test_starting_and_stopping_goes_through() -> None:
    """What fails here is taken for an application that need not be started."""
    scopes: list[str] = []

    async def inner(scope: Scope, _receive: Receive, _send: Send) -> None:
        scopes.append(scope["type"])

    for middleware in (Packed, Pages, Uploads, SameOrigin):
        await middleware(inner)({"type": "lifespan"}, None, None)  # type: ignore[arg-type]
    assert scopes == ["lifespan"] * 4


async def asked(app: Packed, path: str) -> None:
    """As it comes from the web server; a client of ours would put the path in order first."""

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        pass

    headers = [(b"accept-encoding", b"gzip")]
    scope = {"type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b""}
    await app({**scope, "root_path": "", "headers": headers}, receive, send)
