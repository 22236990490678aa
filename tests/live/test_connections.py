"""Connections that ask nothing are let go, on a real web server."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Route
from uvicorn.protocols.http.auto import AutoHTTPProtocol

from kompas.live.connections import FEWEST_FILES, Watch, watch_connections
from kompas.settings import ROOT

pytestmark = pytest.mark.anyio
ASK = b"GET /{} HTTP/1.1\r\nHost: kompas.test\r\n\r\n"
DEADLINE = 10.0
Serve = Callable[[Watch], Awaitable[int]]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@asynccontextmanager
async def serving(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[int]:
    """A web server that watches its connections so; gives its port."""
    monkeypatch.setattr(AutoHTTPProtocol, "connection_made", AutoHTTPProtocol.connection_made)  # put back afterwards
    watch_connections(watch)
    ends = asyncio.Event()

    async def stream(_request: object) -> StreamingResponse:
        async def lines() -> AsyncIterator[bytes]:
            yield b"first"
            await ends.wait()
            yield b"last"

        return StreamingResponse(lines())

    async def page(_request: object) -> PlainTextResponse:
        return PlainTextResponse("here")

    app = Starlette(routes=[Route("/page", page), Route("/stream", stream)])
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", lifespan="off"))
    task = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        ends.set()
        server.should_exit = True
        await task


async def connect(port: int, ask: bytes = b"") -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(ask)
    await writer.drain()
    return reader, writer


async def all_of(reader: asyncio.StreamReader) -> bytes:
    """What comes until the server lets go."""
    try:
        return await asyncio.wait_for(reader.read(), DEADLINE)
    except ConnectionResetError:
        return b""


async def test_silent_connections_do_not_keep_anybody_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand of them made the server unreachable; the oldest make room."""
    async with serving(Watch(most=8, within=600), monkeypatch) as port:
        silent = [await connect(port) for _ in range(30)]
        reader, writer = await connect(port, b"GET /page HTTP/1.0\r\nHost: kompas.test\r\n\r\n")
        assert (await all_of(reader)).endswith(b"here")
        writer.close()
        assert await all_of(silent[0][0]) == b""
        for _, one in silent:
            one.close()


@pytest.mark.parametrize(
    "said", [b"", b"GET /page HTTP/1.1\r\nHost: kompas.test\r\nX-Slow: ", ASK.replace(b"{}", b"page") + b"GET /pa"]
)
async def test_who_does_not_finish_asking_is_let_go(said: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    async with serving(Watch(most=100, within=0.05), monkeypatch) as port:
        reader, writer = await connect(port, said)
        assert (b"here" in await all_of(reader)) is said.startswith(ASK.replace(b"{}", b"page"))
        writer.close()


async def test_stream_stays_however_long_it_lasts(monkeypatch: pytest.MonkeyPatch) -> None:
    async with serving(Watch(most=100, within=0.02), monkeypatch) as port:
        reader, writer = await connect(port, ASK.replace(b"{}", b"stream"))
        await asyncio.wait_for(reader.readuntil(b"first"), DEADLINE)
        silent, other = await connect(port)
        assert await all_of(silent) == b""  # that one was looked at more than once meanwhile
        assert not reader.at_eof()
        for one in (writer, other):
            one.close()


LIMITED = """
import logging, resource
resource.setrlimit(resource.RLIMIT_NOFILE, ({soft}, {hard}))
logging.basicConfig(format="%(message)s")
from kompas.live.connections import open_files
print(open_files(), resource.getrlimit(resource.RLIMIT_NOFILE)[0])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize(
    ("soft", "hard", "files"), [(256, 512, 512), (256, FEWEST_FILES, FEWEST_FILES)], ids=["too few", "enough"]
)
def test_files_are_raised_as_far_as_allowed_and_few_are_told(soft: int, hard: int, files: int) -> None:
    code = LIMITED.format(soft=soft, hard=hard)
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == [str(files), str(files)]
    assert ("a room of 400 needs" in run.stderr) is (files < FEWEST_FILES)
