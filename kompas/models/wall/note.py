from sqlmodel import Field

from kompas.enums import NoteKind, NoteStatus, Perspective
from kompas.models.core.columns import KeptLong, KeptMoment, UtcDateTime, enum_column, now
from kompas.models.core.declarations import Copying, Forgetting, Undoing
from kompas.models.core.live_row import OrderedRow
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose
from kompas.models.workshop.workshop import Workshop
from kompas.rules import may_read_hidden


def notes_to_copy(workshop: Workshop, notes: list["Note"]) -> list["Note"]:
    """Not what an author took back, what is in the bin (with what was merged into it), nor what is still hidden from
    the facilitator.
    """
    there = {note.id for note in notes if note.status in (NoteStatus.SHOWN, NoteStatus.PARKED)}
    kept = [note for note in notes if note.id in there and (note.merged_into is None or note.merged_into in there)]
    return [note for note in kept if may_read_hidden(workshop, note)]


class Note(OrderedRow, table=True):
    """A post-it. Its id is made in the browser.

    While `hidden` (silent writing) only its author gets the text. Notes that were merged point with `merged_into` at the
    note that stands for them; they keep everything they had, so that splitting brings them back as they were. One `on_behalf` of its author was entered by
    the facilitator, from paper.
    """

    using = (
        Use("text kind perspective question party_id line_id", Whose.WRITER, Purpose.WORK, SeenBy.EVERYBODY),
        Use("status added_later hidden", Whose.WRITER, Purpose.LEAD, SeenBy.AND_ITS_AUTHOR),
        Use("author_id on_behalf created_at changed_at", Whose.PARTICIPANT, Purpose.OWN, SeenBy.ANONYMITY),
    )
    forgetting = Forgetting(rows=True)
    copying = Copying(
        keep=notes_to_copy,
        silent=("author_id", "on_behalf", "created_at", "changed_at", "added_later"),
        order=("step_id", "kind", "text", "perspective", "status"),
        points_to={"line_id": "map_line", "party_id": "map_party"},
    )
    undoing = Undoing(gone={"status": "withdrawn"}, tells=("note.merged_into",))

    step_id: int = Field(foreign_key="step.id")
    author_id: int | None = Field(default=None, foreign_key="participant.id", index=True)
    kind: NoteKind = Field(sa_column=enum_column(NoteKind))
    perspective: Perspective | None = Field(default=None, sa_column=enum_column(Perspective, nullable=True))
    question: str | None = Field(default=None, max_length=40)
    party_id: str | None = Field(default=None, max_length=36)
    line_id: str | None = Field(default=None, max_length=36)
    case_id: str | None = Field(default=None, foreign_key="case.id", max_length=36)
    text: KeptLong
    status: NoteStatus = Field(default=NoteStatus.SHOWN, sa_column=enum_column(NoteStatus))
    added_later: bool = False
    hidden: bool = False
    on_behalf: bool = False
    merged_into: str | None = Field(default=None, foreign_key="note.id", index=True, max_length=36)
    created_at: KeptMoment = Field(default_factory=now, sa_type=UtcDateTime)
    changed_at: KeptMoment = Field(default_factory=now, sa_type=UtcDateTime)
