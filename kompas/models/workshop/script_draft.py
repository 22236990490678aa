from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field

from kompas.models.core.base_row import BaseRow
from kompas.models.core.columns import UtcDateTime, now
from kompas.models.core.declarations import Forgetting, NotCopied
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose


class ScriptDraft(BaseRow, table=True):
    """A script that somebody is writing, kept for their browser alone until it is saved or thrown away."""

    using = (Use("device_id content changed_at", Whose.BROWSER, Purpose.LEAD, SeenBy.AUTHOR),)
    forgetting = Forgetting(stays=("content",), why="of no workshop; it goes when it is saved or thrown away")
    copying = NotCopied("of the browser that writes it")

    id: str = Field(primary_key=True, max_length=36)
    device_id: int = Field(foreign_key="device.id", index=True)
    content: dict[str, Any] = Field(sa_type=JSON)
    changed_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
