"""Dates, numbers and the recurring words of a document, in the language and the time zone of the reader."""

from datetime import date, datetime
from enum import StrEnum

from babel.dates import format_date, format_time, get_timezone
from babel.numbers import format_decimal

from kompas.i18n import _, current_language
from kompas.labels import label

ZONE = get_timezone("Europe/Amsterdam")
NOTHING = "–"


def locale() -> str:
    return "nl_NL" if current_language() == "nl" else "en_GB"


def language_tag() -> str:
    return locale().replace("_", "-")


def local(moment: datetime) -> datetime:
    return moment.astimezone(ZONE)


def long_date(moment: datetime) -> str:
    """Such as "maandag 23 november 2026"."""
    return format_date(local(moment).date(), "full", locale=locale())


def short_date(day: date) -> str:
    return format_date(day, "d MMMM y", locale=locale())


def brief_date(day: date) -> str:
    """For a narrow column, such as "15 jan 2027"."""
    return format_date(day, "d MMM y", locale=locale())


def day_of(moment: datetime) -> str:
    return short_date(local(moment).date())


def month_of(moment: datetime) -> str:
    """Such as "mei 2026"; enough for sessions that lie half a year apart."""
    return format_date(local(moment).date(), "MMM y", locale=locale())


def time_of_day(moment: datetime) -> str:
    return format_time(local(moment), "HH:mm", locale=locale())


def period(start: datetime, end: datetime | None) -> str:
    """Date and start, with the end when it is on the same day."""
    if end is None or local(end).date() != local(start).date() or end <= start:
        return _("{date}, {start}", date=long_date(start), start=time_of_day(start))
    return _("{date}, {start} to {end}", date=long_date(start), start=time_of_day(start), end=time_of_day(end))


def moment_made(moment: datetime) -> str:
    return _("{date} at {time}", date=short_date(local(moment).date()), time=time_of_day(moment))


def decimal(number: float) -> str:
    return format_decimal(round(number, 1), format="0.0", locale=locale())


def difference(planned: int, actual: int) -> str:
    """With a sign and a real minus, so that it reads without colour."""
    gap = actual - planned
    return f"+{gap}" if gap > 0 else f"−{-gap}" if gap else "0"


def capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]


def title_label(member: StrEnum) -> str:
    return capitalise(label(member))


def yes_or_no(value: bool) -> str:
    return _("yes") if value else _("no")
