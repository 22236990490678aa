from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field

from kompas.enums import CardStatus, NoteKind
from kompas.models.core.columns import UtcDateTime, enum_column, now
from kompas.models.core.declarations import Forgetting, NotCopied
from kompas.models.core.live_row import LiveRow, OrderedRow
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose


class Pairing(LiveRow, table=True):
    """The interview groups of a step: one row, so that a swap can never leave somebody in two groups.

    `groups` are lists of two or three participants in the order in which they ask; everybody asks the next one.
    `met` is who ever sat together here (a pair each): what was written before a swap still arrives after it.
    `out` takes no part.
    """

    using = (Use("groups met out", Whose.PARTICIPANT, Purpose.LEAD, SeenBy.EVERYBODY),)
    forgetting = Forgetting(rows=True)
    copying = NotCopied("who sat with whom: it would tell who told whom what")

    step_id: int = Field(primary_key=True, foreign_key="step.id")
    groups: list[Any] = Field(default_factory=list, sa_type=JSON)
    met: list[Any] = Field(default_factory=list, sa_type=JSON)
    out: list[Any] = Field(default_factory=list, sa_type=JSON)


class Card(OrderedRow, table=True):
    """The words an interviewer heard, before and while the one interviewed decides about them. Only those two see them.

    Once shared, the text is in a note with the same id and no longer here.
    """

    using = (Use("writer_id about_id kind text status created_at", Whose.WRITER, Purpose.PRIVATE, SeenBy.BOTH),)
    forgetting = Forgetting(rows=True)
    copying = NotCopied("what the one interviewed has not shared goes nowhere; what was shared is a note")

    step_id: int = Field(foreign_key="step.id")
    writer_id: int = Field(foreign_key="participant.id")
    about_id: int = Field(foreign_key="participant.id")
    kind: NoteKind = Field(sa_column=enum_column(NoteKind))
    text: str
    status: CardStatus = Field(default=CardStatus.WAITING, sa_column=enum_column(CardStatus))
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)


class InterviewNotes(LiveRow, table=True):
    """Private notes of an interviewer. Nobody else ever gets them, not in a report or copy either."""

    using = (Use("participant_id text", Whose.WRITER, Purpose.PRIVATE, SeenBy.AUTHOR),)
    forgetting = Forgetting(rows=True)
    copying = NotCopied("private: nobody but its writer ever gets it")

    step_id: int = Field(primary_key=True, foreign_key="step.id")
    participant_id: int = Field(primary_key=True, foreign_key="participant.id")
    text: str = ""
