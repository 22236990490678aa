"""Events as bytes of a server-sent stream. Each carries the server's clock, so browsers can correct their own."""

import json
import time
from typing import Any

from kompas.events.difference import Difference, Items, Scalars, View


def event(name: str, data: dict[str, Any]) -> bytes:
    data["now"] = round(time.time() * 1000)
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"event: {name}\ndata: {body}\n\n".encode()


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
    """What only this participant gets: the own notes, and single values such as the steps this person is ready with."""
    return event("mine", {"items": items, "values": values})


def presence_event(online: list[int], screens: int, *, told: bool = True) -> bytes:
    """Who is connected, or without `told` only how many: a note that follows a return would be recognised."""
    return event("presence", {"online": online if told else [], "count": len(online), "screens": screens})


def beat_event() -> bytes:
    return event("beat", {})
