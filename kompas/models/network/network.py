from datetime import datetime

from pydantic import BaseModel
from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from kompas.enums import Domain, MemberLevel, Ring
from kompas.models.core.columns import OptionalText, ShortOptionalText, ShortText, UtcDateTime, enum_column, now


class NetworkCreate(BaseModel):
    name: ShortText
    area: ShortOptionalText = ""
    goal: OptionalText = ""


class Network(SQLModel, table=True):
    """A regional collaboration: what its workshops, map rounds and agreements have in common.

    `facilitator_code_hash` is empty as long as nobody asked for a code; no code fits then.
    """

    id: int = Field(default=None, primary_key=True)
    code: str = Field(unique=True, index=True, max_length=6)
    name: str
    area: str = ""
    goal: str = ""
    facilitator_code_hash: str = ""
    is_example: bool = False
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)


class NetworkSeat(SQLModel, table=True):
    """That a browser facilitates a network. A seat in one of its workshops gives none here, and the reverse."""

    __table_args__ = (UniqueConstraint("device_id", "network_id"),)

    id: int = Field(default=None, primary_key=True)
    device_id: int = Field(foreign_key="device.id", index=True)
    network_id: int = Field(foreign_key="network.id", index=True)
    taken_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)


class NetworkMemberCreate(BaseModel):
    name: ShortText
    organisation: ShortText
    domain: Domain
    level: MemberLevel
    ring: Ring
    expert_by_experience: bool = False


class NetworkMember(SQLModel, table=True):
    """Somebody who belongs to the network, in a workshop or not (dossier, step 1)."""

    id: int = Field(default=None, primary_key=True)
    network_id: int = Field(foreign_key="network.id", index=True)
    name: str
    organisation: str
    domain: Domain = Field(sa_column=enum_column(Domain))
    level: MemberLevel = Field(sa_column=enum_column(MemberLevel))
    ring: Ring = Field(sa_column=enum_column(Ring))
    expert_by_experience: bool = False
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
