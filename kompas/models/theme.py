from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from kompas.models.columns import UtcDateTime, now

COLOURS = 8
"""How many colours (each with a pattern of its own) a theme can have."""


class Theme(SQLModel, table=True):
    """A cluster of notes. Withdrawn is kept, so it can be undone; `merged_into` tells where its notes went."""

    __table_args__ = (Index("ix_theme_workshop_revision", "workshop_id", "revision"),)

    id: str = Field(primary_key=True, max_length=36)
    workshop_id: int = Field(foreign_key="workshop.id")
    name: str
    colour: int = 0
    withdrawn: bool = False
    merged_into: str | None = Field(default=None, foreign_key="theme.id", max_length=36)
    sequence: int
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    revision: int


class Placement(SQLModel, table=True):
    """In which theme a note lies; without a theme it lies apart again.

    A row of its own: moving a note must not look like changing its text.
    """

    __table_args__ = (Index("ix_placement_workshop_revision", "workshop_id", "revision"),)

    note_id: str = Field(primary_key=True, foreign_key="note.id", max_length=36)
    workshop_id: int = Field(foreign_key="workshop.id")
    theme_id: str | None = Field(default=None, foreign_key="theme.id", max_length=36)
    revision: int
