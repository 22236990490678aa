from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from kompas.enums import DeviceKind, Role, SeatWay
from kompas.models.core.base_row import BaseRow
from kompas.models.core.columns import UtcDateTime, enum_column, now
from kompas.models.core.declarations import Forgetting, NotCopied
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose


class Device(BaseRow, table=True):
    """A browser, known by the hash of the random secret in its cookie.

    The secret is renewed now and then (`renewed_at`), and soon when `renews`; the one before still does until
    `earlier_until`, since open pages go on with it. `seen_at` is when it last opened a page, to the hour.
    """

    forgetting = Forgetting(
        stays=("secret_hash", "earlier_hash", "language"), why="a browser, of no workshop in particular"
    )
    copying = NotCopied("another server knows none of these browsers")
    using = (
        Use(
            "secret_hash earlier_hash earlier_until renewed_at renews seen_at language created_at",
            Whose.BROWSER,
            Purpose.ACCESS,
            SeenBy.NOBODY,
        ),
    )

    id: int = Field(default=None, primary_key=True)
    secret_hash: str = Field(unique=True, index=True)
    earlier_hash: str | None = Field(default=None, index=True)
    earlier_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    renewed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    renews: bool = False
    seen_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    language: str | None = None
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)


class Seat(BaseRow, table=True):
    """The role of a device in a workshop. A shared laptop has several participant seats; the one taken last counts.

    A seat that ended stays as a row: who facilitated before is not forgotten. `kind` and `browser` are coarse words;
    neither the browser's own description nor an address is kept. `name` is what a facilitator wants to be called.
    `account_id`: who took a facilitator's seat signed on, and may take it again on another browser, also when it ended.
    `seen_at` is when its last stream closed; it is written without a new revision.
    """

    using = (
        Use(
            "device_id role participant_id way taken_at seen_at ended_at kind browser",
            Whose.BROWSER,
            Purpose.ACCESS,
            SeenBy.FACILITATORS,
        ),
        Use("name", Whose.FACILITATOR, Purpose.MEET, SeenBy.FACILITATORS),
        Use("account_id", Whose.FACILITATOR, Purpose.ACCESS, SeenBy.NOBODY),
    )
    forgetting = Forgetting(
        rows=lambda seat: seat.participant_id.is_not(None),
        blanked={"name": ""},
        stays=("participant_id", "browser"),
        why="facilitators still open their workshop; their browser is a coarse word",
    )
    copying = NotCopied("which browsers sit where: another server knows none of them")

    __table_args__ = (
        UniqueConstraint("device_id", "workshop_id", "role", "participant_id"),
        Index("ix_seat_workshop_revision", "workshop_id", "revision"),
    )

    id: int = Field(default=None, primary_key=True)
    device_id: int = Field(foreign_key="device.id", index=True)
    workshop_id: int = Field(foreign_key="workshop.id", index=True)
    role: Role = Field(sa_column=enum_column(Role))
    participant_id: int | None = Field(default=None, foreign_key="participant.id")
    account_id: int | None = Field(default=None, foreign_key="account.id", index=True)
    name: str = ""
    kind: DeviceKind = Field(default=DeviceKind.UNKNOWN, sa_column=enum_column(DeviceKind))
    browser: str = Field(default="", max_length=20)
    way: SeatWay = Field(default=SeatWay.JOINED, sa_column=enum_column(SeatWay))
    taken_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    seen_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    revision: int = 0
