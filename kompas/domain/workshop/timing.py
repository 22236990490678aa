"""Planned against actual time."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, select

from kompas.domain.workshop import clock
from kompas.domain.workshop.workshops import steps_of
from kompas.models import StepVisit, Workshop


@dataclass(frozen=True)
class StepTime:
    """Minutes of one step; `actual` is None when the room was never there. `title` is in both languages."""

    title: dict[str, str]
    planned: int
    actual: int | None
    under_way: bool


def step_times(session: Session, workshop: Workshop, at: datetime) -> list[StepTime]:
    """The steps that are in the plan, or that the room was at all the same."""
    visits = session.exec(select(StepVisit).where(StepVisit.workshop_id == workshop.id)).all()
    visited = {visit.step_id for visit in visits}
    return [
        StepTime(
            title=step.content["title"],
            planned=clock.planned(step),
            actual=round(clock.actual_seconds(visits, step.id, at) / 60) if step.id in visited else None,
            under_way=any(visit.step_id == step.id and visit.left_at is None for visit in visits),
        )
        for step in steps_of(session, workshop)
        if step.id in visited or not step.left_out
    ]
