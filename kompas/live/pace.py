"""How fast one browser may act: much faster than people, and far slower than a program."""

import time
from collections.abc import Callable
from typing import Any

from kompas.errors import TooMuch
from kompas.i18n import N_

ACTIONS_AT_ONCE = 300
ACTIONS_A_MINUTE = 300
NOTES_AT_ONCE = 60
"""What somebody wrote in an hour without connection comes in all at once."""
NOTES_A_MINUTE = 60
MOST_REMEMBERED = 20_000
TOO_FAST = N_("This goes faster than anybody writes, so it waits a moment. It is kept, and sent again by itself.")


class Pace:
    """So many at once, and so many a minute after that, for each key."""

    def __init__(self, at_once: int, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.at_once, self.each = at_once, 60.0 / a_minute
        self._clock = clock
        self._full_at: dict[str, float] = {}
        """When a key may do everything at once again."""

    def takes(self, key: str) -> bool:
        """Whether one more is in time; then it counts."""
        moment = self._clock()
        full_at = max(moment, self._full_at.get(key, moment)) + self.each
        if full_at - moment > self.at_once * self.each:
            return False
        if len(self._full_at) >= MOST_REMEMBERED:
            self._full_at = {known: at for known, at in self._full_at.items() if at > moment}
        self._full_at[key] = full_at
        return True


class Paces:
    def __init__(self) -> None:
        self.actions = Pace(ACTIONS_AT_ONCE, ACTIONS_A_MINUTE)
        self.notes = Pace(NOTES_AT_ONCE, NOTES_A_MINUTE)

    def in_time(self, browser: str, items: list[Any]) -> int:
        """How many of these, from the first on, may go in now: later ones may rest on an earlier one."""
        for place, item in enumerate(items):
            told = item if isinstance(item, dict) else {}
            is_note = told.get("type") == "post_note"
            if is_note and not self.notes.takes(f"{browser}:{told.get('person')}"):
                return place
            if not self.actions.takes(browser):
                return place
        return len(items)


def too_fast(identity: str | None) -> dict[str, Any]:
    return {"id": identity, "status": "later", "message": str(TooMuch(TOO_FAST))}
