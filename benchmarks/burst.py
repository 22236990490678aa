"""Everybody presses Enter at the same moment: until everything is on the wall."""

from dataclasses import dataclass, field

from playwright.sync_api import Browser

from benchmarks.browser import SCREEN, open_screen, visitor
from benchmarks.crowd import Order
from benchmarks.crowds import Heard, gather
from benchmarks.figures import Figure, percentile
from benchmarks.rooms import Room, address_of, build_room, fresh_database
from benchmarks.server import Server, serving
from tests.e2e.browser import chromium

PEOPLE = 50
ROOMS = 7
ROUNDS = 3
"""Per room: 150 notes is what a wall holds."""
LIMIT = 150.0
ON_STREAM = f"{PEOPLE} at once: all in the screen's stream, p95"
ON_WALL = f"{PEOPLE} at once: all painted on the wall, p95"
LOST = f"{PEOPLE} at once: notes lost"


@dataclass
class Bursts:
    streams: list[float] = field(default_factory=list)
    walls: list[float] = field(default_factory=list)
    lost: int = 0


def measure() -> list[Figure]:
    bursts = Bursts()
    with fresh_database() as database:
        rooms = [build_room(database, PEOPLE) for _ in range(ROOMS + 1)]
        with serving(address_of(database)) as server, chromium() as browser:
            burst_in(browser, server, rooms[0], Bursts())  # the first one warms up
            for room in rooms[1:]:
                burst_in(browser, server, room, bursts)
    return figures_of(bursts)


def burst_in(browser: Browser, server: Server, room: Room, bursts: Bursts) -> None:
    order = Order(
        server.port, room.code, room.step_id, room.participants, "", screen=room.facilitator, rounds=ROUNDS, pause=2.0
    )
    with visitor(browser, server, room.facilitator, SCREEN) as viewer, gather(order) as crowd:
        page = open_screen(viewer, server, room)
        crowd.tell()
        heard = crowd.results()
        painted: dict[str, float] = page.evaluate("window.allPainted()")
    collect(heard, painted, bursts)


def collect(heard: Heard, painted: dict[str, float], bursts: Bursts) -> None:
    for number, began in heard.began.items():
        marks = [f"m{number}-{who}" for who in range(PEOPLE)]
        missing = sum(not painted.get(mark) for mark in marks)
        bursts.lost += missing
        bursts.streams.append(heard.rounds[number][1])
        bursts.walls.append(float("inf") if missing else max(painted[mark] for mark in marks) - began)


def figures_of(bursts: Bursts) -> list[Figure]:
    return [
        Figure(ON_STREAM.replace("p95", "p50"), percentile(bursts.streams, 0.5), "ms"),
        Figure(ON_STREAM, percentile(bursts.streams, 0.95), "ms", LIMIT),
        Figure(ON_WALL.replace("p95", "p50"), percentile(bursts.walls, 0.5), "ms"),
        Figure(ON_WALL, percentile(bursts.walls, 0.95), "ms", LIMIT),
        Figure(LOST, bursts.lost, "notes", 0),
    ]
