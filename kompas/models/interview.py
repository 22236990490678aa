from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from kompas.enums import CardStatus, NoteKind
from kompas.models.columns import UtcDateTime, enum_column, now


class Pairing(SQLModel, table=True):
    """Who interviews whom at a step: one row, so that a swap can never leave somebody in two groups.

    `groups` are lists of two or three participants in the order in which they ask; everybody asks the next one.
    `met` is who ever sat together here (a pair each): what was written before a swap still arrives after it.
    `out` takes no part.
    """

    __table_args__ = (Index("ix_pairing_workshop_revision", "workshop_id", "revision"),)

    step_id: int = Field(primary_key=True, foreign_key="step.id")
    workshop_id: int = Field(foreign_key="workshop.id")
    groups: list[Any] = Field(default_factory=list, sa_type=JSON)
    met: list[Any] = Field(default_factory=list, sa_type=JSON)
    out: list[Any] = Field(default_factory=list, sa_type=JSON)
    revision: int


class Card(SQLModel, table=True):
    """What an interviewer heard, before and while the one interviewed decides about it. Only those two see it.

    Once shared, the text is in a note with the same id and no longer here.
    """

    __table_args__ = (Index("ix_card_workshop_revision", "workshop_id", "revision"),)

    id: str = Field(primary_key=True, max_length=36)
    workshop_id: int = Field(foreign_key="workshop.id")
    step_id: int = Field(foreign_key="step.id")
    writer_id: int = Field(foreign_key="participant.id")
    about_id: int = Field(foreign_key="participant.id")
    kind: NoteKind = Field(sa_column=enum_column(NoteKind))
    text: str
    status: CardStatus = Field(default=CardStatus.WAITING, sa_column=enum_column(CardStatus))
    sequence: int
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    revision: int


class InterviewNotes(SQLModel, table=True):
    """What an interviewer writes down for themselves. Nobody else ever gets it, in no report or copy either."""

    __table_args__ = (Index("ix_interviewnotes_workshop_revision", "workshop_id", "revision"),)

    step_id: int = Field(primary_key=True, foreign_key="step.id")
    participant_id: int = Field(primary_key=True, foreign_key="participant.id")
    workshop_id: int = Field(foreign_key="workshop.id")
    text: str = ""
    revision: int
