"""Fifty at the same moment, for the baseline: until the slowest of all clients has everything."""

from benchmarks.baseline.client import crowd_of_polling
from benchmarks.baseline.site import baseline
from benchmarks.burst import LOST, ON_STREAM, PEOPLE
from benchmarks.figures import Figure, percentile

ROUNDS = 3
"""The wall shows the last 150 notes."""


def measure():
    with baseline() as server, crowd_of_polling(server.port, PEOPLE, rounds=ROUNDS, pause=12.0) as crowd:
        crowd.tell()
        heard = crowd.results()
    everywhere = [everybody for everybody, _ in heard.rounds.values()]
    return [
        Figure(ON_STREAM.replace("p95", "p50"), percentile(everywhere, 0.5), "ms"),
        Figure(ON_STREAM, percentile(everywhere, 0.95), "ms"),
        Figure(LOST, heard.lost / PEOPLE, "notes"),
    ]
