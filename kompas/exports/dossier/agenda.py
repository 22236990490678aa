"""The agenda of a network as a calendar file."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from kompas.domain.dossier.agenda import Appointment
from kompas.exports.core.calendar import Event, write_calendar
from kompas.exports.core.chapters import File
from kompas.i18n import N_


def agenda_files(appointments: Sequence[Appointment], made_at: datetime) -> list[File]:
    return [File(N_("Calendar (iCalendar)"), "ics", "text/calendar", partial(agenda_calendar, appointments, made_at))]


def agenda_calendar(appointments: Sequence[Appointment], made_at: datetime) -> bytes:
    return write_calendar("-//Kompas//Agenda//NL", map(event_of, appointments), made_at)


def event_of(one: Appointment) -> Event:
    return Event(
        uid=one.uid,
        day=one.day,
        summary=one.words,
        description=one.about,
        revision=one.revision,
        begins=one.begins,
        minutes=one.minutes,
    )
