"""The part of an example in which the group reflects: what an earlier journey left, connections with it, a vote."""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from kompas.domain.whole.example_rows import add_told_row
from kompas.domain.workshop.workshops import create_workshop, steps_of
from kompas.enums import BallotStatus, BallotSubject, BottleneckOrigin, WorkshopStatus
from kompas.models import Ballot, Conclusion, Connection, Participant, Theme, Workshop, WorkshopCreate
from kompas.scripts.loader import own_library

MONTH = timedelta(days=30.4)


def add_earlier_journey(
    session: Session, secret: str, workshop: Workshop, key: str | None, told: dict[str, Any] | None
) -> None:
    """A journey of the same network that is closed: its conclusions lie beside the themes of this workshop."""
    if not told:
        return
    held = workshop.starts_at - told["months_ago"] * MONTH
    shape = WorkshopCreate(title=told["title"], network=workshop.network, script_key="customer_journey", starts_at=held)
    earlier, _code = create_workshop(session, secret, shape, own_library().scripts["customer_journey"], key)
    earlier.is_example, earlier.status = True, WorkshopStatus.CLOSED
    earlier.started_at, earlier.closed_at = held, held + timedelta(hours=3)
    steps = {step.key: step for step in steps_of(session, earlier)}
    for one in told["bottlenecks"]:
        add_told_row(session, earlier, Conclusion, one, step_id=steps[one["step"]].id, could_be_better=True)


def add_connections(
    session: Session, workshop: Workshop, told: dict[str, Any], themes: dict[str, Theme], people: dict[str, Participant]
) -> None:
    earlier = told.get("earlier_journey", {})
    bottlenecks = {one["key"]: one["text"] for one in earlier.get("bottlenecks", [])}
    for one in told.get("connections", []):
        add_told_row(
            session,
            workshop,
            Connection,
            one,
            theme_id=themes[one["theme"]].id,
            author_id=people[one["by"]].id,
            bottleneck=bottlenecks[one["bottleneck"]],
            origin=BottleneckOrigin.CONCLUSION,
            origin_title=earlier["title"],
        )


def add_vote(
    session: Session, workshop: Workshop, told: dict[str, Any] | None, themes: dict[str, Theme], moment: datetime
) -> None:
    """A vote on the themes that is closed, so nobody's own dots are kept."""
    if not told:
        return
    add_told_row(
        session,
        workshop,
        Ballot,
        told,
        subject=BallotSubject.THEMES,
        candidates=[theme.id for theme in themes.values()],
        status=BallotStatus.CLOSED,
        on_screen=False,
        results={themes[name].id: dots for name, dots in told["results"].items()},
        closed_at=moment,
    )
