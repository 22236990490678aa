"""Many participants in one process of its own: `python -m benchmarks.crowd order.json`.

Says "ready" when everybody is in, waits for a line on its input, does what the order says, writes what it sent and
heard to the order's `result`, and says "done". Everything is bounded: it also ends when its input closes.
"""

from __future__ import annotations  # array.array takes no parameters at run time before Python 3.12

import asyncio
import json
import random
import re
import sys
import time
import zlib
from array import array
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy
import uvloop
import websockets

from benchmarks.rooms import note_action, sentence
from benchmarks.wire import Door, Stream, open_socket, open_stream, post

PREFIX = "be9c"
NOTE = re.compile(rb'"note:be9c[0-9a-f]{8}([0-9a-f]{20})":\{')
AT_ONCE = 6
LONGEST_RETRY = 10.0


@dataclass(frozen=True)
class Order:
    """`rounds` of everybody at the same moment when it is not 0; else each one note per `every` seconds."""

    port: int
    code: str
    step_id: int
    secrets: list[str]
    result: str
    first: int = 0
    """Number of the first participant: several crowds share one room."""
    screen: str | None = None
    """The facilitator's secret, for one listener that looks as the screen."""
    sockets: bool = False
    every: float = 20.0
    seconds: float = 0.0
    rounds: int = 0
    first_round: int = 0
    pause: float = 1.5

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")


@dataclass
class Log:
    """Columns rather than objects: a million arrivals must cost little."""

    sent_key: array[int] = field(default_factory=lambda: array("q"))
    sent_at: array[float] = field(default_factory=lambda: array("d"))
    acknowledged_at: array[float] = field(default_factory=lambda: array("d"))
    heard_key: array[int] = field(default_factory=lambda: array("q"))
    heard_by: array[int] = field(default_factory=lambda: array("q"))
    heard_at: array[float] = field(default_factory=lambda: array("d"))
    lag: array[float] = field(default_factory=lambda: array("d"))
    retries: int = 0
    given_up: int = 0
    lost_streams: int = 0


class Crowd:
    def __init__(self, order: Order) -> None:
        self.order = order
        self.door = Door(order.port, order.code)
        self.log = Log()
        self.streams: list[Stream] = []
        self.sockets: list[websockets.ClientConnection] = []
        self.tasks: list[asyncio.Task[None]] = []

    async def come_in(self) -> None:
        gate = asyncio.Semaphore(AT_ONCE)
        numbered = enumerate(self.order.secrets, start=self.order.first)
        await asyncio.gather(*(self.seat(gate, number, secret) for number, secret in numbered))
        if self.order.screen:
            self.streams.append(await open_stream(self.door, self.order.screen, "screen", self.hearing(-1)))
        self.tasks += [asyncio.create_task(drain(socket)) for socket in self.sockets]

    async def seat(self, gate: asyncio.Semaphore, number: int, secret: str) -> None:
        async with gate:
            if self.order.sockets:
                self.sockets.append(await open_socket(self.door, secret))
            self.streams.append(await open_stream(self.door, secret, "participant", self.hearing(number)))

    def hearing(self, number: int) -> Any:
        log = self.log

        def hear(name: bytes, body: bytes, at: float) -> None:
            if name == b"change":
                for key in NOTE.findall(body):
                    log.heard_key.append(int(key, 16))
                    log.heard_by.append(number)
                    log.heard_at.append(at)

        return hear

    async def act(self) -> None:
        self.tasks.append(asyncio.create_task(self.feel_lag()))
        if self.order.rounds:
            for number in range(self.order.rounds):
                await self.speak_together(self.order.first_round + number)
                await asyncio.sleep(self.order.pause)
        elif self.order.seconds:
            numbered = enumerate(self.order.secrets, start=self.order.first)
            await asyncio.gather(*(self.speak_now_and_then(number, secret) for number, secret in numbered))
            await asyncio.sleep(1.0)

    async def speak_together(self, number: int) -> None:
        numbered = enumerate(self.order.secrets, start=self.order.first)
        await asyncio.gather(*(self.say(who, number, secret) for who, secret in numbered))

    async def speak_now_and_then(self, number: int, secret: str) -> None:
        chance = random.Random(f"{self.order.code}{number}")
        begun = time.monotonic()
        moment, count = chance.random() * self.order.every, 0
        while moment < self.order.seconds:
            await asyncio.sleep(max(0.0, begun + moment - time.monotonic()))
            await self.say(number, count, secret)
            count += 1
            moment += self.order.every

    async def say(self, who: int, count: int, secret: str) -> None:
        """One note, sent again until it is acknowledged, as the outbox in the browser does."""
        key = who << 20 | count
        text = f"m{count}-{who} {sentence(who + count)}"
        room = zlib.crc32(self.order.code.encode())  # ids are unique over all workshops
        action = note_action(f"{PREFIX}{room:08x}{key:020x}", self.order.step_id, text, who + count)
        sent_at = time.time()
        while time.time() < sent_at + LONGEST_RETRY:
            try:
                results = await post(self.door, secret, [action])
            except (OSError, TimeoutError):
                results = []
            if results and results[0]["status"] == "applied":
                self.log.sent_key.append(key)
                self.log.sent_at.append(sent_at)
                self.log.acknowledged_at.append(time.time())
                return
            self.log.retries += 1
            await asyncio.sleep(0.5)
        self.log.given_up += 1

    async def feel_lag(self) -> None:
        """How late this process itself is: its own lag is part of what it measures."""
        while True:
            expected = time.monotonic() + 0.05
            await asyncio.sleep(0.05)
            self.log.lag.append(time.monotonic() - expected)

    async def go_out(self) -> None:
        self.log.lost_streams = sum(stream.is_lost for stream in self.streams)
        for task in self.tasks:
            task.cancel()
        for stream in self.streams:
            stream.close()
        await asyncio.gather(*(socket.close() for socket in self.sockets), return_exceptions=True)

    def write(self) -> None:
        columns = {name: numpy.array(value) for name, value in vars(self.log).items()}
        numpy.savez(self.order.result, **columns)  # type: ignore[arg-type]


async def drain(socket: websockets.ClientConnection) -> None:
    async for _ in socket:
        pass


async def main(path: Path) -> None:
    crowd = Crowd(Order(**json.loads(path.read_text(encoding="utf-8"))))
    loop = asyncio.get_running_loop()
    await crowd.come_in()
    print("ready", flush=True)
    try:
        if await loop.run_in_executor(None, sys.stdin.readline):
            await crowd.act()
            crowd.write()
            print("done", flush=True)
            await loop.run_in_executor(None, sys.stdin.readline)
    finally:
        await crowd.go_out()


if __name__ == "__main__":
    uvloop.run(main(Path(sys.argv[1])))
