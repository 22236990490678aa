"""Dates, numbers and the recurring words of a report, in the language and the time zone of the reader."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from babel.dates import format_date, format_time, get_timezone
from babel.numbers import format_decimal

from kompas.enums import Progress
from kompas.exports.report import ReportBallot, ReportBottleneck, ReportConclusion, ReportNote
from kompas.i18n import _, current_language, ngettext
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


def brief_date(day: date | None) -> str:
    """For a narrow column, such as "15 jan 2027"."""
    return format_date(day, "d MMM y", locale=locale()) if day else NOTHING


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


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def title_label(member: StrEnum) -> str:
    return capitalised(label(member))


def remarks_on(note: ReportNote) -> str:
    """What is said about a note besides its kind and text: perspective, case, place on the map, late, author."""
    perspective = label(note.perspective) if note.perspective else None
    later = _("added later") if note.added_later else None
    about = _("about {case}", case=note.case) if note.case else None
    place = _("with {place}", place=note.place) if note.place else None
    return " · ".join(part for part in (perspective, about, place, later, note.author, merged_from(note)) if part)


def merged_from(note: ReportNote) -> str | None:
    """What a merged note stands for, in the words of those who wrote it."""
    if not note.originals:
        return None
    texts = "; ".join(f"“{original.text}”" for original in note.originals)
    return _("merged from {count} notes: {texts}", count=len(note.originals), texts=texts)


def turnout(ballot: ReportBallot) -> str:
    each = ngettext("{count} dot each.", "{count} dots each.", ballot.dots)
    return " ".join([ngettext("{count} person voted.", "{count} people voted.", ballot.voters), each])


def votes_for(conclusion: ReportConclusion) -> str:
    """Such as "3 dots, place 1"; a note that was voted on twice has both."""
    said = (
        ngettext("{count} dot, place {place}", "{count} dots, place {place}", vote.dots, place=vote.place)
        for vote in conclusion.votes
    )
    return " · ".join(said)


SIGNS = {Progress.SOLVED: "✓", Progress.BETTER: "▲", Progress.SAME: "=", Progress.WORSE: "▼"}


def progress(mark: Progress | None, *, is_first: bool = False) -> str:
    """How a bottleneck stood in a session: a sign and a word, or that it was named there or passed over."""
    if mark is None:
        return _("named") if is_first else _("not discussed")
    return f"{SIGNS[mark]} {label(mark)}"


def progress_remarks(bottlenecks: Sequence[ReportBottleneck]) -> list[str]:
    """What this session said of each, when it said something."""
    return [f"{one.text} — {one.held[-1].remark}" for one in bottlenecks if one.held[-1].remark]
