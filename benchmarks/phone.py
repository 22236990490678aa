"""A first visit by phone, on a slow network: until the door, until there is a place to write, and what it weighs.

In turns with our page that Streamlit draws, and with pages of Streamlit and of NiceGUI that have one field. Then what
many phones at once cost the server.
"""

import asyncio
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page

from benchmarks.browser import visitor
from benchmarks.figures import Figure, median
from benchmarks.rooms import address_of, build_room, fresh_database
from benchmarks.server import Server, free_port, running, serving, wait_until_healthy
from benchmarks.wire import Door, open_stream
from tests.e2e.browser import chromium, count_traffic

SMALL = (360, 640)
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
"""Milliseconds, and bytes a second."""
SLOWER_PROCESSOR = 4
TIMES = 5
EMPTY = Path(__file__).parent / "baseline" / "empty.py"
NICEGUI = "nicegui==3.18.0"
NICEGUI_PAGE = EMPTY.with_name("nicegui_page.py")
PHONES, IN_A_ROOM, MEGABYTES = 400, 40, 150
DOOR, WRITE, KILOBYTES, REQUESTS = 2.0, 1.0, 120, 15


@dataclass
class Visit:
    """What one way in took, each time."""

    door: list[float] = field(default_factory=list)
    write: list[float] = field(default_factory=list)
    kilobytes: list[float] = field(default_factory=list)
    requests: list[float] = field(default_factory=list)


def measure() -> list[Figure]:
    light, by_streamlit, empty, nicegui = Visit(), Visit(), Visit(), Visit()
    with fresh_database() as database, chromium() as browser:
        room = build_room(database, people=2)
        database.dispose()
        with serving(address_of(database)) as server, serving("sqlite://", EMPTY) as plain, serving_nicegui() as other:
            for _ in range(TIMES):
                come(browser, server, f"/doe-mee/{room.code}", "#name", light, join)
                come(browser, server, f"/meedoen?code={room.code}&groot=1", "[data-testid=stForm] input", by_streamlit)
                come(browser, plain, "/", "input", empty)
                come(browser, other, "/", "input", nicegui)
    return [
        *figures("the light page", light, (DOOR, KILOBYTES, REQUESTS)),
        Figure("the light page, joined to a place to write, median", median(light.write), "s", WRITE),
        *figures("our page by Streamlit", by_streamlit),
        *figures("Streamlit with one field", empty),
        *figures("NiceGUI with one field", nicegui),
        Figure(f"{PHONES} phones on the light page, memory of the server", memory_of_phones(), "MB", MEGABYTES),
    ]


@contextmanager
def serving_nicegui() -> Iterator[Server]:
    """From an environment that uv makes for it: what only a comparison needs is no requirement of ours."""
    port = free_port()
    command = [sys.executable, "-m", "uv", "run", "--no-project", "--with", NICEGUI, str(NICEGUI_PAGE), str(port)]
    with running(command, port, {}) as server:
        wait_until_healthy(server, "/")
        yield server


def memory_of_phones() -> float:
    """MB that the server grows by when so many phones are in, each with its stream open."""
    with fresh_database() as database:
        rooms = [build_room(database, IN_A_ROOM) for _ in range(PHONES // IN_A_ROOM)]
        database.dispose()
        with serving(address_of(database)) as server:
            return asyncio.run(
                grow(server, [(Door(server.port, r.code), who) for r in rooms for who in r.participants])
            )


async def grow(server: Server, phones: list[tuple[Door, str]]) -> float:
    (door, first), *others = phones
    streams = [await open_stream(door, first, "participant", lambda *_: None)]
    before = server.megabytes()  # the first one loads what all of them need
    for door, who in others:
        await read(door, who)
        streams.append(await open_stream(door, who, "participant", lambda *_: None))
    grown = server.megabytes() - before
    for stream in streams:
        stream.close()
    return grown


async def read(door: Door, secret: str) -> None:
    """The light page itself, as a browser gets it."""
    reader, writer = await asyncio.open_connection("127.0.0.1", door.port)
    writer.write(door.head(f"GET /doe-mee/{door.code}", secret, "Connection: close"))
    answer = await reader.read()
    writer.close()
    if b" 200 " not in answer[:20]:
        raise SystemExit(f"the light page was refused: {answer[:200]!r}")


def figures(
    name: str, visit: Visit, limits: tuple[float | None, float | None, float | None] = (None, None, None)
) -> list[Figure]:
    door, kilobytes, requests = limits
    return [
        Figure(f"{name}, first visit to a field to fill in, median", median(visit.door), "s", door),
        Figure(f"{name}, over the network", median(visit.kilobytes), "kB", kilobytes),
        Figure(f"{name}, requests", median(visit.requests), "", requests + 1 if requests else None),
    ]


def come(
    browser: Browser,
    server: Server,
    path: str,
    selector: str,
    visit: Visit,
    go_on: Callable[[Page, Visit], None] = lambda page, visit: None,
) -> None:
    """Once, in a browser that was never here."""
    with visitor(browser, server, size=SMALL) as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        asked = slow_down(session)
        began = time.monotonic()
        page.goto(server.url + path, wait_until="commit")
        page.wait_for_selector(selector)
        visit.door.append(time.monotonic() - began)
        go_on(page, visit)
        visit.kilobytes.append(sum(asked.values()) / 1000)
        visit.requests.append(len(asked))


def join(page: Page, visit: Visit) -> None:
    page.fill("#name", "Deelnemer")
    page.wait_for_load_state()  # typing a name takes longer than this
    began = time.monotonic()
    page.click("#join button")
    page.wait_for_selector(".composer textarea")
    visit.write.append(time.monotonic() - began)


def slow_down(session: CDPSession) -> dict[str, int]:
    """Gives the bytes that come in by request; filled while the page goes on."""
    asked = count_traffic(session)
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_PROCESSOR})
    return asked
