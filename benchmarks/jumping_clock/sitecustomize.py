"""Lets the clock of a server under test jump: Python loads this before anything else when this folder is on its path.

`KOMPAS_CLOCK`, a file, holds by how many seconds the clock is wrong. What runs on (`time.monotonic`) does not jump, as on a
real machine.
"""

import datetime
import os
import time
from pathlib import Path
from typing import Any

FILE = Path(os.environ.pop("KOMPAS_CLOCK"))
RIGHT, REAL = time.time, datetime.datetime


def wrong_by() -> float:
    return float(FILE.read_text(encoding="utf-8") or 0)


class Instances(type):
    def __instancecheck__(cls, one: Any) -> bool:
        return isinstance(one, REAL)


class Jumping(REAL, metaclass=Instances):
    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> Any:
        return REAL.now(tz) + datetime.timedelta(seconds=wrong_by())


time.time = lambda: RIGHT() + wrong_by()
datetime.datetime = Jumping  # type: ignore[misc]
