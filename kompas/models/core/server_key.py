from datetime import datetime

from sqlmodel import Field

from kompas.models.core.base_row import BaseRow
from kompas.models.core.columns import UtcDateTime, now
from kompas.models.core.declarations import Forgetting, NotCopied
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose


class ServerKey(BaseRow, table=True):
    """The one key of this server, for marks that nobody else can make; in the database, so that instances share it."""

    using = (Use("value", Whose.NOBODY, Purpose.ACCESS, SeenBy.NOBODY),)
    forgetting = Forgetting(stays=("value",), why="of the server, of no workshop in particular")
    copying = NotCopied("another server has its own")

    id: int = Field(default=1, primary_key=True)
    value: str
    made_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
