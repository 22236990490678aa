"""Everybody in a room over the wire, cheap on purpose: a dozen Chromiums on one machine measure the machine."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from benchmarks.rooms import Room
from benchmarks.server import Server
from benchmarks.wire import Door, Stream, open_stream, post

PATIENCE = 15.0


class Ear:
    """One listener; remembers when it last heard of a change."""

    def __init__(self) -> None:
        self.heard = asyncio.Event()
        self.at = 0.0
        self.stream: Stream | None = None

    def hear(self, name: bytes, _body: bytes, at: float) -> None:
        if name == b"change":
            self.at = at
            self.heard.set()


class Listeners:
    """All participants, a screen and the facilitator, on an event loop of their own: Playwright has the main thread."""

    def __init__(self, server: Server, room: Room) -> None:
        self.door, self.room = Door(server.port, room.code), room
        self.ears = [Ear() for _ in range(len(room.participants) + 2)]

    async def come_in(self) -> None:
        seats = [(secret, "participant") for secret in self.room.participants]
        seats += [(self.room.facilitator, "screen"), (self.room.facilitator, "facilitator")]
        for ear, (secret, audience) in zip(self.ears, seats, strict=True):
            ear.stream = await open_stream(self.door, secret, audience, ear.hear)

    async def act(self, secret: str, action: dict[str, Any]) -> tuple[float, float]:
        """When it was sent, and how many ms later the last one had heard."""
        for ear in self.ears:
            ear.heard.clear()
        sent = time.time()
        (result,) = await post(self.door, secret, [action])
        if result["status"] != "applied":
            raise SystemExit(f"{action['type']} was refused: {result}")
        await asyncio.wait_for(asyncio.gather(*(ear.heard.wait() for ear in self.ears)), PATIENCE)
        return sent, (max(ear.at for ear in self.ears) - sent) * 1000


@contextmanager
def listening(server: Server, room: Room) -> Iterator[Any]:
    """Gives a function that does something as the one with this secret."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    def run(coroutine: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(coroutine, loop).result(PATIENCE * 2)

    listeners = Listeners(server, room)
    run(listeners.come_in())
    try:
        yield lambda secret, action: run(listeners.act(secret, action))
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(timeout=5)


def as_facilitator(type_: str, **fields: Any) -> dict[str, Any]:
    return {"id": uuid4().hex, "role": "facilitator", "type": type_, **fields}


def as_participant(type_: str, **fields: Any) -> dict[str, Any]:
    return {"id": uuid4().hex, "role": "participant", "type": type_, **fields}
