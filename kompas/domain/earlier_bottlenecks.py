"""What earlier work of the network says could be better, to lay beside the strengths of today.

A new source (the red and orange lines of the network map, say) is one more function in `SOURCES`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlmodel import Session, col, select

from kompas.enums import BottleneckOrigin, NoteKind, ReleaseLevel
from kompas.models import Conclusion, ConclusionNote, Note, Workshop
from kompas.rules import reaches


@dataclass(frozen=True)
class EarlierBottleneck:
    """`title` names where it is from, such as the title of an earlier workshop."""

    text: str
    origin: BottleneckOrigin
    title: str


Source = Callable[[Session, Workshop], Iterable[EarlierBottleneck]]


def earlier_bottlenecks(session: Session, workshop: Workshop) -> list[EarlierBottleneck]:
    """Each once, the newest first; none for a workshop without a network."""
    if workshop.network_id is None:
        return []
    found: dict[str, EarlierBottleneck] = {}
    for source in SOURCES:
        for one in source(session, workshop):
            found.setdefault(one.text, one)
    return list(found.values())


def earlier_workshops(session: Session, workshop: Workshop) -> list[Workshop]:
    """Of the same network, the newest first; rehearsals are no part of it."""
    query = select(Workshop).where(
        Workshop.network_id == workshop.network_id,
        Workshop.id != workshop.id,
        col(Workshop.network_id).is_not(None),
        col(Workshop.rehearsal_of).is_(None),
        Workshop.starts_at <= workshop.starts_at,
    )
    return list(session.exec(query.order_by(col(Workshop.starts_at).desc(), col(Workshop.id).desc())))


def concluded(session: Session, workshop: Workshop) -> Iterable[EarlierBottleneck]:
    """Conclusions of earlier workshops that rest on what could be better, as far as participants may read them."""
    for earlier in earlier_workshops(session, workshop):
        query = (
            select(Conclusion)
            .join(ConclusionNote, col(ConclusionNote.conclusion_id) == Conclusion.id)
            .join(Note, col(Note.id) == ConclusionNote.note_id)
            .where(Conclusion.workshop_id == earlier.id, Note.kind == NoteKind.BETTER)
            .where(col(Conclusion.withdrawn).is_(False))
            .order_by(col(Conclusion.sequence))
            .distinct()
        )
        for conclusion in session.exec(query):
            if reaches(conclusion.release, ReleaseLevel.PARTICIPANTS):
                yield EarlierBottleneck(conclusion.text, BottleneckOrigin.CONCLUSION, earlier.title)


SOURCES: tuple[Source, ...] = (concluded,)
