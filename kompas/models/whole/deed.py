from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field

from kompas.enums import DeedState
from kompas.models.core.columns import UtcDateTime, enum_column, now
from kompas.models.core.declarations import Forgetting, NotCopied
from kompas.models.core.live_row import OrderedRow
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose


class Deed(OrderedRow, table=True):
    """Something a facilitator did that can be undone: per row what it was before and after.

    `changes` holds what people wrote: it goes with the notes (closing, retention, erasing) and never into a log.
    Its id is that of the action; `sequence` is the revision at which it was done.
    """

    using = (Use("type changes", Whose.WRITER, Purpose.UNDO, SeenBy.FACILITATORS),)
    forgetting = Forgetting(rows=True)
    copying = NotCopied("what can be undone: of this server only")

    type: str = Field(max_length=40)
    state: DeedState = Field(default=DeedState.DONE, sa_column=enum_column(DeedState))
    changes: list[dict[str, Any]] = Field(sa_type=JSON)
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
