from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from kompas.enums import LineColour
from kompas.models.columns import enum_column


class Rating(SQLModel, table=True):
    """How one participant, for their own party, sees the cooperation with another. Nobody else ever gets it as such."""

    __tablename__ = "map_rating"
    __table_args__ = (Index("ix_map_rating_workshop_revision", "workshop_id", "revision"),)

    participant_id: int = Field(primary_key=True, foreign_key="participant.id")
    other_id: str = Field(primary_key=True, foreign_key="map_party.id", max_length=36)
    workshop_id: int = Field(foreign_key="workshop.id")
    party_id: str = Field(foreign_key="map_party.id", max_length=36)
    colour: LineColour = Field(sa_column=enum_column(LineColour))
    revision: int


class Representation(SQLModel, table=True):
    """Which party on the map a participant speaks for."""

    __tablename__ = "map_representation"
    __table_args__ = (Index("ix_map_representation_workshop_revision", "workshop_id", "revision"),)

    participant_id: int = Field(primary_key=True, foreign_key="participant.id")
    workshop_id: int = Field(foreign_key="workshop.id")
    party_id: str | None = Field(default=None, foreign_key="map_party.id", max_length=36)
    revision: int
