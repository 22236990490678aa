"""Enter in one browser to painted on the screen in another."""

import random
import time

from playwright.sync_api import Browser, Page

from benchmarks.browser import (
    SCREEN,
    open_composer,
    open_screen,
    painted_at,
    press_enter,
    visitor,
)
from benchmarks.crowd import Order
from benchmarks.crowds import gather
from benchmarks.figures import Figure, p50_and_p95
from benchmarks.rooms import Room, address_of, build_room, fresh_database, sentence
from benchmarks.server import Server, serving
from tests.e2e.browser import chromium

WRITERS = 4
NOTES_EACH = 20
WARM_UP = 3
NOTES_BEFORE = 60
CROWD = 20
LIMITS = (25.0, 40.0)
TWO = "Enter to painted elsewhere, two browsers"
TWENTY = f"Enter to painted elsewhere, {CROWD} others posting"


def measure() -> list[Figure]:
    with fresh_database() as database:
        alone = build_room(database, CROWD + WRITERS, NOTES_BEFORE)
        busy = build_room(database, CROWD + WRITERS, NOTES_BEFORE)
        with serving(address_of(database)) as server, chromium() as browser:
            first = sample(browser, server, alone)
            order = Order(server.port, busy.code, busy.step_id, busy.participants[WRITERS:], "", seconds=600)
            with gather(order) as crowd:
                crowd.tell()
                second = sample(browser, server, busy)
    return p50_and_p95(TWO, first, LIMITS) + p50_and_p95(TWENTY, second, LIMITS)


def sample(browser: Browser, server: Server, room: Room) -> list[float]:
    """Milliseconds per note. Several people write one after the other: nobody writes eighty notes in a workshop."""
    delays: list[float] = []
    with visitor(browser, server, room.facilitator, SCREEN) as reader:
        screen = open_screen(reader, server, room)
        for number, secret in enumerate(room.participants[:WRITERS]):
            with visitor(browser, server, secret) as writer:
                delays += write_some(open_composer(writer, server, room), screen, number * 100)
    return delays


def write_some(page: Page, screen: Page, first: int) -> list[float]:
    chance = random.Random(first)
    delays = []
    page.locator(".composer textarea").focus()
    for number in range(first, first + NOTES_EACH + WARM_UP):
        mark = f"m{number}-9999"
        page.keyboard.type(f"{mark} ")
        page.keyboard.insert_text(sentence(number))
        time.sleep(0.1 + chance.random() * 0.2)
        pressed = press_enter(page)
        painted = painted_at(screen, mark)
        if painted is None:
            raise SystemExit(f"note {mark} did not come on the screen")
        if number >= first + WARM_UP:
            delays.append(painted - pressed)
    return delays
