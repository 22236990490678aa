"""Anonymity of authors, kept in the order of what is shown, too."""

from typing import Protocol

from sqlmodel import Session, col, func, select

from kompas.enums import Anonymity
from kompas.models import Participant, Workshop
from kompas.rules import tells_when_written

FEWEST_ANONYMOUS = 3
"""With fewer people in the room the others can guess who wrote what; that is said in words."""


class Ordered(Protocol):
    """A row of which the order may tell when it came in, such as a note or a case."""

    id: str
    sequence: int


def order_of(workshop: Workshop, row: Ordered) -> int:
    """Where a note or case stands among the others: by moment, or at random when the moment might tell whose it is.

    Random is from the id, which a browser drew; small enough to be exact in JavaScript.
    """
    return row.sequence if tells_when_written(workshop) else int(row.id.replace("-", "")[:12], 16)


def is_guessable(session: Session, workshop: Workshop) -> bool:
    """Whether anonymity was chosen for so few people that it promises little."""
    if workshop.anonymity is Anonymity.NAMED:
        return False
    counted = (Participant.workshop_id == workshop.id, col(Participant.counts), col(Participant.removed_at).is_(None))
    count = select(func.count()).select_from(Participant).where(*counted)
    return 0 < session.exec(count).one() < FEWEST_ANONYMOUS
