"""Enter in one browser to painted on the screen in another, for the baseline."""

import random
import time

from benchmarks.baseline.client import crowd_of_polling
from benchmarks.baseline.site import baseline
from benchmarks.browser import (
    PRESSED,
    SCREEN,
    chromium,
    demand_same_clock,
    painted_at,
    press_enter,
    settle,
    visitor,
    watch,
)
from benchmarks.figures import Figure, p50_and_p95
from benchmarks.latency import CROWD, TWENTY, TWO
from benchmarks.rooms import sentence

SAMPLES = 40
NONE = (None, None)


def measure() -> list[Figure]:
    with baseline() as server, chromium() as browser:
        first = sample(browser, server, 0)
        with crowd_of_polling(server.port, CROWD, seconds=SAMPLES * 6) as crowd:
            crowd.tell()
            second = sample(browser, server, 1000)
    return p50_and_p95(TWO, first, NONE) + p50_and_p95(TWENTY, second, NONE)


def sample(browser, server, first):
    chance, delays = random.Random(1), []
    with visitor(browser, server) as writer, visitor(browser, server, size=SCREEN) as reader:
        page, screen = writer.new_page(), reader.new_page()
        page.goto(server.url)
        page.wait_for_selector("input[type=text]")
        screen.goto(f"{server.url}/?as=screen")
        screen.wait_for_selector("text=Goed (")
        settle(page)
        demand_same_clock(page.evaluate(PRESSED))
        watch(screen)
        for number in range(first, first + SAMPLES):
            mark = f"m{number}-9999"
            page.locator("input[type=text]").focus()
            page.keyboard.insert_text(f"{mark} {sentence(number)}")
            time.sleep(0.2 + chance.random() * 1.5)
            pressed = press_enter(page)
            painted = painted_at(screen, mark)
            delays.append(float("inf") if painted is None else painted - pressed)
            time.sleep(0.5)
    return delays
