from datetime import datetime

from sqlmodel import Field

from kompas.enums import LineColour
from kompas.models.core.columns import UtcDateTime, enum_column, now
from kompas.models.core.declarations import Copying, Forgetting
from kompas.models.core.live_row import OrderedRow
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose


class Line(OrderedRow, table=True):
    """How the cooperation between two parties goes. On the map as long as both its ends are.

    `coloured_at` is the revision at which somebody gave it its colour: saying why, removing and putting back do not count.
    """

    using = (Use("reason", Whose.WRITER, Purpose.WORK, SeenBy.EVERYBODY),)
    forgetting = Forgetting(blanked={"reason": ""}, why="how two organisations work together, as the group drew it")
    copying = Copying(silent=("created_at",), left_out={"coloured_at": "a revision of this workshop"})

    __tablename__ = "map_line"

    one_id: str = Field(foreign_key="map_party.id", max_length=36)
    other_id: str = Field(foreign_key="map_party.id", max_length=36)
    colour: LineColour = Field(default=LineColour.UNKNOWN, sa_column=enum_column(LineColour))
    coloured_at: int = 0
    reason: str = ""
    withdrawn: bool = False
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
