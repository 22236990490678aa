"""Points that a network's workshops said could be better: over the sessions, and to lay beside today's strengths.

A bottleneck is a conclusion that rests on a note "could be better". At a phase of the customer journey it is compared
from session to session; see `domain.bottlenecks`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from kompas.domain.inquiry.earlier_bottlenecks import EarlierBottleneck, names_bottlenecks
from kompas.domain.map.course import rounds_of_network
from kompas.domain.map.queries import drawing_of
from kompas.domain.workshop.queries import workshops_of_network
from kompas.enums import BottleneckOrigin, LineColour, NoteKind, NoteStatus, Phase, Progress, ReleaseLevel
from kompas.labels import label
from kompas.models import Bottleneck, Conclusion, ConclusionNote, Network, Note, Step, Workshop
from kompas.models.network.bottleneck import HeldBefore
from kompas.rules import reaches

# --- which conclusions are bottlenecks ----------------------------------------------------------------------


def named_in(session: Session, workshops: Sequence[Workshop]) -> list[tuple[Conclusion, Phase | None]]:
    """The conclusions that name a bottleneck, each with the phase it is about, if any."""
    query = (
        select(Conclusion, Step.phase)
        .join(Step, col(Step.id) == Conclusion.step_id)
        .where(col(Conclusion.workshop_id).in_([one.id for one in workshops]), col(Conclusion.withdrawn).is_(False))
        .where(or_(col(Conclusion.could_be_better), col(Conclusion.id).in_(resting_on_better())))
        .order_by(col(Conclusion.workshop_id), col(Conclusion.sequence))
    )
    return [(conclusion, Phase(phase) if phase else None) for conclusion, phase in session.exec(query)]


def resting_on_better() -> SelectOfScalar[str]:
    return (
        select(ConclusionNote.conclusion_id)
        .join(Note, col(Note.id) == ConclusionNote.note_id)
        .where(Note.kind == NoteKind.BETTER, col(Note.status).in_([NoteStatus.SHOWN, NoteStatus.PARKED]))
    )


# --- the course over the sessions ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Held:
    """A session and what it said of a bottleneck."""

    title: str
    at: datetime
    mark: Progress | None = None
    remark: str = ""


@dataclass(frozen=True)
class Course:
    """One bottleneck of a phase over the sessions; the first session is where it was named."""

    lineage: str
    phase: Phase
    text: str
    release: ReleaseLevel
    held: tuple[Held, ...]

    @property
    def is_solved(self) -> bool:
        return self.held[-1].mark is Progress.SOLVED


def courses_of_network(session: Session, network: Network) -> list[Course]:
    return courses_over(session, workshops_of_network(session, network.id))


def courses_of_workshop(session: Session, workshop: Workshop) -> list[Course]:
    """Of what is laid before this workshop, with what it says itself as the last."""
    rows = session.exec(select(Bottleneck).where(Bottleneck.workshop_id == workshop.id))
    return in_order([course_of(row, workshop) for row in rows])


def courses_over(session: Session, workshops: Sequence[Workshop]) -> list[Course]:
    """Per bottleneck what the last of these workshops knows of it, and what each named itself."""
    by_id = {one.id: one for one in workshops}
    rows = list(session.exec(select(Bottleneck).where(col(Bottleneck.workshop_id).in_(by_id))))
    rows.sort(key=lambda row: (by_id[row.workshop_id].starts_at, row.workshop_id))
    known = {row.lineage: course_of(row, by_id[row.workshop_id]) for row in rows}
    for conclusion, phase in named_in(session, workshops):
        workshop = by_id[conclusion.workshop_id]
        if phase and conclusion.lineage not in known:
            held = (Held(workshop.title, workshop.starts_at),)
            known[conclusion.lineage] = Course(conclusion.lineage, phase, conclusion.text, conclusion.release, held)
    return in_order(known.values())


def course_of(row: Bottleneck, workshop: Workshop) -> Course:
    before = [
        Held(one["title"], datetime.fromisoformat(one["at"]), progress_of(one), one["remark"]) for one in row.held
    ]
    now = Held(workshop.title, workshop.starts_at, row.mark, row.remark)
    return Course(row.lineage, row.phase, row.text, row.release, (*before, now))


def progress_of(held: HeldBefore) -> Progress | None:
    return Progress(held["mark"]) if held["mark"] else None


def as_told(held: Held) -> HeldBefore:
    return {"title": held.title, "at": held.at.astimezone(UTC).isoformat(), "mark": held.mark, "remark": held.remark}


def in_order(courses: Iterable[Course]) -> list[Course]:
    phases = list(Phase)
    return sorted(courses, key=lambda course: (phases.index(course.phase), course.held[0].at, course.lineage))


# --- to lay beside the strengths of today -------------------------------------------------------------------


@names_bottlenecks
def find_concluded_bottlenecks(session: Session, earlier: Workshop) -> Iterable[EarlierBottleneck]:
    for conclusion, _phase in named_in(session, [earlier]):
        if reaches(conclusion.release, ReleaseLevel.PARTICIPANTS):
            yield EarlierBottleneck(conclusion.text, BottleneckOrigin.CONCLUSION, earlier.title)


@names_bottlenecks
def find_drawn_bottlenecks(session: Session, earlier: Workshop) -> Iterable[EarlierBottleneck]:
    """The red and orange lines of the network's last map, the red ones first; what was better since is none any more."""
    rounds = rounds_of_network(session, earlier.network_id)
    if (
        not rounds
        or rounds[0].workshop.id != earlier.id
        or not reaches(rounds[0].kept.release, ReleaseLevel.PARTICIPANTS)
    ):
        return
    drawing = drawing_of(session, earlier)
    names = drawing.names()
    for colour in (LineColour.HARDLY, LineColour.COULD_BE_BETTER):
        for line in drawing.lines_of([colour]):
            text = f"{names[line.one]} – {names[line.other]}: {label(colour)}"
            yield EarlierBottleneck(text, BottleneckOrigin.LINE, earlier.title)
