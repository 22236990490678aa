from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from kompas.enums import Stance
from kompas.models.columns import UtcDateTime, enum_column, now


class AmbitionText(SQLModel, table=True):
    """The text that is being written now, one per workshop, and who holds the pen.

    `pen` is the id of the action that took it: one tab of one browser. The holder is a participant, or the
    facilitator when `holder_id` is None. `wanted_by`: participants who asked for the pen.
    """

    __table_args__ = (Index("ix_ambitiontext_workshop_revision", "workshop_id", "revision"),)

    id: int = Field(default=None, primary_key=True)
    workshop_id: int = Field(foreign_key="workshop.id", unique=True)
    text: str = ""
    pen: str | None = Field(default=None, max_length=36)
    holder_id: int | None = Field(default=None, foreign_key="participant.id")
    wanted_by: list[int] = Field(default_factory=list, sa_type=JSON)
    revision: int


class AmbitionDraft(SQLModel, table=True):
    """A version of the ambition, numbered from 1. `checks` are the points of the checklist that the group ticked."""

    __table_args__ = (Index("ix_ambitiondraft_workshop_revision", "workshop_id", "revision"),)

    id: str = Field(primary_key=True, max_length=36)
    workshop_id: int = Field(foreign_key="workshop.id")
    version: int
    text: str
    author_id: int | None = Field(default=None, foreign_key="participant.id")
    checks: list[str] = Field(default_factory=list, sa_type=JSON)
    accepted: bool = False
    sequence: int
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    revision: int


class AmbitionComment(SQLModel, table=True):
    """A remark on one sentence of a draft; `sentence` is quoted, so that it stays clear when the text changes."""

    __table_args__ = (Index("ix_ambitioncomment_workshop_revision", "workshop_id", "revision"),)

    id: str = Field(primary_key=True, max_length=36)
    workshop_id: int = Field(foreign_key="workshop.id")
    draft_id: str = Field(foreign_key="ambitiondraft.id", max_length=36)
    author_id: int | None = Field(default=None, foreign_key="participant.id")
    sentence: str
    text: str
    settled: bool = False
    withdrawn: bool = False
    sequence: int
    revision: int


class SupportCheck(SQLModel, table=True):
    """One round of asking every organisation whether it carries a draft. `results` is filled at closing."""

    __table_args__ = (Index("ix_supportcheck_workshop_revision", "workshop_id", "revision"),)

    id: str = Field(primary_key=True, max_length=36)
    workshop_id: int = Field(foreign_key="workshop.id")
    draft_id: str = Field(foreign_key="ambitiondraft.id", max_length=36)
    is_open: bool = True
    results: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    sequence: int
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    revision: int


class Support(SQLModel, table=True):
    """What one representative says for the own organisation. `has_mandate`: may decide, or speaks for oneself."""

    __table_args__ = (Index("ix_support_workshop_revision", "workshop_id", "revision"),)

    check_id: str = Field(primary_key=True, foreign_key="supportcheck.id", max_length=36)
    participant_id: int = Field(primary_key=True, foreign_key="participant.id")
    workshop_id: int = Field(foreign_key="workshop.id")
    stance: Stance = Field(sa_column=enum_column(Stance))
    has_mandate: bool
    reason: str = ""
    consult_by: date | None = None
    revision: int
