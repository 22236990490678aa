from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kompas.activity import activities
from kompas.domain.workshop import clock
from kompas.domain.workshop.win_back import Proposal, least_minutes, propose
from kompas.models import Step, Workshop
from tests.domain.workshop.test_clock import after, step, workshop
from tests.factories import START

ACTIVITIES = st.sampled_from(list(activities()))


def plan_of(*minutes: int, **changes: Any) -> list[Step]:
    """Steps that collect, of so many minutes; the first is the current one."""
    return [
        step(length, id=number, position=number, activity="collect", planned_minutes=length, **changes)
        for number, length in enumerate(minutes, 1)
    ]


def running(**changes: Any) -> Workshop:
    return workshop(current_step_id=1, started_at=START, **changes)


def minutes_of(proposal: Proposal) -> dict[int, int]:
    return {one.step.id: one.after for one in proposal.shorter}


def test_nothing_is_proposed_on_schedule() -> None:
    proposal = propose(running(), plan_of(15, 20, 20), START)
    assert (proposal.shorter, proposal.missing, proposal.minutes) == ([], [], 0)


def test_later_steps_give_in_proportion_to_their_length() -> None:
    plan = plan_of(15, 40, 20)
    plan[0].remaining_seconds += 9 * 60
    assert minutes_of(propose(running(), plan, START)) == {2: 34, 3: 17}


def test_what_cannot_be_won_back_is_told() -> None:
    plan = plan_of(15, 20)
    plan[0].remaining_seconds += 15 * 60
    proposal = propose(running(), plan, START)
    assert minutes_of(proposal) == {2: 12}
    assert [(one.step, one.minutes) for one in proposal.missing] == [(None, 7)]


def test_only_the_steps_before_a_fixed_start_can_help_to_meet_it() -> None:
    plan = plan_of(15, 20, 15, 20)
    plan[0].remaining_seconds += 6 * 60
    plan[2].fixed_start = "14:05"  # as planned: 35 minutes after the start
    assert minutes_of(propose(running(), plan, START)) == {2: 14}


def test_fixed_end_is_the_goal_rather_than_the_planned_one() -> None:
    proposal = propose(running(fixed_end="14:10"), plan_of(15, 20, 20), START)
    assert proposal.minutes == 15
    assert [one.minutes for one in propose(running(fixed_end="14:05"), plan_of(15, 20, 20), START).missing] == [4]


def test_seconds_that_count_as_on_time_are_not_missing() -> None:
    plan = [*plan_of(15), step(39, id=2, position=2, activity="conclude", planned_minutes=39)]
    plan[0].remaining_seconds += 1
    proposal = propose(running(fixed_end="14:15"), plan, START)  # nine minutes and a second late
    assert minutes_of(proposal) == {2: 30}
    assert proposal.missing == []


def test_second_proposal_does_not_cut_deeper_than_the_plan_allows() -> None:
    plan = plan_of(15, 20)
    plan[1].minutes = 12
    assert least_minutes(plan[1]) == 12


def test_break_keeps_ten_minutes_and_a_short_step_its_own() -> None:
    assert least_minutes(step(15, activity="break")) == 10
    assert least_minutes(step(5, activity="break")) == 5


@st.composite
def situations(draw: st.DrawFn) -> tuple[Workshop, list[Step], float, set[int] | None]:
    minutes = draw(st.lists(st.integers(1, 60), min_size=1, max_size=9))
    plan = [
        step(
            length,
            id=number,
            position=number,
            activity=draw(ACTIVITIES),
            planned_minutes=length,
            left_out=number > 1 and draw(st.integers(0, 9)) == 0,
        )
        for number, length in enumerate(minutes, 1)
    ]
    for one in plan[1:]:
        if draw(st.integers(0, 3)) == 0:
            one.fixed_start = f"{draw(st.integers(12, 19)):02}:{draw(st.integers(0, 59)):02}"
    room = running(fixed_end=draw(st.sampled_from([None, "14:30", "15:30", "17:00"])))
    plan[0].remaining_seconds += draw(st.integers(-600, 3600))
    chosen = draw(st.none() | st.sets(st.integers(1, 9)))
    return room, plan, draw(st.floats(0, 60)), chosen


@given(situations())
def test_proposal_keeps_minima_sums_and_fixed_times(
    situation: tuple[Workshop, list[Step], float, set[int] | None],
) -> None:
    room, plan, at, chosen = situation
    moment = after(at)
    proposal = propose(room, plan, moment, chosen)
    ends = clock.fixed_moment(room, room.fixed_end) or clock.planned_end(room, plan)
    for one in proposal.shorter:
        assert least_minutes(one.step) <= one.after < one.before == one.step.minutes
        assert one.step.position > 1
        assert not one.step.left_out
        assert chosen is None or one.step.id in chosen
    assert len({one.step.id for one in proposal.shorter}) == len(proposal.shorter)
    before = clock.progress(room, plan, moment)
    # carried out, the only times that are passed are those that it said cannot be met, and by what it said
    for one in proposal.shorter:
        one.step.minutes = one.after
    carried_out = clock.progress(room, plan, moment)
    told = {missing.step.id if missing.step else None: missing.minutes for missing in proposal.missing}
    late = {
        one.step.id if one.step else None: one.expected - one.fixed
        for one in carried_out.passed
        if one.step or room.fixed_end
    }
    if carried_out.projected_end - ends > clock.TOLERANCE:
        late[None] = carried_out.projected_end - ends
    assert late.keys() == told.keys()
    for key, delay in late.items():
        assert timedelta(0) <= timedelta(minutes=told[key]) - delay < timedelta(minutes=1)
    assert carried_out.projected_end <= before.projected_end
    # nothing is taken that does not help: with one minute back, something is passed
    again = propose(room, plan, moment, chosen)
    assert again.minutes == 0


@given(st.lists(st.integers(15, 60), min_size=2, max_size=6), st.integers(1, 8))
def test_minutes_won_are_the_minutes_needed(minutes: list[int], late: int) -> None:
    plan = plan_of(15, *minutes)
    plan[0].remaining_seconds += late * 60
    proposal = propose(running(), plan, START)
    assert proposal.minutes + sum(one.minutes for one in proposal.missing) == late
    given_up = {one.step.id: (one.before - one.after) / one.before for one in proposal.shorter}
    if not proposal.missing and len(given_up) == len(minutes):
        assert max(given_up.values()) - min(given_up.values()) <= 2 / min(minutes)
