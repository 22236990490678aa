"""Enter in one browser to painted on the screen in another."""

import random
import time

from playwright.sync_api import Browser

from benchmarks.browser import (
    SCREEN,
    chromium,
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

SAMPLES = 80
WARM_UP = 5
NOTES_BEFORE = 60
CROWD = 20
LIMITS = (25.0, 40.0)
TWO = "Enter to painted elsewhere, two browsers"
TWENTY = f"Enter to painted elsewhere, {CROWD} others posting"


def measure() -> list[Figure]:
    with fresh_database() as database:
        alone = build_room(database, 1, NOTES_BEFORE)
        busy = build_room(database, CROWD + 1, NOTES_BEFORE)
        with serving(address_of(database)) as server, chromium() as browser:
            first = sample(browser, server, alone)
            order = Order(server.port, busy.code, busy.step_id, busy.participants[1:], "", seconds=300)
            print("two browsers:", p50_and_p95("", first, LIMITS), flush=True)
            with gather(order) as crowd:
                crowd.tell()
                second = sample(browser, server, busy)
    return p50_and_p95(TWO, first, LIMITS) + p50_and_p95(TWENTY, second, LIMITS)


def sample(browser: Browser, server: Server, room: Room, samples: int = SAMPLES) -> list[float]:
    """Milliseconds per note."""
    chance = random.Random(1)
    delays = []
    with (
        visitor(browser, server, room.participants[0]) as writer,
        visitor(browser, server, room.facilitator, SCREEN) as reader,
    ):
        page, screen = open_composer(writer, server, room), open_screen(reader, server, room)
        page.locator(".composer textarea").focus()
        for number in range(samples + WARM_UP):
            mark = f"m{number}-9999"
            page.keyboard.type(f"{mark} {sentence(number)}")
            time.sleep(0.1 + chance.random() * 0.2)
            pressed = press_enter(page)
            painted = painted_at(screen, mark)
            if painted is None:
                raise SystemExit(f"note {mark} did not come on the screen")
            if number >= WARM_UP:
                delays.append(painted - pressed)
    return delays
