"""Where time can be won back: which later steps could be shorter, so that fixed times and the end are met.

Pure: proposes, changes nothing. `steps.change_minutes` carries a proposal out.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from kompas.activity import activity_of
from kompas.domain.workshop import clock
from kompas.domain.workshop.clock import TOLERANCE
from kompas.models import Step, Workshop


@dataclass(frozen=True)
class Shorter:
    """One step that could take `after` minutes instead of `before`; `how` is a message to translate."""

    step: Step
    before: int
    after: int
    how: str


@dataclass(frozen=True)
class Missing:
    """Minutes that cannot be won back before the start of `step`, or before the end when `step` is None."""

    step: Step | None
    minutes: int


@dataclass(frozen=True)
class Proposal:
    shorter: list[Shorter]
    missing: list[Missing]

    @property
    def minutes(self) -> int:
        return sum(one.before - one.after for one in self.shorter)


def least_minutes(step: Step) -> int:
    """Counted from the plan at the start, so that a second proposal does not cut what the first already cut."""
    least = activity_of(step).least
    return min(step.minutes, max(least.minutes, ceil((clock.planned_minutes_of(step) or step.minutes) * least.share)))


def propose(
    workshop: Workshop, steps: Sequence[Step], at: datetime, may_shrink: Collection[int] | None = None
) -> Proposal:
    """Shorten later steps just enough, in proportion to their length.

    Each stretch up to a fixed start is looked at by itself: time won before a fixed start is not there after it.
    The end is the fixed end, or else the planned one.
    """
    current, later = clock.current_and_later(workshop, steps)
    reached = clock.free_at(workshop, current, at)
    end = clock.fixed_moment(workshop, workshop.fixed_end) or clock.planned_end(workshop, steps)
    shorter: list[Shorter] = []
    missing: list[Missing] = []
    for stretch, goal in stretches(workshop, later):
        deadline = clock.fixed_moment(workshop, goal.fixed_start) if goal else end
        assert deadline is not None
        reached = clock.begins(workshop, stretch[0], reached) if stretch else reached
        arrival = reached + timedelta(minutes=sum(step.minutes for step in stretch))
        late = arrival - deadline
        needed = ceil(late / timedelta(minutes=1)) if late > TOLERANCE else 0
        taken = take_minutes(needed, stretch, may_shrink)
        shorter += [
            Shorter(step, step.minutes, step.minutes - cut, activity_of(step).least.how)
            for step, cut in zip(stretch, taken, strict=True)
            if cut
        ]
        won = timedelta(minutes=sum(taken))
        if late - won > TOLERANCE:
            missing.append(Missing(goal, needed - sum(taken)))
        reached = arrival - won
    return Proposal(shorter, missing)


def stretches(workshop: Workshop, later: Sequence[Step]) -> list[tuple[list[Step], Step | None]]:
    """The later steps cut before each fixed start, each stretch with the step it has to be in time for."""
    found: list[tuple[list[Step], Step | None]] = []
    stretch: list[Step] = []
    for step in later:
        if clock.fixed_moment(workshop, step.fixed_start):
            found.append((stretch, step))
            stretch = []
        stretch.append(step)
    return [*found, (stretch, None)]


def take_minutes(needed: int, steps: Sequence[Step], may_shrink: Collection[int] | None) -> list[int]:
    """How many minutes each step gives, minute by minute to the one that has given the least for its length."""
    room = [step.minutes - least_minutes(step) if may_shrink is None or step.id in may_shrink else 0 for step in steps]
    taken = [0] * len(steps)
    for _minute in range(min(needed, sum(room))):
        able = [index for index in range(len(steps)) if taken[index] < room[index]]
        taken[min(able, key=lambda index: ((taken[index] + 1) / steps[index].minutes, index))] += 1
    return taken
