"""Column types and limits that several tables share."""

import base64
import re
import secrets
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, StringConstraints
from pydantic import Field as Limit
from pydantic_core import PydanticCustomError
from sqlalchemy import Column, DateTime, String
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from kompas.fields.days import TEN_YEARS, can_be_meant
from kompas.fields.words import LONG as LONG
from kompas.fields.words import SHORT as SHORT
from kompas.fields.words import printable as printable

TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")

# before the limits: a text of control characters alone is empty
Printable = BeforeValidator(printable)
ShortText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=SHORT), Printable]
LongText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONG), Printable]
ShortOptionalText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=SHORT), Printable]
OptionalText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONG), Printable]


def within_ten_years(day: date) -> date:
    if abs(day - now().date()) > TEN_YEARS:
        raise PydanticCustomError("far_away", "a date within ten years")
    return day


PlannedDate = Annotated[date, AfterValidator(within_ten_years)]
"""A day that somebody plans; what lies further away breaks calendars, and is a slip of the keyboard."""


def demand_meant(day: Any) -> Any:
    if not can_be_meant(day):
        raise PydanticCustomError("far_away", "a date within ten years")
    return day


def at_most(longest: int) -> AfterValidator:
    """No constraint of pydantic: that would become the length of the column."""

    def demand(text: str) -> str:
        if len(text) > longest:
            raise PydanticCustomError("string_too_long", "too long")
        return text

    return AfterValidator(demand)


def demand_time(text: str) -> str:
    """A time of day such as 15:00."""
    if TIME.fullmatch(text) is None:
        raise PydanticCustomError("no_time", "a time such as 15:00")
    return text


# What rows hold. Actions and fields ask as much when something is typed in; this is asked of a copy that is read in.
KeptShort = Annotated[str, at_most(SHORT)]
KeptLong = Annotated[str, at_most(LONG)]
KeptDay = Annotated[date, AfterValidator(demand_meant)]
KeptMoment = Annotated[AwareDatetime, AfterValidator(demand_meant)]
DayInJson = Annotated[str, AfterValidator(lambda text: demand_meant(date.fromisoformat(text)).isoformat())]
Count = Annotated[int, Limit(ge=0, le=100_000)]
Score = Annotated[int, Limit(ge=1, le=5)]
TimeOfDay = Annotated[str, AfterValidator(demand_time)]
LONGEST_RETENTION = 3650
RetentionDays = Annotated[int, Limit(ge=1, le=LONGEST_RETENTION)]


class UtcDateTime(TypeDecorator[datetime]):
    """Aware in Python, UTC in the database; SQLite forgets the zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        aware: datetime = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        return aware


class EnumText(TypeDecorator[StrEnum]):
    """A closed list stored as readable text: a new member needs no migration."""

    impl = String(20)
    cache_ok = True

    def __init__(self, members: type[StrEnum]) -> None:
        super().__init__()
        self.members = members

    def process_bind_param(self, value: StrEnum | str | None, dialect: Dialect) -> str | None:
        return None if value is None else self.members(value).value

    def process_result_value(self, value: Any, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.members(value)


def enum_column(members: type[StrEnum], *, nullable: bool = False) -> Column[StrEnum]:
    return Column(EnumText(members), nullable=nullable)


def lasting_key() -> str:
    """Names something over several workshops. No id of a row: it travels with a copy, and is the same where that is read in."""
    return "k" + base64.b32encode(secrets.token_bytes(15)).decode().lower()


def now() -> datetime:
    return datetime.now(UTC)
