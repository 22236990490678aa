from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from kompas.models.columns import UtcDateTime


class MapRound(SQLModel, table=True):
    """One dated measurement of the network map: that of its workshop. Frozen, it is what the next one starts from.

    `revealed_at` is the revision at which the private ratings were laid beside each other; 0 as long as they are not.
    A line that was changed later is settled. `compared_with` is the workshop of the earlier round that the group looks
    at beside this one, when that is not the last.
    """

    __tablename__ = "map_round"
    __table_args__ = (Index("ix_map_round_workshop_revision", "workshop_id", "revision"),)

    workshop_id: int = Field(primary_key=True, foreign_key="workshop.id")
    revealed_at: int = 0
    frozen_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    goal: str = ""
    organisations: list[Any] = Field(default=[], sa_type=JSON)
    compared_with: int | None = None
    revision: int
