"""Make once whatever a double click asks for twice."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

DOUBLE_CLICK = 10.0
"""Seconds in which asking for the same again is a second click, and no wish for a second one."""
Made = TypeVar("Made")


@dataclass
class Once:
    """The last request of one browser's clicks, with its result.

    Streamlit begins the run of a second click while that of the first is still at work; the first goes on until its next
    touch of session_state and breaks off there, also right after a commit. So one waits for the other, and what was made
    is kept here rather than there.
    """

    asked: Sequence[Hashable] = ()
    made: Any = None
    at: float = 0
    lock: Lock = field(default_factory=Lock)

    def make(self, asked: Sequence[Hashable], make: Callable[[], Made | None]) -> Made | None:
        """The result of `make`, or the one just given for the same. None is not kept: it may be tried again."""
        with self.lock:
            if self.asked == asked and monotonic() - self.at <= DOUBLE_CLICK:
                again: Made = self.made
                return again
            made = make()
            if made is not None:
                self.asked, self.made, self.at = asked, made, monotonic()
            return made
