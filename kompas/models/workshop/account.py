from datetime import datetime

from sqlmodel import Field

from kompas.models.core.base_row import BaseRow
from kompas.models.core.columns import UtcDateTime, now
from kompas.models.core.declarations import Forgetting, NotCopied
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose


class Account(BaseRow, table=True):
    """Somebody who signs on at the organisation's own service: known by a hash, without name or e-mail address."""

    using = (Use("subject_hash signed_on_at", Whose.BROWSER, Purpose.ACCESS, SeenBy.NOBODY),)
    forgetting = Forgetting(stays=("subject_hash",), why="of no workshop; it goes a year after it last signed on")
    copying = NotCopied("another server asks another service who somebody is")

    id: int = Field(default=None, primary_key=True)
    subject_hash: str = Field(unique=True, index=True)
    signed_on_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)


class SignOn(BaseRow, table=True):
    """A browser is signed on as an account, until `ends_at` or until somebody signs out there.

    `identity_hash` is of what the service said this time: it signs on one browser, once. Without that a second tab that
    still holds it would sign on again after signing out.
    """

    using = (
        Use(
            "device_id account_id identity_hash began_at ends_at ended_at", Whose.BROWSER, Purpose.ACCESS, SeenBy.NOBODY
        ),
    )
    forgetting = Forgetting(stays=("identity_hash",), why="of no workshop; it goes within a day after it ended")
    copying = NotCopied("of a browser that another server does not know")

    id: int = Field(default=None, primary_key=True)
    device_id: int = Field(foreign_key="device.id", index=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    identity_hash: str = Field(unique=True)
    began_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    ends_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
