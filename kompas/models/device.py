from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from kompas.enums import Role
from kompas.models.columns import UtcDateTime, enum_column, now


class Device(SQLModel, table=True):
    """A browser, known by the hash of the random secret in its cookie."""

    id: int = Field(default=None, primary_key=True)
    secret_hash: str = Field(unique=True, index=True)
    language: str | None = None
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)


class Seat(SQLModel, table=True):
    """What a device is in a workshop. A shared laptop has several participant seats; the one taken last counts."""

    __table_args__ = (UniqueConstraint("device_id", "workshop_id", "role", "participant_id"),)

    id: int = Field(default=None, primary_key=True)
    device_id: int = Field(foreign_key="device.id", index=True)
    workshop_id: int = Field(foreign_key="workshop.id", index=True)
    role: Role = Field(sa_column=enum_column(Role))
    participant_id: int | None = Field(default=None, foreign_key="participant.id")
    taken_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
