"""The clock of a step and of the whole workshop. Pure functions: the moment is always given.

A running clock has an absolute end, so it survives a restart and is the same on every screen; a standing clock
has the seconds that are left. Past zero it runs on in the negative.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kompas.errors import Invalid
from kompas.i18n import N_
from kompas.models import Step, StepVisit, Workshop
from kompas.models.core.columns import now

SAME_SITTING = timedelta(hours=3)
"""A start further than this from the planned time is another occasion: then the plan counts from the real start."""
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
TOLERANCE = timedelta(seconds=30)
"""So much late is on time: minutes are what people plan in."""


def today() -> date:
    """The day where people live who use this; in UTC a day begins one or two hours late."""
    return now().astimezone(AMSTERDAM).date()


def moment_in(workshop: Workshop, at: datetime | None = None) -> datetime:
    """The time for this workshop: the real time, or in a rehearsal that of its own, faster clock."""
    real = at or now()
    if workshop.clock_since is None or workshop.clock_shown is None:
        return real
    return workshop.clock_shown + (real - workshop.clock_since) * workshop.speed


def is_running(step: Step) -> bool:
    return step.ends_at is not None


def seconds_left(step: Step, at: datetime) -> float:
    return (step.ends_at - at).total_seconds() if step.ends_at else float(step.remaining_seconds)


def start(step: Step, at: datetime) -> None:
    if step.ends_at is None:
        step.ends_at = at + timedelta(seconds=step.remaining_seconds)


def pause(step: Step, at: datetime) -> None:
    if step.ends_at is not None:
        step.remaining_seconds = round((step.ends_at - at).total_seconds())
        step.ends_at = None


def add_minutes(step: Step, minutes: int) -> None:
    if step.ends_at is not None:
        step.ends_at += timedelta(minutes=minutes)
    else:
        step.remaining_seconds += minutes * 60


def time_of_day(text: str) -> str | None:
    """A typed time as 09:05; None when nothing was typed. Raises Invalid for anything else."""
    found = re.fullmatch(r"([01]?\d|2[0-3])(?:[:.]?([0-5]\d))?(?: ?(?:uur|u))?", text.strip())
    if found is None and text.strip():
        raise Invalid(N_("Write a time such as 15:00, or leave the field empty."))
    return f"{int(found[1]):02}:{found[2] or '00'}" if found else None


def fixed_moment(workshop: Workshop, fixed: str | None) -> datetime | None:
    """A time of day on the day of the workshop; None when there is none, or when the workshop began after it."""
    if fixed is None:
        return None
    begun = planned_start(workshop)
    moment = datetime.combine(begun.astimezone(AMSTERDAM).date(), time.fromisoformat(fixed), AMSTERDAM)
    return moment if moment > begun else None


@dataclass(frozen=True)
class Passed:
    """A fixed time that the plan does not make: the start of `step`, or the end when `step` is None."""

    step: Step | None
    fixed: datetime
    expected: datetime


@dataclass(frozen=True)
class PlanProgress:
    """Where the workshop stands against its plan, in minutes; `behind` is negative when it is ahead."""

    planned_end: datetime
    projected_end: datetime
    behind: int
    passed: list[Passed]


def planned_start(workshop: Workshop) -> datetime:
    if workshop.started_at is None or abs(workshop.started_at - workshop.starts_at) <= SAME_SITTING:
        return workshop.starts_at
    return workshop.started_at


def planned_minutes(steps: Sequence[Step]) -> int:
    """All steps together as they stand now."""
    return sum(step.minutes for step in steps if not step.left_out)


def planned_minutes_of(step: Step) -> int:
    """The minutes of a step in the plan with which the workshop began."""
    if step.planned_minutes is not None:
        return step.planned_minutes
    return 0 if step.left_out else step.minutes


def planned_end(workshop: Workshop, steps: Sequence[Step]) -> datetime:
    at = planned_start(workshop)
    for step in steps:
        if planned_minutes_of(step):
            at = begins(workshop, step, at) + timedelta(minutes=planned_minutes_of(step))
    return at


def begins(workshop: Workshop, step: Step, reached: datetime) -> datetime:
    """When a step begins that the room is ready for at `reached`: with a fixed start not before that."""
    fixed = fixed_moment(workshop, step.fixed_start)
    return max(reached, fixed) if fixed else reached


def current_and_later(workshop: Workshop, steps: Sequence[Step]) -> tuple[Step | None, list[Step]]:
    current = next((step for step in steps if step.id == workshop.current_step_id), None)
    later = [step for step in steps if not step.left_out and (current is None or step.position > current.position)]
    return current, later


def free_at(workshop: Workshop, current: Step | None, at: datetime) -> datetime:
    """When the first of the later steps can begin: after what the current one has left, never less than nothing."""
    if current is None:
        return max(at, planned_start(workshop))
    return at + timedelta(seconds=max(0.0, seconds_left(current, at)))


@dataclass(frozen=True)
class Coming:
    """A step that is still to come: when the room is ready for it, and when it begins, which a fixed start may make later."""

    step: Step
    reached: datetime
    begins: datetime

    @property
    def ends(self) -> datetime:
        return self.begins + timedelta(minutes=self.step.minutes)


def coming(workshop: Workshop, steps: Sequence[Step], at: datetime) -> list[Coming]:
    """All steps after the current one, as the plan stands now."""
    current, later = current_and_later(workshop, steps)
    reached, ahead = free_at(workshop, current, at), []
    for step in later:
        ahead.append(Coming(step, reached, begins(workshop, step, reached)))
        reached = ahead[-1].ends
    return ahead


def progress(workshop: Workshop, steps: Sequence[Step], at: datetime) -> PlanProgress:
    """Projected end: now, what the current step has left, and all steps after it with their fixed times."""
    passed, ahead = [], coming(workshop, steps, at)
    for one in ahead:
        fixed = fixed_moment(workshop, one.step.fixed_start)
        if fixed and one.reached > fixed + TOLERANCE:
            passed.append(Passed(one.step, fixed, one.reached))
    current, _later = current_and_later(workshop, steps)
    reached = ahead[-1].ends if ahead else free_at(workshop, current, at)
    end = fixed_moment(workshop, workshop.fixed_end)
    if end and reached > end + TOLERANCE:
        passed.append(Passed(None, end, reached))
    planned = planned_end(workshop, steps)
    return PlanProgress(planned, reached, round((reached - planned).total_seconds() / 60), passed)


def actual_seconds(visits: Sequence[StepVisit], step_id: int | None, at: datetime) -> float:
    """How long the room really spent at a step, over all stays."""
    return sum(
        ((visit.left_at or at) - visit.entered_at).total_seconds() for visit in visits if visit.step_id == step_id
    )
