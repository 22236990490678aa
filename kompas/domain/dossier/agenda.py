"""Everything with a date that a network has before it, from its workshops, agreements and forms; and what is to be repeated."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from kompas.domain.dossier.compass import JOURNEY, MAP
from kompas.domain.dossier.forms import FilledIn
from kompas.domain.dossier.gathered import Gathered, day_of
from kompas.enums import ReleaseLevel, WorkshopStatus
from kompas.fields import Date
from kompas.i18n import translate
from kompas.models import Workshop
from kompas.rules import reaches

_ = translate
AHEAD = timedelta(weeks=13)
"""Three months."""
HALF_A_YEAR = timedelta(weeks=26)
"""After so long the map is drawn again. The method says it of the map; for the journey the choice is ours."""


@dataclass(frozen=True)
class Appointment:
    """Something on one day. `uid` stays the same, so that a calendar that takes it in again does not double it; `begins` is
    given for what has an hour, `late` for what should have been done again by now.
    """

    uid: str
    day: date
    words: str
    about: str = ""
    begins: datetime | None = None
    minutes: int = 0
    late: bool = False
    revision: int = 0


def agenda(gathered: Gathered, ahead: timedelta = AHEAD) -> list[Appointment]:
    """What is late to be repeated, then by day what comes until so far ahead."""
    until = gathered.today + ahead
    return [
        one
        for one in sorted(everything_dated(gathered), key=lambda one: (one.day, one.uid))
        if one.late or gathered.today <= one.day <= until
    ]


def everything_dated(gathered: Gathered) -> Iterator[Appointment]:
    yield from workshops_planned(gathered)
    yield from agreements_due(gathered)
    yield from repeats(gathered)
    for one in gathered.forms:
        yield from days_in(one)


def workshops_planned(gathered: Gathered) -> Iterator[Appointment]:
    for one in gathered.workshops:
        if one.status is not WorkshopStatus.CLOSED:
            day = day_of(one.starts_at)
            minutes = gathered.minutes.get(one.id, 0)
            yield Appointment(
                one.calendar_uid, day, one.title, _("Workshop"), one.starts_at, minutes, revision=one.revision
            )


def agreements_due(gathered: Gathered) -> Iterator[Appointment]:
    for one in gathered.unfinished:
        kept = one.agreement
        if kept.by_when is not None and reaches(kept.release, ReleaseLevel.PARTICIPANTS):
            yield Appointment(f"{kept.id}@kompas", kept.by_when, kept.what, kept.who, revision=kept.revision)


def repeats(gathered: Gathered) -> Iterator[Appointment]:
    yield from (one for one in (map_again(gathered), journey_again(gathered)) if one)


def map_again(gathered: Gathered) -> Appointment | None:
    last = next(iter(gathered.rounds), None)
    words = _("Draw the network map again")
    return repeat(gathered, last.workshop, last.frozen_at, MAP, words) if last else None


def journey_again(gathered: Gathered) -> Appointment | None:
    last = max(gathered.held_by(JOURNEY), key=lambda one: one.starts_at, default=None)
    return repeat(gathered, last, last.starts_at, JOURNEY, _("Hold the journey again")) if last else None


def repeat(gathered: Gathered, last: Workshop, held: datetime, script_key: str, words: str) -> Appointment | None:
    """None when it is planned already."""
    if gathered.planned_by(script_key):
        return None
    due = day_of(held) + HALF_A_YEAR
    about = _("half a year after the last one")
    return Appointment(f"again-{last.calendar_uid}", due, words, about, late=due < gathered.today)


def days_in(one: FilledIn) -> Iterator[Appointment]:
    """Every date that is answered in a form, such as the day on which to look again whether the governance still fits."""
    for question in one.form.questions.values():
        if isinstance(question, Date):
            day = day_told(question, one.value(question))
            if day is not None:
                uid = f"{one.filled.id}-{question.key}@kompas"
                yield Appointment(uid, day, str(question.label), one.filled.title)


def day_told(question: Date, value: Any) -> date | None:
    if not value:
        return None
    told = question.read(value)
    return told.date() if isinstance(told, datetime) else told
