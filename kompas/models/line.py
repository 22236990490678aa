from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from kompas.enums import LineColour
from kompas.models.columns import UtcDateTime, enum_column, now


class Line(SQLModel, table=True):
    """How the cooperation between two parties goes. On the map as long as both its ends are."""

    __tablename__ = "map_line"
    __table_args__ = (Index("ix_map_line_workshop_revision", "workshop_id", "revision"),)

    id: str = Field(primary_key=True, max_length=36)
    workshop_id: int = Field(foreign_key="workshop.id")
    one_id: str = Field(foreign_key="map_party.id", max_length=36)
    other_id: str = Field(foreign_key="map_party.id", max_length=36)
    colour: LineColour = Field(default=LineColour.UNKNOWN, sa_column=enum_column(LineColour))
    reason: str = ""
    withdrawn: bool = False
    sequence: int
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    revision: int
