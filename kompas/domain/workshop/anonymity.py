"""Who sees who wrote a note: chosen before the first one, promised at the composer, kept in order and time too."""

from sqlmodel import Session, col, func, select

from kompas.domain.core.changes import record_change
from kompas.domain.workshop.workshops import demand_facilitator, has_notes
from kompas.enums import Anonymity
from kompas.errors import Conflict, NotAllowed
from kompas.i18n import N_
from kompas.models import AmbitionComment, Case, Connection, Note, Participant, Workshop
from kompas.rules import Actor, tells_when_written

FEWEST_ANONYMOUS = 3
"""With fewer people in the room the others can guess who wrote what; that is said in words."""


def choose_anonymity(session: Session, actor: Actor, anonymity: Anonymity) -> None:
    """Fixed from the first note on: its author was told so while writing."""
    demand_facilitator(actor)
    if anonymity is actor.workshop.anonymity:
        return
    # held, so that no note comes in between looking and changing
    session.execute(select(Workshop.id).where(Workshop.id == actor.workshop.id).with_for_update())
    if has_notes(session, actor.workshop):
        raise NotAllowed(N_("People have already written notes. Who sees their names cannot be changed any more."))
    actor.workshop.anonymity = anonymity
    record_change(session, actor.workshop, actor.workshop)


def demand_promise(workshop: Workshop, promised: Anonymity | None) -> None:
    """A note that waited on a device must not come in under other terms than its author read."""
    if promised is not None and promised is not workshop.anonymity:
        raise Conflict(N_("Who sees your name has changed. Read it below your note, and post again if you agree."))


def order_of(workshop: Workshop, row: Note | Case | Connection | AmbitionComment) -> int:
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
