from datetime import datetime

from sqlmodel import Field

from kompas.enums import BottleneckOrigin
from kompas.models.core.columns import UtcDateTime, enum_column, now
from kompas.models.core.declarations import Copying, Forgetting
from kompas.models.core.live_row import OrderedRow
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose


class Connection(OrderedRow, table=True):
    """ "This strength helps with that": a theme laid beside a bottleneck.

    The bottleneck is quoted, with the title of the workshop it is from, so that it stays when that one is erased.
    """

    using = (
        Use("bottleneck origin origin_title withdrawn", Whose.NOBODY, Purpose.OUTCOME, SeenBy.RELEASED),
        Use("note", Whose.WRITER, Purpose.WORK, SeenBy.EVERYBODY),
        Use("author_id created_at", Whose.PARTICIPANT, Purpose.OWN, SeenBy.ANONYMITY),
    )
    forgetting = Forgetting(
        rows=lambda connection: connection.withdrawn,
        blanked={"author_id": None, "note": ""},
        stays=("bottleneck", "origin_title"),
        why="a strength beside a bottleneck is an outcome; who laid it, and with what words, is not",
    )
    copying = Copying(silent=("author_id", "created_at"), order=("bottleneck", "note"))

    theme_id: str = Field(foreign_key="theme.id", max_length=36)
    author_id: int | None = Field(default=None, foreign_key="participant.id")
    bottleneck: str
    origin: BottleneckOrigin = Field(default=BottleneckOrigin.OWN, sa_column=enum_column(BottleneckOrigin))
    origin_title: str = ""
    note: str = ""
    withdrawn: bool = False
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
