"""Promises to authors of notes: who sees their names, and whether the facilitator reads along in silence."""

from sqlmodel import Session, col, select

from kompas.domain.core.changes import record_change
from kompas.domain.workshop.log import log
from kompas.domain.workshop.workshops import demand_facilitator
from kompas.enums import Anonymity, LoggedDeed
from kompas.errors import Conflict, NotAllowed
from kompas.i18n import N_
from kompas.models import Note, Workshop
from kompas.rules import Actor


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
    log(session, actor.workshop, actor, LoggedDeed.ANONYMITY_CHOSEN, anonymity=anonymity)


def demand_promise(workshop: Workshop, promised: Anonymity | None) -> None:
    """A note that waited on a device must not come in under other terms than its author read."""
    if promised is not None and promised is not workshop.anonymity:
        raise Conflict(N_("Who sees your name has changed. Read it below your note, and post again if you agree."))


def read_hidden(session: Session, actor: Actor, wanted: bool) -> None:
    """Whether the facilitator gets the text of hidden notes; said at the composer."""
    demand_facilitator(actor)
    if wanted and has_notes(session, actor.workshop, hidden=True):
        raise NotAllowed(N_("People have already written in silence. Reveal those notes first."))
    actor.workshop.facilitator_reads_hidden = wanted
    record_change(session, actor.workshop, actor.workshop)
    log(session, actor.workshop, actor, LoggedDeed.HIDDEN_READ, on=wanted)


def has_notes(session: Session, workshop: Workshop, *, hidden: bool = False) -> bool:
    """Whether participants wrote something already (that is still hidden)."""
    query = select(Note.id).where(Note.workshop_id == workshop.id, col(Note.author_id).is_not(None))
    return session.exec(query.where(col(Note.hidden)) if hidden else query).first() is not None
