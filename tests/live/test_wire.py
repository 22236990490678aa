import json
import time

import pytest

from kompas.events import Difference, View
from kompas.live.wire import beat_event, change_event, mine_event, presence_event, view_event

EVENTS = [
    ("view", view_event(View(revision=1, scalars={}, items={"note:1": {"text": "a\nb\r\nevent: beat\n\n"}}))),
    ("change", change_event(Difference(since=1, revision=2, removed=["note:1"]))),
    ("mine", mine_event({"note:1": {"text": "👩‍👧 ملاحظة \u2028"}}, [3])),
    ("presence", presence_event([1, 2], 3)),
    ("beat", beat_event()),
]


@pytest.mark.parametrize(("name", "event"), EVENTS, ids=[name for name, _ in EVENTS])
def test_event_is_one_block_with_the_clock_of_the_server(name: str, event: bytes) -> None:
    """Text of people cannot end the block early or begin another one."""
    first, second, *rest = event.decode().split("\n")
    assert (first, rest) == (f"event: {name}", ["", ""])
    assert "\r" not in second
    data = json.loads(second.removeprefix("data: "))
    assert abs(data["now"] - time.time() * 1000) < 60_000


def test_change_says_from_where_to_where() -> None:
    data = json.loads(EVENTS[1][1].decode().split("data: ")[1])
    data.pop("now")
    assert data == {"since": 1, "revision": 2, "scalars": {}, "put": {}, "removed": ["note:1"]}
