from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from kompas.enums import DeedState
from kompas.models.columns import UtcDateTime, enum_column, now


class Deed(SQLModel, table=True):
    """Something a facilitator did that can be undone: per row what it was before and after.

    `changes` holds what people wrote: it goes with the notes (closing, retention, erasing) and never into a log.
    Its id is that of the action; `sequence` is the revision at which it was done.
    """

    __table_args__ = (Index("ix_deed_workshop_revision", "workshop_id", "revision"),)

    id: str = Field(primary_key=True, max_length=36)
    workshop_id: int = Field(foreign_key="workshop.id")
    type: str = Field(max_length=40)
    state: DeedState = Field(default=DeedState.DONE, sa_column=enum_column(DeedState))
    changes: list[dict[str, Any]] = Field(sa_type=JSON)
    sequence: int
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    revision: int
