from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field

from kompas.enums import ReleaseLevel
from kompas.models.core.columns import UtcDateTime, enum_column
from kompas.models.core.declarations import Copying, Forgetting
from kompas.models.core.live_row import LiveRow
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose


class MapRound(LiveRow, table=True):
    """One dated measurement of the network map: that of its workshop. Frozen, it is what the next one starts from.

    `revealed_at` is the revision at which the private ratings were laid side by side; 0 as long as they are not.
    A line that got its colour later is settled. `compared_with` is the workshop of the earlier round that the group looks
    at beside this one, when that is not the last.
    """

    using = (Use("goal organisations", Whose.NOBODY, Purpose.OUTCOME, SeenBy.RELEASED),)
    forgetting = Forgetting(stays=("goal", "organisations"), why="later rounds are compared with this one")
    copying = Copying(
        left_out={"revealed_at": "a revision of this workshop", "compared_with": "the round of another workshop"}
    )

    __tablename__ = "map_round"

    workshop_id: int = Field(primary_key=True, foreign_key="workshop.id")
    revealed_at: int = 0
    frozen_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    goal: str = ""
    organisations: list[Any] = Field(default=[], sa_type=JSON)
    compared_with: int | None = None
    release: ReleaseLevel = Field(default=ReleaseLevel.PARTICIPANTS, sa_column=enum_column(ReleaseLevel))
