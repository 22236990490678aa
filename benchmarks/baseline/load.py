"""A room of polling participants. Twenty: with fifty a polling app is no longer keeping up on two cores."""

from benchmarks.baseline.client import crowd_of_polling
from benchmarks.baseline.site import baseline
from benchmarks.load import EVERY, figures_of, follow

PEOPLE = 20
SECONDS = 60.0


def measure():
    with baseline() as server, crowd_of_polling(server.port, PEOPLE, seconds=SECONDS, every=EVERY, pause=10.0) as crowd:
        crowd.tell()
        used, most = follow(server, SECONDS)
        heard = crowd.results()
    return figures_of(f"{PEOPLE} people", heard, most, used)
