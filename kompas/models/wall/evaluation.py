from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel


class EvaluationAnswer(SQLModel, table=True):
    """One person's evaluation, without a name, a time or an order: the id is random and the table is kept by id."""

    __table_args__ = {"sqlite_with_rowid": False}

    id: str = Field(primary_key=True, max_length=36)
    workshop_id: int = Field(foreign_key="workshop.id", index=True)
    scores: dict[str, Any] = Field(sa_type=JSON)
    remark: str = ""


class EvaluationGiven(SQLModel, table=True):
    """That somebody has answered, so that nobody answers twice. Not what."""

    participant_id: int = Field(primary_key=True, foreign_key="participant.id")
    workshop_id: int = Field(foreign_key="workshop.id", index=True)
