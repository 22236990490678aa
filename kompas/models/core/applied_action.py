from datetime import datetime

from sqlmodel import Field

from kompas.models.core.base_row import BaseRow
from kompas.models.core.columns import UtcDateTime, now
from kompas.models.core.declarations import Forgetting, NotCopied


class AppliedAction(BaseRow, table=True):
    """The id of an action that was applied; a browser that sends it again hears "done" and nothing changes.

    It was in a workshop or in a network; the other column is empty.
    """

    forgetting = Forgetting(why="an id and a moment: that something was carried out, not what or by whom")
    copying = NotCopied("which deliveries were carried out: of this server only")

    id: str = Field(primary_key=True, max_length=36)
    workshop_id: int | None = Field(default=None, foreign_key="workshop.id", index=True)
    network_id: int | None = Field(default=None, foreign_key="network.id", index=True)
    applied_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
