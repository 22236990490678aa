"""Whether a full database makes anything slower: the same workshop in a full one and in an empty one, in turns."""

import asyncio
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from playwright.sync_api import Browser

from benchmarks.archive import copy_archive
from benchmarks.browser import visitor
from benchmarks.figures import Figure, median
from benchmarks.rooms import Room, address_of, build_room, note_action, open_database
from benchmarks.server import Server, serving
from benchmarks.wire import Door, open_stream, post
from tests.e2e.browser import chromium

NOTES = 120
CONNECTS = 40
POSTS = 60
LOADS = 9
LIMIT = 1.2
PAGES = {
    "start": ("/", "h1"),
    "console": ("/begeleiden?code={code}", ".wall .note"),
    "participant": ("/meedoen?code={code}&groot=1", ".composer textarea"),
    "screen": ("/scherm?code={code}", ".wall .lane"),
}
Times = dict[str, list[float]]


@dataclass(frozen=True)
class Site:
    server: Server
    room: Room
    times: Times


def measure() -> list[Figure]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kompas-benchmark-", dir="/tmp")))
        copy_archive(folder / "full.db")
        full = stack.enter_context(site(folder / "full.db"))
        empty = stack.enter_context(site(folder / "empty.db"))
        both = (full, empty)
        asyncio.run(connect_and_post(both))
        load_pages(stack.enter_context(chromium()), both)
    return [figure for name in empty.times for figure in figures_of(name, full.times[name], empty.times[name])]


@contextmanager
def site(path: Path) -> Iterator[Site]:
    database = open_database(path)
    room = build_room(database, 8, NOTES)
    with serving(address_of(database)) as server:
        database.dispose()
        yield Site(server, room, defaultdict(list))


async def connect_and_post(sites: tuple[Site, ...]) -> None:
    for _ in range(CONNECTS):
        for one in sites:
            one.times["connect to full view"].append(await connect_once(one))
    for number in range(POSTS):
        for one in sites:
            one.times["post to heard"].append(await post_once(one, number))


async def connect_once(one: Site) -> float:
    began = time.time()
    stream = await open_stream(Door(one.server.port, one.room.code), one.room.facilitator, "facilitator", ignore)
    took = time.time() - began
    stream.close()
    await asyncio.sleep(0.05)  # the last listener leaves, so that the next one reads everything again
    return took * 1000


async def post_once(one: Site, number: int) -> float:
    heard: asyncio.Future[float] = asyncio.get_running_loop().create_future()

    def hear(name: bytes, body: bytes, at: float) -> None:
        if name == b"change" and not heard.done():
            heard.set_result(at)

    door = Door(one.server.port, one.room.code)
    stream = await open_stream(door, one.room.facilitator, "screen", hear)
    began = time.time()
    await post(door, one.room.participants[0], [note_action(uuid4().hex, one.room.step_id, f"meting {number}")])
    took = await asyncio.wait_for(heard, 10) - began
    stream.close()
    return took * 1000


def ignore(name: bytes, body: bytes, at: float) -> None:
    pass


def load_pages(browser: Browser, sites: tuple[Site, ...]) -> None:
    for number in range(LOADS + 1):
        for name, (path, selector) in PAGES.items():
            for one in sites:
                took = load_once(browser, one, name, path.format(code=one.room.code), selector)
                if number:  # the first one warms up
                    one.times[f"page {name}"].append(took)


def load_once(browser: Browser, one: Site, name: str, path: str, selector: str) -> float:
    secret = one.room.participants[1] if name == "participant" else one.room.facilitator
    with visitor(browser, one.server, secret) as context:
        page = context.new_page()
        began = time.time()
        page.goto(one.server.url + path)
        page.wait_for_selector(selector)
        return (time.time() - began) * 1000


def figures_of(name: str, full: list[float], empty: list[float]) -> list[Figure]:
    return [
        Figure(f"{name}, empty database, median", median(empty), "ms"),
        Figure(f"{name}, 1,000 workshops and 200,000 notes, median", median(full), "ms"),
        Figure(f"{name}, ratio", median(full) / median(empty), "", LIMIT),
    ]
