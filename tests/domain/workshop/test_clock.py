from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session

from kompas.database import Database
from kompas.domain.workshop import clock
from kompas.errors import Invalid
from kompas.models import Step, StepVisit, Workshop
from kompas.rules import Actor
from tests.databases import on_both
from tests.factories import START, act, go_to, id_of


def step(minutes: int = 15, **changes: object) -> Step:
    given: dict[str, Any] = {
        "id": 1,
        "workshop_id": 1,
        "position": 0,
        "key": "welcome",
        "activity": "cases",
        "minutes": minutes,
        "content": {},
        "remaining_seconds": minutes * 60,
    }
    return Step(**{**given, **changes})


def workshop(**changes: object) -> Workshop:
    given: dict[str, Any] = {
        "title": "x",
        "code": "ACDEFG",
        "script_key": "x",
        "starts_at": START,
        "facilitator_code_hash": "x",
    }
    return Workshop(**{**given, **changes})


def after(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def test_clock_counts_down_from_its_start() -> None:
    one = step()
    clock.start(one, START)
    assert clock.is_running(one)
    assert clock.seconds_left(one, after(5)) == 600


def test_clock_runs_on_in_the_negative() -> None:
    one = step()
    clock.start(one, START)
    assert clock.seconds_left(one, after(17)) == -120


def test_paused_clock_stands_still() -> None:
    one = step()
    clock.start(one, START)
    clock.pause(one, after(5))
    assert not clock.is_running(one)
    assert clock.seconds_left(one, after(50)) == 600


def test_start_of_a_running_clock_changes_nothing() -> None:
    one = step()
    clock.start(one, START)
    clock.start(one, after(5))
    assert clock.seconds_left(one, after(5)) == 600


def test_pause_of_a_standing_clock_changes_nothing() -> None:
    one = step()
    clock.pause(one, after(5))
    assert clock.seconds_left(one, after(5)) == 900


@pytest.mark.parametrize("running", [True, False])
def test_added_minutes_count_whether_the_clock_runs_or_not(running: bool) -> None:
    one = step()
    if running:
        clock.start(one, START)
    clock.add_minutes(one, 5)
    clock.add_minutes(one, -1)
    assert clock.seconds_left(one, START) == 900 + 240


moves = st.lists(
    st.tuples(st.sampled_from(["start", "pause", "add"]), st.integers(0, 3600), st.integers(-60, 60)), max_size=30
)


@given(moves=moves, last=st.integers(0, 3600))
def test_seconds_left_is_planned_plus_added_less_running_time(moves: list[tuple[str, int, int]], last: int) -> None:
    one, at, running, expected = step(), START, False, 900
    for move, seconds, minutes in moves:
        at += timedelta(seconds=seconds)
        expected -= seconds if running else 0
        if move == "add":
            clock.add_minutes(one, minutes)
            expected += minutes * 60
        else:
            (clock.start if move == "start" else clock.pause)(one, at)
            running = move == "start"
        assert clock.seconds_left(one, at) == expected
        assert clock.is_running(one) == running
    assert clock.seconds_left(one, at + timedelta(seconds=last)) == expected - (last if running else 0)


@on_both
def test_clock_survives_being_stored(
    database: Database, session: Session, workshop: Workshop, facilitator: Actor
) -> None:
    go_to(session, facilitator, "welcome")
    act(session, facilitator, "add_minutes", step_id=id_of(session, workshop, "welcome"), minutes=5)
    step = session.get_one(Step, workshop.current_step_id)
    assert step.ends_at is not None
    before = step.ends_at
    session.commit()
    with database.reading() as reader:
        again = reader.get_one(Step, workshop.current_step_id)
        assert again.ends_at == before
        assert clock.seconds_left(again, before - timedelta(seconds=90)) == 90


PLAN = [step(15, id=1, position=0), step(20, id=2, position=1), step(10, id=3, position=2, left_out=True)]


def test_planned_minutes_leave_out_what_is_left_out() -> None:
    assert clock.planned_minutes(PLAN) == 35


def test_progress_before_the_start_is_the_plan() -> None:
    progress = clock.progress(workshop(), PLAN, after(-30))
    assert (progress.planned_end, progress.projected_end, progress.behind) == (after(35), after(35), 0)


def test_progress_counts_a_start_that_is_late() -> None:
    progress = clock.progress(workshop(), PLAN, after(10))
    assert (progress.projected_end, progress.behind) == (after(45), 10)


def test_progress_counts_what_the_step_has_left_and_the_steps_after_it() -> None:
    running = step(15, id=1, ends_at=after(12))
    progress = clock.progress(workshop(current_step_id=1, started_at=START), [running, *PLAN[1:]], after(2))
    assert (progress.projected_end, progress.behind) == (after(32), -3)


def test_progress_past_zero_counts_only_the_time_that_was_lost() -> None:
    running = step(15, id=1, ends_at=after(15))
    progress = clock.progress(workshop(current_step_id=1, started_at=START), [running, *PLAN[1:]], after(19))
    assert progress.behind == 4


@pytest.mark.parametrize(("hours", "expected"), [(0.5, 0.0), (-2, 0.0), (24, 24.0), (-48, -48.0)])
def test_plan_counts_from_the_real_start_on_another_occasion(hours: float, expected: float) -> None:
    started = START + timedelta(hours=hours)
    assert clock.planned_start(workshop(started_at=started)) == START + timedelta(hours=expected)


def test_actual_seconds_add_up_all_stays() -> None:
    visits = [
        StepVisit(workshop_id=1, step_id=1, entered_at=after(0), left_at=after(10)),
        StepVisit(workshop_id=1, step_id=2, entered_at=after(10), left_at=after(15)),
        StepVisit(workshop_id=1, step_id=1, entered_at=after(15)),
    ]
    assert clock.actual_seconds(visits, 1, after(17)) == 720
    assert clock.actual_seconds(visits, 3, after(17)) == 0


def test_time_won_back_counts_against_the_plan_of_the_start() -> None:
    shortened = [step(15, id=1, planned_minutes=15), step(12, id=2, position=1, planned_minutes=20)]
    progress = clock.progress(workshop(current_step_id=1, started_at=START), shortened, START)
    assert (progress.planned_end, progress.behind) == (after(35), -8)


def test_step_with_a_fixed_start_is_waited_for() -> None:
    plan = [step(15, id=1), step(20, id=2, position=1, fixed_start="14:00")]
    progress = clock.progress(workshop(), plan, START)
    assert (progress.planned_end, progress.projected_end, progress.passed) == (after(50), after(50), [])


@pytest.mark.parametrize(("late", "expected"), [(0, None), (0.4, None), (3, 3.0)])
def test_fixed_start_and_end_that_are_not_met_are_told(late: float, expected: float | None) -> None:
    plan = [step(30, id=1, ends_at=after(30 + late)), step(20, id=2, position=1, fixed_start="14:00")]
    room = workshop(current_step_id=1, started_at=START, fixed_end="14:20")
    passed = clock.progress(room, plan, after(5)).passed
    told = [(one.step and one.step.id, one.fixed, one.expected) for one in passed]
    assert told == ([(2, after(30), after(30 + late)), (None, after(50), after(50 + late))] if expected else [])


def test_fixed_time_before_the_start_says_nothing() -> None:
    """Somebody tries the workshop in the evening: the break of that afternoon is over."""
    assert clock.fixed_moment(workshop(), "13:00") is None
    assert clock.fixed_moment(workshop(), "15:05") == after(95)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("15:00", "15:00"), (" 9.05 ", "09:05"), ("9 uur", "09:00"), ("1500", "15:00"), ("9", "09:00"), ("", None)],
)
def test_time_of_day_is_read_as_people_write_it(typed: str, kept: str | None) -> None:
    assert clock.time_of_day(typed) == kept


@pytest.mark.parametrize("typed", ["24:00", "12:60", "half drie", "-1"])
def test_time_of_day_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(Invalid, match="15:00"):
        clock.time_of_day(typed)


def test_rehearsal_has_a_faster_clock_that_can_stand_still() -> None:
    room = workshop(clock_since=after(0), clock_shown=after(100), speed=60)
    assert clock.moment_in(room, after(1)) == after(160)
    room.speed = 0
    assert clock.moment_in(room, after(9)) == after(100)
    assert clock.moment_in(workshop(), after(9)) == after(9)
