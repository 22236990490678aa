"""Points that earlier workshops of the network concluded could be better, with their progress by what the group says.

The next workshop gets a copy of every bottleneck of a phase, with what was said since; one that was solved does not come
back.
"""

import uuid

from sqlmodel import Session, col, select, update

from kompas.domain.core.changes import raise_revision, record_change
from kompas.domain.core.decisions import demand_decision
from kompas.domain.core.handling import handles
from kompas.domain.core.moments import when
from kompas.domain.network.queries import Course, as_told, courses_over, resting_on_better
from kompas.domain.workshop.moments import WorkshopBegins
from kompas.domain.workshop.queries import earlier_workshops
from kompas.domain.workshop.workshops import demand_facilitator, demand_open, steps_of
from kompas.events.network.bottlenecks import MarkBottleneck
from kompas.models import Bottleneck, Conclusion, Workshop
from kompas.rules import Actor


def lay_bottlenecks(session: Session, workshop: Workshop) -> int:
    """Copy what earlier workshops left; what is here already stays as it is. Returns how many came."""
    if workshop.network_id is None:
        return 0
    raise_revision(session, workshop)  # holds the workshop's row: two requests at once must not both add
    left = bottlenecks_left(session, workshop)
    for course in left:
        row = Bottleneck(
            id=str(uuid.uuid4()),
            workshop_id=workshop.id,
            lineage=course.lineage,
            phase=course.phase,
            text=course.text,
            release=course.release,
            held=[as_told(held) for held in course.held],
        )
        record_change(session, workshop, row)
    return len(left)


@when(WorkshopBegins)
def lay_at_the_beginning(session: Session, begins: WorkshopBegins) -> None:
    lay_bottlenecks(session, begins.workshop)


def bring_bottlenecks(session: Session, actor: Actor) -> int:
    """For a workshop that got its network, or began, before it could take them along."""
    demand_facilitator(actor)
    demand_open(actor.workshop)
    return lay_bottlenecks(session, actor.workshop)


def looks_back(session: Session, workshop: Workshop) -> bool:
    """Whether there is anything of earlier workshops to discuss in this one, or to bring."""
    here = select(Bottleneck.id).where(Bottleneck.workshop_id == workshop.id)
    return session.exec(here).first() is not None or bool(bottlenecks_left(session, workshop))


def bottlenecks_left(session: Session, workshop: Workshop) -> list[Course]:
    """Bottlenecks that earlier workshops left unsolved and that are not laid before this one yet, in order of phase."""
    if workshop.network_id is None or not any(step.phase for step in steps_of(session, workshop)):
        return []
    here = set(session.exec(select(Bottleneck.lineage).where(Bottleneck.workshop_id == workshop.id)))
    courses = courses_over(session, earlier_workshops(session, workshop))
    return [course for course in courses if not course.is_solved and course.lineage not in here]


def remember_bottlenecks(session: Session, workshop: Workshop) -> None:
    """Before its notes are forgotten: which conclusions rested on one that could be better."""
    ours = update(Conclusion).where(col(Conclusion.workshop_id) == workshop.id)
    session.execute(ours.where(col(Conclusion.id).in_(resting_on_better())).values(could_be_better=True))


@handles(MarkBottleneck)
def mark_bottleneck(session: Session, actor: Actor, action: MarkBottleneck, row: Bottleneck) -> None:
    demand_decision(session, actor.workshop, action.remark, action.warned, known=[row.remark])
    row.mark, row.remark = action.mark, action.remark
    record_change(session, actor.workshop, row)
