"""One browser goes no faster than people do; what is over waits, in order, and nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompas.live.pace import MOST_REMEMBERED, NOTES_AT_ONCE, Pace, Paces
from tests.factories import Room

from .conftest import Open


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def taken(pace: Pace, count: int, key: str = "amira") -> int:
    return sum(pace.takes(key) for _ in range(count))


def test_so_many_at_once_and_so_many_a_minute_after_that() -> None:
    clock = Clock()
    pace = Pace(at_once=10, a_minute=30, clock=clock)
    assert [taken(pace, 100), taken(pace, 100, "bram")] == [10, 10]
    clock.now += 10
    assert taken(pace, 100) == 5
    clock.now += 3600
    assert taken(pace, 100) == 10


@given(st.lists(st.tuples(st.floats(0, 5), st.integers(1, 20)), max_size=30))
def test_never_more_than_the_pace_however_it_is_spread(moments: list[tuple[float, int]]) -> None:
    clock = Clock()
    pace, begun, total = Pace(at_once=10, a_minute=60, clock=clock), clock.now, 0
    for pause, count in moments:
        clock.now += pause
        total += taken(pace, count)
    assert total <= 10 + (clock.now - begun) + 1


def test_browsers_that_come_and_go_are_forgotten() -> None:
    clock = Clock()
    pace = Pace(at_once=1, a_minute=60, clock=clock)
    for number in range(MOST_REMEMBERED * 2):
        clock.now += 0.01
        pace.takes(f"{number}")
    assert len(pace._full_at) <= MOST_REMEMBERED


def test_what_comes_behind_one_that_waits_waits_too() -> None:
    """It may be about that one."""
    paces = Paces()
    note, edit = {"type": "post_note"}, {"type": "edit_note"}
    assert paces.in_time("amira", [note] * NOTES_AT_ONCE + [note, edit, edit]) == NOTES_AT_ONCE
    assert paces.in_time("amira", [edit, edit]) == 2


def test_people_at_one_laptop_have_a_pace_each() -> None:
    paces = Paces()
    for person in (1, 2, 3):
        assert paces.in_time("laptop", [{"type": "post_note", "person": person}] * NOTES_AT_ONCE) == NOTES_AT_ONCE
    assert paces.in_time("laptop", [{"type": "post_note", "person": 3}]) == 0


@pytest.mark.anyio
async def test_who_posts_as_a_program_does_is_held_up_and_told(room: Room, browser: Open) -> None:
    """One person posted 3,000 notes in 8.6 seconds."""
    amira = browser(room.secrets["Amira"])
    notes = [room.note("Amira", "before_help", f"{number} {'x' * 1900}") for number in range(150)]
    results = []
    for begin in range(0, len(notes), 50):
        results += (await amira.post(room.code, *notes[begin : begin + 50])).json()["results"]
    in_time = [one for one in results if one["status"] == "applied"]
    waiting = [one for one in results if one["status"] == "later"]
    assert len(in_time) == len(room.notes())
    assert NOTES_AT_ONCE <= len(in_time) < 100
    assert len(waiting) == len(notes) - len(in_time)
    assert {one["message"] for one in waiting} == {
        "This goes faster than anybody writes, so it waits a moment. It is kept, and sent again by itself."
    }
    assert await browser(room.secrets["Bram"]).send(room.code, room.note("Bram", "before_help")) == ["applied"]
