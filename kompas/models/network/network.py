from datetime import datetime
from typing import Annotated, ClassVar

from pydantic import BaseModel
from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from kompas.enums import Domain, MemberLevel, RecordKind, Ring
from kompas.fields import LongText, MayIdentify, OneChoice, ShortText, YesNo, asked, options_of
from kompas.i18n import N_
from kompas.models.core.columns import UtcDateTime, enum_column, now
from kompas.models.core.declarations import Forgetting, NotCopied
from kompas.models.core.live_row import NetworkRow, index_of_changes
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose
from kompas.models.core.record import Record


class NetworkCreate(BaseModel):
    name: Annotated[str, asked(ShortText, N_("Name"), required=True)]
    area: Annotated[str, asked(ShortText, N_("Area"), may_identify=MayIdentify.NO)] = ""
    goal: Annotated[str, asked(LongText, N_("Goal"))] = ""


class Network(Record, table=True):
    """A regional collaboration: what its workshops, map rounds and agreements have in common.

    `facilitator_code_hash` is empty as long as nobody asked for a code; no code fits then. `page_revision` is the
    revision of the last change that pages drawn on the server show: they follow that one, not every word of a form.
    """

    kind: ClassVar[RecordKind] = RecordKind.NETWORK
    using = (
        Use("code facilitator_code_hash", Whose.NOBODY, Purpose.ACCESS, SeenBy.NETWORK),
        Use("name area goal", Whose.NOBODY, Purpose.NETWORK, SeenBy.NETWORK),
    )
    forgetting = Forgetting(
        stays=("code", "name", "area", "goal", "facilitator_code_hash"), why="it stays until a facilitator removes it"
    )
    copying = NotCopied("a copy is of one workshop; which network may see it is decided where it is read in")

    name: str
    area: str = ""
    goal: str = ""
    facilitator_code_hash: str = ""
    is_example: bool = False
    page_revision: int = 0
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)


class NetworkSeat(NetworkRow, table=True):
    """The seat of a browser that facilitates a network. One in its workshops gives none here, and the reverse.

    `name` is what somebody wants to be called there; `account_id` is who took the seat signed on, and may take it again.
    """

    using = (
        Use("name taken_at", Whose.FACILITATOR, Purpose.NETWORK, SeenBy.NETWORK),
        Use("device_id seen_at ended_at", Whose.FACILITATOR, Purpose.ACCESS, SeenBy.NETWORK),
        Use("account_id", Whose.FACILITATOR, Purpose.ACCESS, SeenBy.NOBODY),
    )
    forgetting = Forgetting(stays=("name",), why="it goes with its network, the name when the seat ends")
    copying = NotCopied("which browsers sit where: another server knows none of them")

    __table_args__ = (
        UniqueConstraint("device_id", "network_id"),
        index_of_changes("networkseat", RecordKind.NETWORK),
    )

    id: int = Field(default=None, primary_key=True)
    device_id: int = Field(foreign_key="device.id", index=True)
    account_id: int | None = Field(default=None, foreign_key="account.id", index=True)
    name: str = ""
    taken_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    seen_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class NetworkMemberCreate(BaseModel):
    name: Annotated[str, asked(ShortText, N_("Name"), required=True, may_identify=MayIdentify.NO)]
    organisation: Annotated[str, asked(ShortText, N_("Organisation"), required=True, may_identify=MayIdentify.NO)]
    domain: Annotated[Domain, asked(OneChoice, N_("Domain"), options=options_of(Domain), required=True)]
    level: Annotated[MemberLevel, asked(OneChoice, N_("Level"), options=options_of(MemberLevel), required=True)]
    ring: Annotated[Ring, asked(OneChoice, N_("Ring"), options=options_of(Ring), required=True)]
    expert_by_experience: Annotated[bool, asked(YesNo, N_("Expert by experience"), explained=False)] = False


class NetworkMember(NetworkRow, table=True):
    """Somebody who belongs to the network, in a workshop or not (dossier, step 1)."""

    using = (
        Use(
            "name organisation domain level ring expert_by_experience created_at",
            Whose.MEMBER,
            Purpose.NETWORK,
            SeenBy.NETWORK,
        ),
    )
    forgetting = Forgetting(
        stays=("name", "organisation"), why="it goes with its network, or when a facilitator says so"
    )
    copying = NotCopied("of a network, in a workshop or not")

    id: int = Field(default=None, primary_key=True)
    name: str
    organisation: str
    domain: Domain = Field(sa_column=enum_column(Domain))
    level: MemberLevel = Field(sa_column=enum_column(MemberLevel))
    ring: Ring = Field(sa_column=enum_column(Ring))
    expert_by_experience: bool = False
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
