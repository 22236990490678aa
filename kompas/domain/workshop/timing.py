"""Planned against actual time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, select

from kompas.domain.workshop import clock
from kompas.domain.workshop.workshops import steps_of
from kompas.i18n import current_language
from kompas.models import Step, StepVisit, Workshop


@dataclass(frozen=True)
class StepTime:
    """Minutes of one step, in the current language; `actual` is None when the room was never there."""

    title: str
    planned: int
    actual: int | None
    under_way: bool = False

    @property
    def is_over(self) -> bool:
        return self.actual is not None and self.actual > self.planned


def step_times(session: Session, workshop: Workshop, at: datetime) -> list[StepTime]:
    """The steps that are in the plan, or that the room was at all the same."""
    visits = visits_of(session, workshop)
    times = ((step, time_of(step, visits, at)) for step in steps_of(session, workshop))
    return [time for step, time in times if time.actual is not None or not step.left_out]


def visits_of(session: Session, workshop: Workshop) -> Sequence[StepVisit]:
    return session.exec(select(StepVisit).where(StepVisit.workshop_id == workshop.id)).all()


def time_of(step: Step, visits: Sequence[StepVisit], at: datetime) -> StepTime:
    stays = [visit for visit in visits if visit.step_id == step.id]
    return StepTime(
        title=step.content["title"][current_language()],
        planned=clock.planned_minutes_of(step),
        actual=round(clock.actual_seconds(stays, step.id, at) / 60) if stays else None,
        under_way=any(visit.left_at is None for visit in stays),
    )
