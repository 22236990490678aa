from datetime import datetime
from typing import Annotated, Any

from pydantic import AfterValidator
from sqlalchemy import JSON
from sqlmodel import Field

from kompas.enums import Domain, Involvement, Ring
from kompas.models.core.columns import UtcDateTime, enum_column, now
from kompas.models.core.declarations import Copying, Forgetting
from kompas.models.core.live_row import OrderedRow
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose


def demand_past(lineage: list[Any]) -> list[Any]:
    """Demand a readable lineage: comparing maps reads it to recognise a party over the rounds."""
    if not lineage or not all(map(is_past, lineage)):
        raise ValueError("lineage")
    return lineage


def is_past(one: Any) -> bool:
    """A key, and what it was split from, likewise."""
    if not isinstance(one, list) or len(one) != 2 or not isinstance(one[1], list):
        return False
    return isinstance(one[0], str) and all(map(is_past, one[1]))


class Party(OrderedRow, table=True):
    """An organisation, team or group of people on the network map of one workshop.

    `lineage` is who it is over the rounds, whatever its name (see `domain.maps.drawing.Origin`), as nested lists.
    Who added it may correct that as long as the room is at that step (`added_by`, `step_id`).
    """

    using = (
        Use("lineage name", Whose.NOBODY, Purpose.OUTCOME, SeenBy.RELEASED),
        Use("added_by", Whose.PARTICIPANT, Purpose.OWN, SeenBy.NOBODY),
    )
    forgetting = Forgetting(blanked={"added_by": None}, stays=("lineage", "name"), why="organisations stay on the map")
    copying = Copying(
        silent=("created_at",),
        left_out=dict.fromkeys(("added_by", "step_id"), "who may still correct it is of the moment"),
        points_to={"merged_into": "map_party"},
    )

    __tablename__ = "map_party"

    lineage: Annotated[list[Any], AfterValidator(demand_past)] = Field(sa_type=JSON)
    name: str
    domain: Domain = Field(default=Domain.OTHER, sa_column=enum_column(Domain))
    ring: Ring = Field(default=Ring.OUTER, sa_column=enum_column(Ring))
    involvement: Involvement | None = Field(default=None, sa_column=enum_column(Involvement, nullable=True))
    x: float | None = None
    y: float | None = None
    hand_placed: bool = False
    merged_into: str | None = Field(default=None, max_length=36)
    withdrawn: bool = False
    added_by: int | None = None
    step_id: int | None = None
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)

    @property
    def is_on_map(self) -> bool:
        return not self.withdrawn and self.merged_into is None
