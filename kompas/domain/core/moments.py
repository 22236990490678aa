"""Moments in the life of one noun at which others have something to do.

The room where it happens tells the moment, a dataclass. Functions that must act then say so with `@when`: in the same
room or in one above, so that no room has to know those above it. Lower rooms come first.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlmodel import Session

from kompas.domain.core.loading import ROOMS, load_rooms

Joining = Callable[[Session, Any], None]
Function = TypeVar("Function", bound=Joining)
JOINING: dict[type, list[Joining]] = {}


def when(moment: type) -> Callable[[Function], Function]:
    """Let this function do its part at every such moment. What it raises refuses the whole."""

    def register(function: Function) -> Function:
        JOINING.setdefault(moment, []).append(function)
        return function

    return register


def tell(session: Session, moment: object) -> None:
    load_rooms()
    for function in sorted(JOINING.get(type(moment), ()), key=height):
        function(session, moment)


def height(function: Joining) -> tuple[int, str, str]:
    """By room, then by name: always the same, whatever was imported first."""
    room = function.__module__.removeprefix("kompas.domain.").partition(".")[0]
    return (ROOMS.index(room) if room in ROOMS else len(ROOMS), function.__module__, function.__qualname__)
