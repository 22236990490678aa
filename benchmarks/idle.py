"""What it costs when nothing happens."""

import time
from collections.abc import Callable

from benchmarks.crowd import Order
from benchmarks.crowds import gather
from benchmarks.figures import Figure
from benchmarks.rooms import address_of, build_room, fresh_database
from benchmarks.server import serving

PEOPLE = 50
SETTLING = 5.0
SECONDS = 30.0
LIMIT = 2.0


def measure() -> list[Figure]:
    with fresh_database() as database:
        room = build_room(database, PEOPLE, 60)
        with serving(address_of(database)) as server:
            empty = share_of_a_core(server.cpu_seconds)
            order = Order(server.port, room.code, room.step_id, room.participants, "", sockets=True)
            with gather(order):
                time.sleep(SETTLING)
                used = share_of_a_core(server.cpu_seconds)
    return [
        Figure("nobody there: server, of one core", empty, "%"),
        Figure(f"{PEOPLE} idle people: server, of one core", used, "%", LIMIT),
    ]


def share_of_a_core(cpu_seconds: Callable[[], float]) -> float:
    before = cpu_seconds()
    time.sleep(SECONDS)
    return (cpu_seconds() - before) / SECONDS * 100
