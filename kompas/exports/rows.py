"""The rows that a report is made from. A fixed number of queries, whatever the size of the workshop."""

from collections import defaultdict
from dataclasses import dataclass, replace

from sqlmodel import Session, col, func, select

from kompas.domain.inquiry.queries import BoardTheme, board_of
from kompas.domain.map.course import RoundsCompared, compared_with, round_of, round_to_compare
from kompas.domain.map.drawing import Drawing
from kompas.domain.map.queries import drawing_of, names_on_map
from kompas.domain.network.queries import Course, courses_of_workshop
from kompas.domain.wall.evaluations import answers_of
from kompas.domain.wall.queries import count_hidden
from kompas.domain.workshop.workshops import steps_of
from kompas.enums import BallotStatus, CaseStatus, NoteStatus, ReleaseLevel
from kompas.models import (
    Agreement,
    AmbitionComment,
    AmbitionDraft,
    Ballot,
    Case,
    Conclusion,
    ConclusionNote,
    Connection,
    EvaluationAnswer,
    Note,
    Participant,
    Step,
    StepVisit,
    SupportCheck,
    Theme,
    Workshop,
)
from kompas.rules import reaches


@dataclass(frozen=True)
class Withheld:
    """What is not released as far as this report goes, in numbers, and the steps that did have a conclusion."""

    conclusions: int
    agreements: int
    bottlenecks: int
    has_map: bool
    has_comparison: bool
    steps: frozenset[int]


@dataclass(frozen=True)
class Rows:
    """What the report is made from. Parked, hidden, withdrawn and binned notes are never read, so they cannot slip
    through. Notes that were merged stand apart, as `originals`: the merged note counts as one.
    """

    workshop: Workshop
    steps: list[Step]
    notes: list[Note]
    originals: list[Note]
    cases: list[Case]
    people: list[Participant]
    visits: list[StepVisit]
    conclusions: list[Conclusion]
    ties: dict[str, set[str]]
    agreements: list[Agreement]
    answers: list[EvaluationAnswer]
    ballots: list[Ballot]
    drawing: Drawing
    compared: RoundsCompared | None
    places: dict[str, str]
    board: list[BoardTheme]
    merged: dict[str, str]
    connections: list[Connection]
    drafts: list[AmbitionDraft]
    comments: list[AmbitionComment]
    checks: list[SupportCheck]
    courses: list[Course]
    withheld: Withheld
    parked: int
    hidden: int

    @property
    def counted(self) -> list[Participant]:
        """Who was there; without tests and who typed for others, though their notes may bear their name."""
        return [person for person in self.people if person.counts]


def rows_of(session: Session, workshop: Workshop, level: ReleaseLevel) -> Rows:
    full = level is ReleaseLevel.SESSION
    shown = (Note.workshop_id == workshop.id, Note.status == NoteStatus.SHOWN, col(Note.hidden).is_(False))
    parked = select(func.count()).where(Note.workshop_id == workshop.id, Note.status == NoteStatus.PARKED)
    conclusions = select(Conclusion).where(Conclusion.workshop_id == workshop.id, col(Conclusion.withdrawn).is_(False))
    agreements = select(Agreement).where(Agreement.workshop_id == workshop.id, col(Agreement.withdrawn).is_(False))
    people = select(Participant).where(Participant.workshop_id == workshop.id, col(Participant.removed_at).is_(None))
    concluded = list(session.exec(conclusions.order_by(col(Conclusion.sequence))))
    agreed = list(session.exec(agreements.order_by(col(Agreement.sequence))))
    released = [row for row in concluded if reaches(row.release, level)]
    agreed_on = [row for row in agreed if reaches(row.release, level)]
    notes = list(session.exec(select(Note).where(*shown).order_by(col(Note.sequence)))) if full else []
    courses = courses_of_workshop(session, workshop)
    crossing = [course for course in courses if reaches(course.release, level)]
    drawing, goes_so_far = drawing_of(session, workshop), reaches(round_of(session, workshop).release, level)
    earlier = round_to_compare(session, workshop) if drawing.lines else None
    compares = earlier is not None and goes_so_far and (full or reaches(earlier.kept.release, level))
    return Rows(
        workshop=workshop,
        steps=steps_of(session, workshop),
        notes=[note for note in notes if note.merged_into is None],
        originals=[note for note in notes if note.merged_into is not None],
        cases=cases_of(session, workshop) if full else [],
        people=list(session.exec(people.order_by(Participant.organisation, Participant.name))),
        visits=list(session.exec(select(StepVisit).where(StepVisit.workshop_id == workshop.id))),
        conclusions=released,
        ties=ties_of(session, workshop),
        agreements=agreed_on,
        answers=answers_of(session, workshop.id) if full else [],
        ballots=ballots_of(session, workshop) if full else [],
        drawing=drawing if full else without_reasons(drawing) if goes_so_far else Drawing(),
        compared=compared_with(session, workshop, earlier) if earlier and compares else None,
        places=names_on_map(session, [workshop.id]) if goes_so_far else {},
        board=board_of(session, workshop) if full else [],
        merged=merged_themes(session, workshop) if full else {},
        connections=connections_of(session, workshop) if full else [],
        drafts=drafts_of(session, workshop, full),
        comments=comments_of(session, workshop) if full else [],
        checks=checks_of(session, workshop),
        courses=crossing,
        withheld=Withheld(
            conclusions=len(concluded) - len(released),
            agreements=len(agreed) - len(agreed_on),
            bottlenecks=len(courses) - len(crossing),
            has_map=bool(drawing.lines) and not goes_so_far,
            has_comparison=earlier is not None and goes_so_far and not compares,
            steps=frozenset(row.step_id for row in concluded),
        ),
        parked=session.exec(parked).one() if full else 0,
        hidden=count_hidden(session, workshop) if full else 0,
    )


def without_reasons(drawing: Drawing) -> Drawing:
    """What was typed in the room with a line was not released line by line."""
    return replace(drawing, lines=tuple(replace(line, reason="") for line in drawing.lines))


def ballots_of(session: Session, workshop: Workshop) -> list[Ballot]:
    query = select(Ballot).where(Ballot.workshop_id == workshop.id, Ballot.status == BallotStatus.CLOSED)
    return list(session.exec(query.order_by(col(Ballot.sequence))))


def cases_of(session: Session, workshop: Workshop) -> list[Case]:
    shown = (Case.workshop_id == workshop.id, Case.status == CaseStatus.SHOWN)
    return list(session.exec(select(Case).where(*shown).order_by(col(Case.sequence))))


def merged_themes(session: Session, workshop: Workshop) -> dict[str, str]:
    """Theme id → the theme it was joined with."""
    query = select(Theme.id, Theme.merged_into).where(Theme.workshop_id == workshop.id, col(Theme.withdrawn))
    return {theme_id: other for theme_id, other in session.exec(query) if other}


def connections_of(session: Session, workshop: Workshop) -> list[Connection]:
    query = select(Connection).where(Connection.workshop_id == workshop.id, col(Connection.withdrawn).is_(False))
    return list(session.exec(query.order_by(col(Connection.sequence))))


def drafts_of(session: Session, workshop: Workshop, full: bool) -> list[AmbitionDraft]:
    """All versions for the facilitator; for others the accepted one."""
    query = select(AmbitionDraft).where(AmbitionDraft.workshop_id == workshop.id)
    if not full:
        query = query.where(col(AmbitionDraft.accepted))
    return list(session.exec(query.order_by(col(AmbitionDraft.version))))


def comments_of(session: Session, workshop: Workshop) -> list[AmbitionComment]:
    query = select(AmbitionComment).where(
        AmbitionComment.workshop_id == workshop.id, col(AmbitionComment.withdrawn).is_(False)
    )
    return list(session.exec(query.order_by(col(AmbitionComment.sequence))))


def checks_of(session: Session, workshop: Workshop) -> list[SupportCheck]:
    """What an open check says is hidden until it is closed."""
    query = select(SupportCheck).where(SupportCheck.workshop_id == workshop.id, col(SupportCheck.is_open).is_(False))
    return list(session.exec(query.order_by(col(SupportCheck.sequence))))


def ties_of(session: Session, workshop: Workshop) -> dict[str, set[str]]:
    """Conclusion id → ids of the notes it rests on."""
    query = (
        select(ConclusionNote.conclusion_id, ConclusionNote.note_id)
        .join(Conclusion, col(Conclusion.id) == ConclusionNote.conclusion_id)
        .where(Conclusion.workshop_id == workshop.id)
    )
    ties: dict[str, set[str]] = defaultdict(set)
    for conclusion_id, note_id in session.exec(query):
        ties[conclusion_id].add(note_id)
    return ties
