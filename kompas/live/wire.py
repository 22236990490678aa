"""Events as bytes of a server-sent stream. Each carries the server's clock, so browsers can correct their own."""

import json
import time
from dataclasses import asdict, dataclass
from typing import Any

from kompas.events.core.difference import Difference, Items, Scalars, View


@dataclass(frozen=True)
class Presence:
    """Connections: participants (ids and how many), screens, devices; `seen` says since when devices are gone.

    Where nobody may know when somebody wrote, only the number of participants is told and nothing of their devices:
    a note that follows a return would be recognised.
    """

    online: list[int]
    count: int
    screens: int
    devices: list[int]
    seen: dict[int, int]


def event(name: str, data: dict[str, Any]) -> bytes:
    data["now"] = round(time.time() * 1000)
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # half a character in one row must not end the stream of everybody
    return f"event: {name}\ndata: {body}\n\n".encode(errors="replace")


def view_event(view: View) -> bytes:
    return event("view", {"revision": view.revision, "scalars": view.scalars, "items": view.items})


def change_event(difference: Difference) -> bytes:
    return event(
        "change",
        {
            "since": difference.since,
            "revision": difference.revision,
            "scalars": difference.scalars,
            "put": difference.put,
            "removed": difference.removed,
        },
    )


def mine_event(items: Items, values: Scalars) -> bytes:
    """The event for one participant alone: their notes, and single values such as the steps they are ready with."""
    return event("mine", {"items": items, "values": values})


def presence_event(presence: Presence) -> bytes:
    return event("presence", asdict(presence))


def dismissed_event() -> bytes:
    """The seat has ended: the browser goes to the door at once instead of trying again."""
    return event("dismissed", {})


def beat_event() -> bytes:
    return event("beat", {})
