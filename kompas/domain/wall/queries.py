"""Notes and the notes that were merged into them."""

from sqlmodel import Session, col, func, select

from kompas.enums import NoteStatus
from kompas.models import Note, Workshop


def originals_of(session: Session, *notes: Note) -> list[Note]:
    """The notes that were merged into any of these, in the order of writing."""
    ids = [note.id for note in notes]
    return list(session.exec(select(Note).where(col(Note.merged_into).in_(ids)).order_by(col(Note.sequence))))


def count_hidden(session: Session, workshop: Workshop) -> int:
    """How many notes were written in silence and are not revealed yet."""
    hidden = (Note.status == NoteStatus.SHOWN, col(Note.hidden))
    return session.exec(select(func.count()).where(Note.workshop_id == workshop.id, *hidden)).one()
