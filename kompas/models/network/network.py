from datetime import datetime

from pydantic import BaseModel
from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from kompas.enums import Domain, MemberLevel, Ring
from kompas.models.core.base_row import BaseRow
from kompas.models.core.columns import OptionalText, ShortOptionalText, ShortText, UtcDateTime, enum_column, now
from kompas.models.core.declarations import Forgetting, NotCopied


class NetworkCreate(BaseModel):
    name: ShortText
    area: ShortOptionalText = ""
    goal: OptionalText = ""


class Network(BaseRow, table=True):
    """A regional collaboration: what its workshops, map rounds and agreements have in common.

    `facilitator_code_hash` is empty as long as nobody asked for a code; no code fits then.
    """

    forgetting = Forgetting(
        stays=("code", "name", "area", "goal", "facilitator_code_hash"), why="it stays until a facilitator removes it"
    )
    copying = NotCopied("a copy is of one workshop; which network may see it is decided where it is read in")

    id: int = Field(default=None, primary_key=True)
    code: str = Field(unique=True, index=True, max_length=6)
    name: str
    area: str = ""
    goal: str = ""
    facilitator_code_hash: str = ""
    is_example: bool = False
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)


class NetworkSeat(BaseRow, table=True):
    """That a browser facilitates a network. A seat in one of its workshops gives none here, and the reverse."""

    forgetting = Forgetting(why="it goes with its network")
    copying = NotCopied("which browsers sit where: another server knows none of them")

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


class NetworkMember(BaseRow, table=True):
    """Somebody who belongs to the network, in a workshop or not (dossier, step 1)."""

    forgetting = Forgetting(
        stays=("name", "organisation"), why="it goes with its network, or when a facilitator says so"
    )
    copying = NotCopied("of a network, in a workshop or not")

    id: int = Field(default=None, primary_key=True)
    network_id: int = Field(foreign_key="network.id", index=True)
    name: str
    organisation: str
    domain: Domain = Field(sa_column=enum_column(Domain))
    level: MemberLevel = Field(sa_column=enum_column(MemberLevel))
    ring: Ring = Field(sa_column=enum_column(Ring))
    expert_by_experience: bool = False
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
