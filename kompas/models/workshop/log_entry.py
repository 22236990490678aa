import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field

from kompas.models.core.base_row import BaseRow
from kompas.models.core.columns import UtcDateTime, now
from kompas.models.core.declarations import Forgetting, NotCopied
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose


class LogEntry(BaseRow, table=True):
    """What somebody with authority did in a workshop or a network, without content: what kind of thing, on how many, when.

    `what` is the name of an action or a LoggedDeed, `detail` has members of closed lists and numbers only
    (`domain.workshop.log`). `role` is empty when Kompas itself did it. Of a participant it keeps no more than the role. A seat may be gone: it is only there to say which facilitator it was.
    """

    using = (
        Use("at what role seat_id network_seat_id count detail", Whose.FACILITATOR, Purpose.LEAD, SeenBy.FACILITATORS),
    )
    forgetting = Forgetting(
        stays=("what", "role", "detail"),
        why="names of actions and members of closed lists: nothing that anybody wrote, and nobody's name",
    )
    copying = NotCopied("who did what on this server; a copy that is read in begins a log of its own, which says so")

    id: str = Field(default_factory=lambda: str(uuid.uuid4()), primary_key=True, max_length=36)
    workshop_id: int | None = Field(default=None, foreign_key="workshop.id", index=True)
    network_id: int | None = Field(default=None, foreign_key="network.id", index=True)
    at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    what: str = Field(max_length=40)
    role: str = Field(default="", max_length=20)
    seat_id: int | None = None
    network_seat_id: int | None = None
    count: int = 1
    detail: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
