import json
import time
from collections.abc import Callable

import pytest

from kompas.events.core.difference import Difference, View
from kompas.live.wire import Presence, beat_event, change_event, dismissed_event, mine_event, presence_event, view_event

EVENTS: dict[str, Callable[[], bytes]] = {
    "view": lambda: view_event(View(revision=1, scalars={}, items={"note:1": {"text": "a\nb\r\nevent: beat\n\n"}})),
    "change": lambda: change_event(Difference(since=1, revision=2, removed=["note:1"])),
    "mine": lambda: mine_event({"note:1": {"text": "👩‍👧 ملاحظة \u2028"}}, {"ready": [3]}),
    "presence": lambda: presence_event(Presence([1, 2], 2, 3, [4], {5: 6})),
    "beat": beat_event,
    "dismissed": dismissed_event,
}


@pytest.mark.parametrize("name", EVENTS)
def test_event_is_one_block_with_the_clock_of_the_server(name: str) -> None:
    """Text of people cannot end the block early or begin another one."""
    before = round(time.time() * 1000)
    first, second, *rest = EVENTS[name]().decode().split("\n")
    assert (first, rest) == (f"event: {name}", ["", ""])
    assert "\r" not in second
    data = json.loads(second.removeprefix("data: "))
    assert before <= data["now"] <= round(time.time() * 1000)


def test_change_says_from_where_to_where() -> None:
    data = json.loads(EVENTS["change"]().decode().split("data: ")[1])
    data.pop("now")
    assert data == {"since": 1, "revision": 2, "scalars": {}, "put": {}, "removed": ["note:1"]}
