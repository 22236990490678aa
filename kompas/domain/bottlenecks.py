"""What earlier workshops of the same network concluded could be better, and how the group says it stands now.

A bottleneck is a conclusion at a phase that rests on a note "could be better". The next workshop gets a copy of it
with what was said since; one that was solved does not come back.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlmodel import Session, col, or_, select, update
from sqlmodel.sql.expression import SelectOfScalar

from kompas.domain.changes import Handlers, raise_revision, record_change
from kompas.domain.workshops import demand_facilitator, demand_open, steps_of
from kompas.enums import NoteKind, NoteStatus, Phase, Progress, ReleaseLevel
from kompas.errors import NotFound
from kompas.events.bottlenecks import MarkBottleneck
from kompas.i18n import N_
from kompas.models import Bottleneck, Conclusion, ConclusionNote, Network, Note, Step, Workshop
from kompas.models.bottleneck import HeldBefore
from kompas.rules import Actor


@dataclass(frozen=True)
class Held:
    """A session and what it said of a bottleneck."""

    title: str
    at: datetime
    mark: Progress | None = None
    remark: str = ""


@dataclass(frozen=True)
class Course:
    """One bottleneck over the sessions; the first session is where it was named."""

    lineage: str
    phase: Phase
    text: str
    release: ReleaseLevel
    held: tuple[Held, ...]

    @property
    def is_solved(self) -> bool:
        return self.held[-1].mark is Progress.SOLVED


# --- laying them before a workshop --------------------------------------------------------------------------


def lay_bottlenecks(session: Session, workshop: Workshop) -> int:
    """Copy what earlier workshops left; what is here already stays as it is. Returns how many came."""
    if workshop.network_id is None:
        return 0
    raise_revision(session, workshop)  # holds the workshop's row: two who ask at once must not both add
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


def bring_bottlenecks(session: Session, actor: Actor) -> int:
    """For a workshop that got its network, or began, before it could take them along."""
    demand_facilitator(actor)
    demand_open(actor.workshop)
    return lay_bottlenecks(session, actor.workshop)


def bottlenecks_left(session: Session, workshop: Workshop) -> list[Course]:
    """What earlier workshops of the network left unsolved and is not laid before this one yet, in order of phase."""
    if workshop.network_id is None or not any(step.phase for step in steps_of(session, workshop)):
        return []
    here = set(session.exec(select(Bottleneck.lineage).where(Bottleneck.workshop_id == workshop.id)))
    courses = courses_over(session, earlier_workshops(session, workshop))
    return [course for course in courses if not course.is_solved and course.lineage not in here]


def earlier_workshops(session: Session, workshop: Workshop) -> list[Workshop]:
    held = held_in_network(session, workshop.network_id)
    return [one for one in held if one.starts_at < workshop.starts_at and one.id != workshop.id]


def held_in_network(session: Session, network_id: int | None) -> list[Workshop]:
    """The oldest first; rehearsals are no part of it."""
    query = select(Workshop).where(Workshop.network_id == network_id, col(Workshop.rehearsal_of).is_(None))
    return list(session.exec(query.order_by(col(Workshop.starts_at), col(Workshop.id))))


# --- the course over the sessions ---------------------------------------------------------------------------


def courses_of_network(session: Session, network: Network) -> list[Course]:
    return courses_over(session, held_in_network(session, network.id))


def courses_of_workshop(session: Session, workshop: Workshop) -> list[Course]:
    """Of what is laid before this workshop, with what it says itself as the last."""
    rows = session.exec(select(Bottleneck).where(Bottleneck.workshop_id == workshop.id))
    return in_order([course_of(row, workshop) for row in rows])


def courses_over(session: Session, workshops: Sequence[Workshop]) -> list[Course]:
    """Per bottleneck what the last of these workshops (oldest first) knows of it, and what each named itself."""
    by_id = {one.id: one for one in workshops}
    place = {one.id: number for number, one in enumerate(workshops)}
    rows = session.exec(select(Bottleneck).where(col(Bottleneck.workshop_id).in_(by_id)))
    known = {
        row.lineage: course_of(row, by_id[row.workshop_id])
        for row in sorted(rows, key=lambda row: place[row.workshop_id])
    }
    # a workshop that was read in from a copy has its conclusions under new ids
    named = {(course.phase, course.text, course.held[0].at) for course in known.values()}
    for conclusion, phase in named_in(session, list(by_id)):
        workshop = by_id[conclusion.workshop_id]
        if conclusion.id not in known and (phase, conclusion.text, workshop.starts_at) not in named:
            held = (Held(workshop.title, workshop.starts_at),)
            known[conclusion.id] = Course(conclusion.id, phase, conclusion.text, conclusion.release, held)
    return in_order(known.values())


def course_of(row: Bottleneck, workshop: Workshop) -> Course:
    before = [Held(one["title"], datetime.fromisoformat(one["at"]), marked(one), one["remark"]) for one in row.held]
    now = Held(workshop.title, workshop.starts_at, row.mark, row.remark)
    return Course(row.lineage, row.phase, row.text, row.release, (*before, now))


def marked(held: HeldBefore) -> Progress | None:
    return Progress(held["mark"]) if held["mark"] else None


def as_told(held: Held) -> HeldBefore:
    return {"title": held.title, "at": held.at.astimezone(UTC).isoformat(), "mark": held.mark, "remark": held.remark}


def in_order(courses: Iterable[Course]) -> list[Course]:
    phases = list(Phase)
    return sorted(courses, key=lambda course: (phases.index(course.phase), course.held[0].at, course.lineage))


def named_in(session: Session, workshop_ids: Sequence[int]) -> list[tuple[Conclusion, Phase]]:
    query = (
        select(Conclusion, Step.phase)
        .join(Step, col(Step.id) == Conclusion.step_id)
        .where(col(Conclusion.workshop_id).in_(workshop_ids), col(Conclusion.withdrawn).is_(False))
        .where(col(Step.phase).is_not(None))
        .where(or_(col(Conclusion.could_be_better), col(Conclusion.id).in_(resting_on_better())))
    )
    return [(conclusion, Phase(phase)) for conclusion, phase in session.exec(query) if phase]


def resting_on_better() -> SelectOfScalar[str]:
    return (
        select(ConclusionNote.conclusion_id)
        .join(Note, col(Note.id) == ConclusionNote.note_id)
        .where(Note.kind == NoteKind.BETTER, col(Note.status).in_([NoteStatus.SHOWN, NoteStatus.PARKED]))
    )


def remember_bottlenecks(session: Session, workshop: Workshop) -> None:
    """Before its notes are forgotten: which conclusions rested on one that could be better."""
    ours = update(Conclusion).where(col(Conclusion.workshop_id) == workshop.id)
    session.execute(ours.where(col(Conclusion.id).in_(resting_on_better())).values(could_be_better=True))


# --- marking ------------------------------------------------------------------------------------------------


def mark_bottleneck(session: Session, actor: Actor, action: MarkBottleneck) -> None:
    demand_facilitator(actor)
    demand_open(actor.workshop)
    row = session.get(Bottleneck, action.bottleneck_id)
    if row is None or row.workshop_id != actor.workshop.id:
        raise NotFound(N_("This bottleneck is not there any more."))
    row.mark, row.remark = action.mark, action.remark
    record_change(session, actor.workshop, row)


HANDLERS: Handlers = {"mark_bottleneck": mark_bottleneck}
