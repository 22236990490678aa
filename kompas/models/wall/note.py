from datetime import datetime

from sqlmodel import Field

from kompas.enums import NoteKind, NoteStatus, Perspective
from kompas.models.core.columns import UtcDateTime, enum_column, now
from kompas.models.core.live_row import OrderedRow


class Note(OrderedRow, table=True):
    """A post-it. Its id is made in the browser.

    While `hidden` (silent writing) only its author gets the text. Notes that were merged point with `merged_into` at the
    note that stands for them; they keep everything they had, so that splitting brings them back as they were.
    """

    id: str = Field(primary_key=True, max_length=36)
    step_id: int = Field(foreign_key="step.id")
    author_id: int | None = Field(default=None, foreign_key="participant.id", index=True)
    kind: NoteKind = Field(sa_column=enum_column(NoteKind))
    perspective: Perspective | None = Field(default=None, sa_column=enum_column(Perspective, nullable=True))
    question: str | None = Field(default=None, max_length=40)
    party_id: str | None = Field(default=None, max_length=36)
    line_id: str | None = Field(default=None, max_length=36)
    case_id: str | None = Field(default=None, foreign_key="case.id", max_length=36)
    text: str
    status: NoteStatus = Field(default=NoteStatus.SHOWN, sa_column=enum_column(NoteStatus))
    added_later: bool = False
    hidden: bool = False
    merged_into: str | None = Field(default=None, foreign_key="note.id", index=True, max_length=36)
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    changed_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
