"""The protocol as a browser speaks it, raw: a stream down, actions up, Streamlit's own socket. Cheap on purpose."""

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PATIENCE = 60.0
COMPOSER = b"kompas_composer"
Hear = Callable[[bytes, bytes, float], None]


@dataclass(frozen=True)
class Door:
    """Where to knock."""

    port: int
    code: str

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def head(self, line: str, secret: str, *more: str) -> bytes:
        lines = (f"{line} HTTP/1.1", f"Host: {self.host}", f"Cookie: kompas_device={secret}", *more)
        return ("\r\n".join(lines) + "\r\n\r\n").encode()

    def posting(self, secret: str, body: bytes) -> bytes:
        return self.head(
            f"POST /live/{self.code}/actions",
            secret,
            f"Origin: http://{self.host}",
            "Content-Type: application/json",
            f"Content-Length: {len(body)}",
            "Connection: close",
        )


class Stream(asyncio.Protocol):
    """An open event stream. Calls `hear(name, data, at)` for each whole event, `at` being `time.time()` on arrival."""

    def __init__(self, hear: Hear) -> None:
        self.hear = hear
        self.buffer = b""
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.transport: asyncio.Transport | None = None
        self.is_lost = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)  # uvloop's has another base class

    def data_received(self, data: bytes) -> None:
        at = time.time()
        *events, self.buffer = (self.buffer + data).split(b"\n\n") if self.buffer else data.split(b"\n\n")
        for event in events:
            # before the event stand the size of its chunk and, the first time, the response's head
            head, _, body = event.partition(b"\ndata: ")
            name = head[head.rfind(b"event: ") + 7 :]
            if not self.opened.done():
                self.opened.set_result(None)
            self.hear(name, body, at)

    def connection_lost(self, exception: Exception | None) -> None:
        self.is_lost = True
        if not self.opened.done():
            self.opened.set_exception(ConnectionError(self.buffer[:300].decode(errors="replace") or "refused"))

    def close(self) -> None:
        if self.transport is not None:
            self.transport.close()


async def open_stream(door: Door, secret: str, role: str, hear: Hear) -> Stream:
    """Returns when the full view is in."""
    loop = asyncio.get_running_loop()
    _, stream = await loop.create_connection(lambda: Stream(hear), "127.0.0.1", door.port)
    request = door.head(
        f"GET /live/{door.code}/events?as={role}", secret, "Accept: text/event-stream", "Accept-Encoding: gzip, deflate"
    )
    assert stream.transport is not None
    stream.transport.write(request)
    await asyncio.wait_for(stream.opened, PATIENCE)
    return stream


async def post(door: Door, secret: str, actions: list[dict[str, object]], pause: float = 0.0) -> list[dict[str, Any]]:
    """Sends actions on a connection of its own; returns their results. Raises OSError when there is no answer.

    With a `pause` between every hundred bytes, as on a bad network.
    """
    body = json.dumps({"language": "nl", "actions": actions}).encode()
    head = door.posting(secret, body)
    reader, writer = await asyncio.open_connection("127.0.0.1", door.port)
    try:
        if pause:
            for begin in range(0, len(head + body), 100):
                writer.write((head + body)[begin : begin + 100])
                await writer.drain()
                await asyncio.sleep(pause)
        else:
            writer.write(head + body)
        answer = await asyncio.wait_for(reader.read(), PATIENCE)
    finally:
        writer.close()
    status, _, content = answer.partition(b"\r\n\r\n")
    if b" 200 " not in status[:20]:
        raise ConnectionError(answer[:300].decode(errors="replace"))
    results: list[dict[str, Any]] = json.loads(content)["results"]
    return results


async def open_socket(door: Door, secret: str) -> websockets.ClientConnection:
    """Streamlit's own connection of a participant's page, opened as a browser does; returns when the page was drawn."""
    socket = await websockets.connect(
        f"ws://{door.host}/_stcore/stream",
        subprotocols=[websockets.Subprotocol("streamlit")],
        origin=websockets.Origin(f"http://{door.host}"),
        additional_headers={"Cookie": f"kompas_device={secret}"},
        max_size=None,
        ping_interval=None,
        compression=None,
    )
    message = BackMsg()
    message.rerun_script.query_string = f"code={door.code}"
    message.rerun_script.page_name = "meedoen"
    await socket.send(message.SerializeToString())
    await asyncio.wait_for(until_drawn(socket), PATIENCE)
    return socket


async def until_drawn(socket: websockets.ClientConnection) -> None:
    has_composer = False
    async for data in socket:
        assert isinstance(data, bytes)
        has_composer = has_composer or COMPOSER in data
        if ForwardMsg.FromString(data).WhichOneof("type") == "script_finished":
            if not has_composer:
                raise ConnectionError("the page that came has no composer")
            return
