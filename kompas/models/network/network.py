from datetime import date, datetime
from typing import Annotated, ClassVar

from pydantic import BaseModel
from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from kompas.enums import (
    Domain,
    Influence,
    MemberFunction,
    MemberLevel,
    NetworkTask,
    OrganisationKind,
    RecordKind,
    Ring,
)
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
    `power_talked_about` is when the group last spoke about differences in position and power.
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
    power_talked_about: date | None = None
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
    kind: Annotated[
        OrganisationKind | None,
        asked(
            OneChoice,
            N_("Kind of organisation"),
            options=options_of(OrganisationKind),
            placeholder=N_("Choose a kind"),
            help=N_("Tells whether all who matter take part."),
        ),
    ] = None
    domain: Annotated[Domain, asked(OneChoice, N_("Domain"), options=options_of(Domain), required=True)]
    level: Annotated[MemberLevel, asked(OneChoice, N_("Level"), options=options_of(MemberLevel), required=True)]
    ring: Annotated[Ring, asked(OneChoice, N_("Ring"), options=options_of(Ring), required=True)]
    function: Annotated[
        MemberFunction | None,
        asked(
            OneChoice,
            N_("Function in the network"),
            options=options_of(MemberFunction),
            placeholder=N_("Takes part"),
        ),
    ] = None
    influence: Annotated[
        Influence | None,
        asked(
            OneChoice,
            N_("Influence in the own organisation"),
            options=options_of(Influence),
            placeholder=N_("Not known yet"),
        ),
    ] = None
    adult_care: Annotated[bool, asked(YesNo, N_("Adult care"), explained=False)] = False
    youth_care: Annotated[bool, asked(YesNo, N_("Youth care"), explained=False)] = False
    expert_by_experience: Annotated[bool, asked(YesNo, N_("Expert by experience"), explained=False)] = False
    independent: Annotated[
        bool,
        asked(
            YesNo,
            N_("Independent"),
            explained=False,
            help=N_("Speaks for none of the organisations that take part."),
        ),
    ] = False


class NetworkMember(NetworkRow, table=True):
    """Somebody who belongs to the network, in a workshop or not (dossier, step 1)."""

    using = (
        Use(
            "name organisation kind domain level ring function influence adult_care youth_care expert_by_experience "
            "independent created_at",
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
    kind: OrganisationKind | None = Field(default=None, sa_column=enum_column(OrganisationKind, nullable=True))
    domain: Domain = Field(sa_column=enum_column(Domain))
    level: MemberLevel = Field(sa_column=enum_column(MemberLevel))
    ring: Ring = Field(sa_column=enum_column(Ring))
    function: MemberFunction | None = Field(default=None, sa_column=enum_column(MemberFunction, nullable=True))
    influence: Influence | None = Field(default=None, sa_column=enum_column(Influence, nullable=True))
    adult_care: bool = False
    youth_care: bool = False
    expert_by_experience: bool = False
    independent: bool = False
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)


class DividedTask(NetworkRow, table=True):
    """A task that a member does; a task that nobody does has no row (dossier, step 1)."""

    using = (Use("task member_id", Whose.MEMBER, Purpose.NETWORK, SeenBy.NETWORK),)
    forgetting = Forgetting(why="it goes with its member, or when a facilitator divides the tasks anew")
    copying = NotCopied("of a network, in a workshop or not")

    __table_args__ = (
        UniqueConstraint("network_id", "task", "member_id"),
        index_of_changes("dividedtask", RecordKind.NETWORK),
    )

    id: int = Field(default=None, primary_key=True)
    task: NetworkTask = Field(sa_column=enum_column(NetworkTask))
    member_id: int = Field(foreign_key="networkmember.id", index=True)
