"""How many notes fit in a workshop: everybody in it gets them all."""

from collections import Counter

from sqlmodel import Session, col, func, select

from kompas.errors import Invalid
from kompas.i18n import N_
from kompas.models import Note, Workshop

MOST_NOTES = 10_000
MOST_NOTES_OF_ONE = 500
"""Of one participant. Also those that were withdrawn: they are kept, and somebody could go on forever."""


def demand_room(session: Session, workshop: Workshop, author_id: int | None) -> None:
    """Whether one more note fits; it counts at once. Raises Invalid in words."""
    written = written_in(session, workshop)
    if author_id is not None and written[author_id] >= MOST_NOTES_OF_ONE:
        raise Invalid(
            N_("One person can write at most {most} post-its in a workshop. Ask the facilitator to write this one."),
            most=MOST_NOTES_OF_ONE,
        )
    if written.total() >= MOST_NOTES:
        raise Invalid(N_("This workshop is full: it has {most} post-its. Tell the facilitator."), most=MOST_NOTES)
    written[author_id] += 1


def written_in(session: Session, workshop: Workshop) -> Counter[int | None]:
    """By author; counted once in a transaction, for many notes may come in together."""
    known: dict[int | None, Counter[int | None]] = session.info.setdefault("notes", {})
    if workshop.id not in known:
        query = select(Note.author_id, func.count()).where(Note.workshop_id == workshop.id)
        known[workshop.id] = Counter(dict(session.exec(query.group_by(col(Note.author_id))).all()))
    return known[workshop.id]
