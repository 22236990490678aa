"""The clock of a step and of the whole workshop. Pure functions: the moment is always given.

A running clock has an absolute end, so it survives a restart and is the same on every screen; a standing clock
has the seconds that are left. Past zero it runs on in the negative.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kompas.models import Step, StepVisit, Workshop

SAME_SITTING = timedelta(hours=3)
"""A start further than this from the planned time is another occasion: then the plan counts from the real start."""


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


@dataclass(frozen=True)
class Progress:
    """Where the workshop stands against its plan, in minutes; `behind` is negative when it is ahead."""

    planned_end: datetime
    projected_end: datetime
    behind: int


def planned_start(workshop: Workshop) -> datetime:
    if workshop.started_at is None or abs(workshop.started_at - workshop.starts_at) <= SAME_SITTING:
        return workshop.starts_at
    return workshop.started_at


def planned_minutes(steps: Sequence[Step]) -> int:
    return sum(step.minutes for step in steps if not step.left_out)


def progress(workshop: Workshop, steps: Sequence[Step], at: datetime) -> Progress:
    """Projected end: now, what the current step has left (never less than nothing), and all steps after it."""
    planned_end = planned_start(workshop) + timedelta(minutes=planned_minutes(steps))
    current = next((step for step in steps if step.id == workshop.current_step_id), None)
    if current is None:
        projected_end = planned_end if at <= planned_start(workshop) else at + timedelta(minutes=planned_minutes(steps))
    else:
        later = [step for step in steps if step.position > current.position]
        left = max(0.0, seconds_left(current, at))
        projected_end = at + timedelta(seconds=left) + timedelta(minutes=planned_minutes(later))
    return Progress(planned_end, projected_end, round((projected_end - planned_end).total_seconds() / 60))


def actual_seconds(visits: Sequence[StepVisit], step_id: int | None, at: datetime) -> float:
    """How long the room really spent at a step, over all stays."""
    return sum(
        ((visit.left_at or at) - visit.entered_at).total_seconds() for visit in visits if visit.step_id == step_id
    )
