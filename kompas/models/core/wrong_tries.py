from datetime import datetime

from sqlmodel import Field

from kompas.models.core.base_row import BaseRow
from kompas.models.core.columns import UtcDateTime, now
from kompas.models.core.declarations import Forgetting, NotCopied
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose


class WrongTries(BaseRow, table=True):
    """Wrong codes of one browser or one address, shared between instances.

    `key` is a mark that only this server's own key can make of it. `turn_at` is the last turn given to the address.
    """

    using = (Use("key count turn_at", Whose.BROWSER, Purpose.ACCESS, SeenBy.NOBODY),)
    forgetting = Forgetting(
        stays=("key",), why="of no workshop; it goes a quarter of an hour after the last wrong code"
    )
    copying = NotCopied("of this server's doors")

    key: str = Field(primary_key=True, max_length=64)
    count: int = 0
    last_at: datetime = Field(default_factory=now, sa_type=UtcDateTime, index=True)
    turn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
