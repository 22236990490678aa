"""From the start of the process to the first page that can be used; and from Ctrl-C to its end."""

import signal
import socket
import time
from contextlib import ExitStack

from playwright.sync_api import Browser

from benchmarks.browser import visitor
from benchmarks.figures import Figure, median
from benchmarks.rooms import address_of, build_room, fresh_database
from benchmarks.server import LONGEST_START, Server, serving, starting
from kompas.database import Database
from tests.e2e.browser import chromium

TIMES = 5
LIMIT = 4.0
LONGEST_STOP = 2.0
BROWSERS = 3


def measure() -> list[Figure]:
    with fresh_database() as database, chromium() as browser:
        database.dispose()
        seconds = [start_once(browser, address_of(database)) for _ in range(TIMES)]
        stops = [stop_once(browser, database) for _ in range(TIMES)]
    return [
        Figure("start to first usable page, median", median(seconds), "s", LIMIT),
        Figure(f"start to first usable page, slowest of {TIMES}", max(seconds), "s", LIMIT),
        Figure(f"Ctrl-C to the end with {BROWSERS} pages open, slowest of {TIMES}", max(stops), "s", LONGEST_STOP),
    ]


def start_once(browser: Browser, address: str) -> float:
    with starting(address) as server, visitor(browser, server) as context:
        wait_until_it_listens(server)
        page = context.new_page()
        page.goto(server.url)
        page.wait_for_selector("h1")
        return time.time() - server.started_at


def wait_until_it_listens(server: Server) -> None:
    while time.time() < server.started_at + LONGEST_START:
        try:
            socket.create_connection(("127.0.0.1", server.port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise SystemExit("the server does not listen")


def stop_once(browser: Browser, database: Database) -> float:
    """Every page has a stream, which never ends by itself, and Streamlit's own connection."""
    room = build_room(database, people=BROWSERS)
    database.dispose()
    with serving(address_of(database)) as server, ExitStack() as visits:
        for secret in room.participants:
            page = visits.enter_context(visitor(browser, server, secret)).new_page()
            page.goto(f"{server.url}/meedoen?code={room.code}&groot=1")
            page.wait_for_selector(".composer textarea")
        begun = time.monotonic()
        server.process.send_signal(signal.SIGINT)
        server.process.wait(timeout=LONGEST_START)
        return time.monotonic() - begun
