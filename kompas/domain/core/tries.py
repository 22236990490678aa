"""Slows down guessing of codes: five tries are free, after that the wait doubles up to a minute."""

import threading
import time
from collections.abc import Callable

from kompas.errors import TooManyTries
from kompas.i18n import N_

FREE_TRIES = {"device": 5, "address": 40}
"""By the first part of the key. A whole room shares one address, so that one has more; a browser that throws its
cookie away after each try still has its address."""
LONGEST_WAIT = 60.0
FORGET_AFTER = 900.0


class Tries:
    """Wrong tries per key (a device, an address). In memory: a restart forgives, which harms nobody."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._wrong: dict[str, tuple[int, float]] = {}

    def demand_patience(self, *keys: str) -> None:
        """Raise TooManyTries when one of the keys still has to wait."""
        wait = max((self._wait(key) for key in keys), default=0.0)
        if wait > 0:
            raise TooManyTries(N_("Too many wrong codes. Wait {seconds} seconds and try again."), seconds=int(wait) + 1)

    def count_wrong(self, *keys: str) -> None:
        with self._lock:
            moment = self._clock()
            self._wrong = {key: seen for key, seen in self._wrong.items() if moment - seen[1] < FORGET_AFTER}
            for key in keys:
                count, _ = self._wrong.get(key, (0, moment))
                self._wrong[key] = (count + 1, moment)

    def forgive(self, *keys: str) -> None:
        with self._lock:
            for key in keys:
                self._wrong.pop(key, None)

    def _wait(self, key: str) -> float:
        count, last = self._wrong.get(key, (0, 0.0))
        free = FREE_TRIES.get(key.partition(":")[0], FREE_TRIES["device"])
        if count < free:
            return 0.0
        return last + min(LONGEST_WAIT, 2.0 ** min(count - free + 1, 6)) - self._clock()


code_tries = Tries()
