"""The bin: what the facilitator took away, abusive or not. It can be put back until the workshop closes."""

from sqlmodel import Session, col, select

from kompas.database import note_removal
from kompas.domain.wall.queries import originals_of
from kompas.domain.whole.deeds import deeds_of, let_go
from kompas.enums import NoteStatus
from kompas.models import Deed, Note, Workshop


def empty_bin(session: Session, workshop: Workshop) -> list[Note | Deed]:
    """Remove for good what is in the bin, and what the undo list remembers; gives the rows that changed.

    The notes stay as empty shells, since conclusions may rest on them.
    """
    query = select(Note).where(Note.workshop_id == workshop.id)
    binned = list(session.exec(query.where(col(Note.status).in_([NoteStatus.BINNED, NoteStatus.ABUSIVE]))))
    emptied = [*binned, *originals_of(session, *binned)]
    for note in emptied:
        note.text, note.perspective, note.question, note.status = "", None, None, NoteStatus.WITHDRAWN
    deeds = deeds_of(session, workshop)
    let_go(session, workshop, deeds)
    if emptied or deeds:
        note_removal(session)
    return [*emptied, *deeds]
