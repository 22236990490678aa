"""Proposals are made once for a state of the workshop, one at a time, while everything else goes on."""

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from kompas.domain.inquiry.themes import Suggestions
from kompas.live import suggesting
from kompas.live.routes import Live
from kompas.live.suggesting import MOST_WAITING
from tests.factories import Room

from .browser import DEADLINE
from .conftest import Open

pytestmark = pytest.mark.anyio
KINDS = ("good", "better")


class Runs:
    """Counts runs and how many there were at once, and holds them while the gate is shut."""

    def __init__(self) -> None:
        self.count = self.now = self.most = 0
        self.gate, self.begun = threading.Event(), threading.Event()
        self.gate.set()

    def __call__(self, _session: Any, _actor: Any, _kinds: Any) -> Suggestions:
        self.count += 1
        self.now += 1
        self.most = max(self.most, self.now)
        self.begun.set()
        assert self.gate.wait(DEADLINE)
        self.now -= 1
        return Suggestions([], False)


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Iterator[Runs]:
    runs = Runs()
    monkeypatch.setattr(suggesting, "suggestions_for", runs)
    yield runs
    runs.gate.set()


def address(room: Room, kinds: str = "good,better") -> str:
    return f"/live/{room.code}/suggestions?kinds={kinds}&language=en"


async def test_twelve_at_once_are_one_run_and_hold_nothing_up(room: Room, browser: Open, runs: Runs) -> None:
    """Twelve of them held actions up for 5.4 seconds."""
    facilitator, amira = browser(room.secrets["facilitator"]), browser(room.secrets["Amira"])
    runs.gate.clear()
    asked = [asyncio.create_task(facilitator.request("GET", address(room))) for _ in range(12)]
    assert await asyncio.to_thread(runs.begun.wait, DEADLINE)
    assert await amira.send(room.code, room.note("Amira", "before_help")) == ["applied"]
    runs.gate.set()
    assert {answer.status_code for answer in await asyncio.gather(*asked)} == {200}
    assert runs.count <= 2  # what was asked after the note came in is about another state


async def test_nothing_is_done_again_while_nothing_changed(room: Room, browser: Open, runs: Runs) -> None:
    facilitator = browser(room.secrets["facilitator"])
    for _ in range(3):
        await facilitator.request("GET", address(room))
    assert runs.count == 1
    await facilitator.request("GET", address(room, "good"))
    room.post("Amira", "before_help")
    await facilitator.request("GET", address(room))
    assert runs.count == 3


async def test_workshops_take_turns(room: Room, browser: Open, live: Live, runs: Runs) -> None:
    other = Room(live.database, "Chris", facilitator="secret-of-another")
    rooms = [(browser(room.secrets["facilitator"]), room), (browser(other.secrets["facilitator"]), other)]
    await asyncio.gather(*(one.request("GET", address(where, kind)) for one, where in rooms for kind in KINDS))
    assert (runs.count, runs.most) == (4, 1)


async def test_who_may_not_arrange_gets_nothing_that_was_kept_either(room: Room, browser: Open, runs: Runs) -> None:
    assert (await browser(room.secrets["facilitator"]).request("GET", address(room))).status_code == 200
    for secret in (None, "stranger", room.secrets["Amira"]):
        assert (await browser(secret).request("GET", address(room))).status_code == 403


async def test_too_many_waiting_are_told_so(
    room: Room, browser: Open, live: Live, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(live.suggesting._waiting, room.workshop_id, MOST_WAITING)
    answer = await browser(room.secrets["facilitator"]).request("GET", address(room))
    assert (answer.status_code, answer.json()["message"]) == (
        503,
        "Many people ask for suggestions at this moment. Try again in a minute.",
    )
