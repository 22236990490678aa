"""Merge and undo: from the facilitator's request to every listener, and to painted on the projected screen."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from benchmarks.browser import SCREEN, chromium, open_screen, painted_at, visitor
from benchmarks.figures import Figure, p50_and_p95
from benchmarks.rooms import KINDS, Room, address_of, build_room, fresh_database, note_action, sentence
from benchmarks.server import Server, serving
from benchmarks.wire import Door, Stream, open_stream, post

PEOPLE = 12
NOTES_BEFORE = 60
TIMES = 60
WARM_UP = 5
LIMITS = (None, 200.0)
PATIENCE = 15.0
MOST_TURNED = 3
"""The screen turns its pages by itself; a note that came at that very moment is painted on a page that went."""


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
    """Everybody in the room, and the facilitator's hands, on an event loop of their own: Playwright has the main thread."""

    def __init__(self, server: Server, room: Room) -> None:
        self.door, self.room = Door(server.port, room.code), room
        self.ears = [Ear() for _ in range(PEOPLE + 2)]

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


def measure() -> list[Figure]:
    merges, undos, painted, turned = [], [], [], 0
    with fresh_database() as database:
        room = build_room(database, PEOPLE, NOTES_BEFORE)
        with (
            serving(address_of(database)) as server,
            chromium() as browser,
            visitor(browser, server, room.facilitator, SCREEN) as reader,
            listening(server, room) as act,
        ):
            screen = open_screen(reader, server, room)
            for number in range(TIMES + WARM_UP):
                pair = [note_action(uuid4().hex, room.step_id, sentence(number + one)) for one in range(2)]
                for one, action in enumerate(pair):
                    act(room.participants[(number + one) % PEOPLE], action)
                merge = merge_action(room, [str(action["id"]) for action in pair], f"m{number}-7 samen")
                sent, heard = act(room.facilitator, merge)
                seen = painted_at(screen, f"m{number}-7")
                turned += seen is None
                if turned > MOST_TURNED:
                    raise SystemExit(f"merge {number} did not come on the screen")
                _, undone = act(room.facilitator, as_facilitator("undo_deed", deed_id=merge["id"]))
                if number >= WARM_UP:
                    merges.append(heard)
                    undos.append(undone)
                    painted += [] if seen is None else [seen - sent * 1000]
    name = f"{PEOPLE} participants, screen and facilitator"
    return [
        *p50_and_p95(f"Merge heard by all: {name}", merges, LIMITS),
        *p50_and_p95(f"Undo heard by all: {name}", undos, LIMITS),
        *p50_and_p95("Merge painted on the screen in Chromium", painted, LIMITS),
    ]


def merge_action(room: Room, note_ids: list[str], text: str) -> dict[str, Any]:
    return as_facilitator("merge_notes", note_ids=note_ids, step_id=room.step_id, kind=KINDS[0].value, text=text)


def as_facilitator(type_: str, **fields: Any) -> dict[str, Any]:
    return {"id": uuid4().hex, "role": "facilitator", "type": type_, **fields}
