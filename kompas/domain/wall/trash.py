"""The bin: what the facilitator took away, abusive or not. It can be put back until the workshop closes."""

from sqlmodel import Session, col, select

from kompas.database import note_removal
from kompas.domain.core.changes import record_change
from kompas.domain.core.moments import when
from kompas.domain.wall.ballots import free_lost_dots
from kompas.domain.wall.queries import originals_of
from kompas.domain.workshop.moments import ParticipantRemoved, WorkshopClosed
from kompas.enums import NoteStatus, Role
from kompas.errors import NotAllowed
from kompas.i18n import N_
from kompas.models import Note
from kompas.rules import sees_authors


@when(WorkshopClosed)
def empty_bin(session: Session, closed: WorkshopClosed) -> None:
    """Remove for good what is in the bin. The notes stay as empty shells, since conclusions may rest on them."""
    query = select(Note).where(Note.workshop_id == closed.workshop.id)
    binned = list(session.exec(query.where(col(Note.status).in_([NoteStatus.BINNED, NoteStatus.ABUSIVE]))))
    emptied = [*binned, *originals_of(session, *binned)]
    for note in emptied:
        note.text, note.perspective, note.question, note.status = "", None, None, NoteStatus.WITHDRAWN
    if emptied:
        record_change(session, closed.workshop, *emptied)
        note_removal(session)


@when(ParticipantRemoved)
def bin_notes_of(session: Session, removed: ParticipantRemoved) -> None:
    """All that this person posted, parked ones too, when that is wanted and the facilitator may know whose they are.

    Otherwise notes are not touched: a new revision on each would tell everybody whose they were. What was merged with notes
    of others stays.
    """
    if not removed.with_notes:
        return
    if not sees_authors(removed.workshop, Role.FACILITATOR):
        raise NotAllowed(N_("Nobody may know here who wrote which note, so the notes stay."))
    own = select(Note).where(Note.author_id == removed.participant.id, col(Note.merged_into).is_(None))
    notes = list(session.exec(own.where(col(Note.status).in_([NoteStatus.SHOWN, NoteStatus.PARKED]))))
    for note in notes:
        note.status = NoteStatus.BINNED
    if notes:
        record_change(session, removed.workshop, *notes)
        free_lost_dots(session, removed.workshop)
