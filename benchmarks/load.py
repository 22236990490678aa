"""A full house: everybody connected as a browser is, each a note now and then."""

import threading
import time

from benchmarks.crowd import Order
from benchmarks.crowds import Heard, gather
from benchmarks.figures import Figure, percentile
from benchmarks.rooms import address_of, build_room, fresh_database
from benchmarks.server import Server, serving

PEOPLE = 400
EVERY = 20.0
SECONDS = 120.0
LIMIT = 60.0
MOST_MEMORY = 600.0


def measure(people: int = PEOPLE, seconds: float = SECONDS) -> list[Figure]:
    with fresh_database() as database:
        room = build_room(database, people)
        with serving(address_of(database)) as server:
            order = Order(
                server.port, room.code, room.step_id, room.participants, "", sockets=True, every=EVERY, seconds=seconds
            )
            with gather(order) as crowd:
                crowd.tell()
                used, most = follow(server, seconds)
                heard = crowd.results()
    return figures_of(f"{people} people", heard, most, used)


def follow(server: Server, seconds: float) -> tuple[float, float]:
    """Percent of one core, and the most memory in MB, over the time that people post."""
    cpu, most, begun = server.cpu_seconds(), 0.0, time.monotonic()
    while time.monotonic() < begun + seconds:
        most = max(most, server.megabytes())
        threading.Event().wait(1.0)
    return (server.cpu_seconds() - cpu) / seconds * 100, most


def figures_of(name: str, heard: Heard, most: float, used: float) -> list[Figure]:
    return [
        Figure(f"{name}: from POST to every listener, p50", percentile(heard.delays, 0.5), "ms"),
        Figure(f"{name}: from POST to every listener, p95", percentile(heard.delays, 0.95), "ms", LIMIT),
        Figure(f"{name}: from POST to every listener, slowest", percentile(heard.delays, 1.0), "ms"),
        Figure(f"{name}: notes posted", heard.sent, "notes"),
        Figure(f"{name}: notes never acknowledged", heard.given_up, "notes", 0),
        Figure(f"{name}: deliveries lost", heard.lost, "notes", 0),
        Figure(f"{name}: deliveries twice", heard.twice, "notes", 0),
        Figure(f"{name}: streams that broke", heard.lost_streams, "", 0),
        Figure(f"{name}: memory of the server", most, "MB", MOST_MEMORY),
        Figure(f"{name}: server, of one core", used, "%"),
        Figure(f"{name}: lag of the clients themselves, p95", heard.own_lag, "ms"),
    ]
