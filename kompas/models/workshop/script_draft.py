from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from kompas.models.core.columns import UtcDateTime, now


class ScriptDraft(SQLModel, table=True):
    """A script that somebody is writing, kept for their browser alone until it is saved or thrown away."""

    id: str = Field(primary_key=True, max_length=36)
    device_id: int = Field(foreign_key="device.id", index=True)
    content: dict[str, Any] = Field(sa_type=JSON)
    changed_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
