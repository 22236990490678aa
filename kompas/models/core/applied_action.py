from datetime import datetime

from sqlmodel import Field, SQLModel

from kompas.models.core.columns import UtcDateTime, now


class AppliedAction(SQLModel, table=True):
    """The id of an action that was applied; a browser that sends it again hears "done" and nothing changes.

    It was in a workshop or in a network; the other column is empty.
    """

    id: str = Field(primary_key=True, max_length=36)
    workshop_id: int | None = Field(default=None, foreign_key="workshop.id", index=True)
    network_id: int | None = Field(default=None, foreign_key="network.id", index=True)
    applied_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
