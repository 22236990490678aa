"""Correctness without seconds, for CI: nothing lost, nothing twice, the same order for everybody."""

import asyncio
import json
import uuid
from collections import Counter
from collections.abc import Callable
from typing import Any

from sqlmodel import col, select

from benchmarks.rooms import Room, address_of, build_room, fresh_database, note_action, sentence
from benchmarks.server import serving
from benchmarks.wire import Door, Stream, open_stream, post
from kompas.database import Database
from kompas.models import Note

LISTENERS = 20
SENDERS = 10
NOTES_EACH = 4
NOTES = SENDERS * NOTES_EACH
PATIENCE = 15.0


class Listener:
    """Keeps what it hears as a browser does."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.revision = -1
        self.items: dict[str, Any] = {}
        self.arrived: list[str] = []
        self.faults: list[str] = []
        self.stream: Stream | None = None

    async def open(self, door: Door, secret: str, role: str) -> None:
        self.stream = await open_stream(door, secret, role, self.hear)

    def hear(self, name: bytes, body: bytes, at: float) -> None:
        if name == b"view":
            told = json.loads(body)
            self.revision, self.items = told["revision"], told["items"]
        elif name == b"change":
            self.change(json.loads(body))

    def change(self, told: dict[str, Any]) -> None:
        if told["since"] > self.revision:
            self.faults.append(f"{self.name}: a gap between {self.revision} and {told['since']}")
        put = [key for key in told["put"] if key.startswith("note:")]
        self.arrived += sorted(put, key=lambda key: int(told["put"][key]["order"]))
        self.items.update(told["put"])
        for key in told["removed"]:
            self.items.pop(key, None)
        self.revision = told["revision"]

    def notes(self) -> dict[str, Any]:
        return {key: item for key, item in self.items.items() if key.startswith("note:")}

    def order(self) -> list[str]:
        return sorted(self.notes(), key=lambda key: int(self.items[key]["order"]))


def check() -> list[str]:
    """The faults that were found."""
    with fresh_database() as database:
        room = build_room(database, LISTENERS)
        with serving(address_of(database)) as server:
            listeners, refused = asyncio.run(run(Door(server.port, room.code), room))
        return refused + faults_in(database, listeners)


async def run(door: Door, room: Room) -> tuple[list[Listener], list[str]]:
    listeners = [Listener(f"participant {number}") for number in range(LISTENERS)]
    extra = [Listener("screen"), Listener("facilitator")]
    await asyncio.gather(
        *(one.open(door, secret, "participant") for one, secret in zip(listeners, room.participants, strict=True)),
        *(one.open(door, room.facilitator, one.name) for one in extra),
    )
    late = asyncio.create_task(leave_and_come_back(door, room, listeners[-1]))
    refusals = await asyncio.gather(*(send_all(door, room, number) for number in range(SENDERS)))
    await late
    everybody = listeners + extra
    await until(lambda: all(len(one.notes()) >= NOTES for one in everybody))
    await asyncio.sleep(0.3)  # time for what should not come
    for one in everybody:
        if one.stream is not None:
            one.stream.close()
    return everybody, [refusal for some in refusals for refusal in some]


async def leave_and_come_back(door: Door, room: Room, listener: Listener) -> None:
    """In the middle of it all; the full view at the return must hold what was missed."""
    await until(lambda: len(listener.notes()) >= NOTES // 4)
    assert listener.stream is not None
    listener.stream.close()
    await asyncio.sleep(0.1)
    await listener.open(door, room.participants[-1], "participant")


async def send_all(door: Door, room: Room, sender: int) -> list[str]:
    """Every note once, some of them again: at the same moment, in the same request, and much later."""
    secret = room.participants[sender]
    actions = [
        note_action(uuid.uuid4().hex, room.step_id, f"{sender}/{number} {sentence(number)}", number)
        for number in range(NOTES_EACH)
    ]
    results: list[dict[str, Any]] = []
    for number, action in enumerate(actions):
        deliveries = [[action]] * 2 if number % 2 else [[action, action]] if number == 2 else [[action]]
        for answer in await asyncio.gather(*(post(door, secret, delivery) for delivery in deliveries)):
            results += answer
        await asyncio.sleep(0.02)
    results += await post(door, secret, actions)
    return [f"sender {sender}: {result}" for result in results if result["status"] != "applied"]


async def until(is_so: Callable[[], bool]) -> None:
    for _ in range(int(PATIENCE / 0.02)):
        if is_so():
            return
        await asyncio.sleep(0.02)


def faults_in(database: Database, listeners: list[Listener]) -> list[str]:
    with database.reading() as session:
        stored = list(session.exec(select(Note).order_by(col(Note.sequence))))
    expected = [f"note:{note.id}" for note in stored]
    faults = [] if len(stored) == NOTES else [f"the database holds {len(stored)} notes, not {NOTES}"]
    faults += order_faults([note.text for note in stored])
    for one in listeners:
        faults += one.faults
        twice = [key for key, count in Counter(one.arrived).items() if count > 1]
        if twice:
            faults.append(f"{one.name}: heard {len(twice)} notes twice")
        if one.order() != expected:
            faults.append(f"{one.name}: holds {len(one.notes())} notes, or another order than the database")
        if one.arrived != sorted(one.arrived, key=expected.index):
            faults.append(f"{one.name}: heard notes out of order")
    return faults


def order_faults(texts: list[str]) -> list[str]:
    """Notes of one sender stand in the order in which they were sent."""
    by_sender: dict[str, list[str]] = {}
    for text in texts:
        sender, _, rest = text.partition("/")
        by_sender.setdefault(sender, []).append(rest)
    return [f"sender {sender}: out of order" for sender, own in by_sender.items() if own != sorted(own)]
