from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from kompas.enums import ReleaseLevel
from kompas.models.columns import UtcDateTime, enum_column, now


class Conclusion(SQLModel, table=True):
    """What the group holds on to for a step. Withdrawn is kept, so it can be undone.

    `could_be_better` remembers that it rested on a note of that kind when the notes are forgotten.
    """

    __table_args__ = (Index("ix_conclusion_workshop_revision", "workshop_id", "revision"),)

    id: str = Field(primary_key=True, max_length=36)
    workshop_id: int = Field(foreign_key="workshop.id")
    step_id: int = Field(foreign_key="step.id")
    text: str
    release: ReleaseLevel = Field(default=ReleaseLevel.PARTICIPANTS, sa_column=enum_column(ReleaseLevel))
    withdrawn: bool = False
    could_be_better: bool = False
    sequence: int
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    revision: int


class ConclusionNote(SQLModel, table=True):
    """A note that a conclusion rests on."""

    conclusion_id: str = Field(primary_key=True, foreign_key="conclusion.id", max_length=36)
    note_id: str = Field(primary_key=True, foreign_key="note.id", max_length=36)
