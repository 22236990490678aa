"""Which days can be meant: what lies further away breaks calendars and periods, and is a slip of the keyboard."""

from datetime import UTC, date, datetime, timedelta

from babel.dates import format_date

from kompas.i18n import N_, current_language

FIRST_DAY = date(1900, 1, 1)
TEN_YEARS = timedelta(days=3653)
FAR_AWAY = N_("Choose a date within ten years.")


def last_day() -> date:
    return datetime.now(UTC).date() + TEN_YEARS


def can_be_meant(day: date) -> bool:
    """Of a moment it asks the day."""
    return FIRST_DAY <= (day.date() if isinstance(day, datetime) else day) <= last_day()


def in_words(day: date) -> str:
    """Such as "12 January 2027", in the language of the reader."""
    return str(format_date(day, "d MMMM y", locale=current_language()))
