"""From the start of the process to the first page that can be used."""

import socket
import time

from playwright.sync_api import Browser

from benchmarks.browser import chromium, visitor
from benchmarks.figures import Figure, median
from benchmarks.rooms import address_of, fresh_database
from benchmarks.server import LONGEST_START, Server, starting

TIMES = 5
LIMIT = 4.0


def measure() -> list[Figure]:
    with fresh_database() as database, chromium() as browser:
        database.dispose()
        seconds = [start_once(browser, address_of(database)) for _ in range(TIMES)]
    return [
        Figure("start to first usable page, median", median(seconds), "s", LIMIT),
        Figure(f"start to first usable page, slowest of {TIMES}", max(seconds), "s", LIMIT),
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
