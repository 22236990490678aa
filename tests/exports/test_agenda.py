"""The agenda as a calendar, read again by another library."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest

from kompas.domain.dossier.agenda import Appointment
from kompas.exports.dossier.agenda import agenda_calendar, agenda_files

MADE = datetime(2026, 11, 30, 18, tzinfo=UTC)
BEGINS = datetime(2027, 1, 12, 13, tzinfo=UTC)


def events(*appointments: Appointment) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(agenda_calendar(appointments, MADE)).walk("VEVENT"))


def test_appointment_takes_a_whole_day() -> None:
    (event,) = events(Appointment("a@kompas", date(2027, 1, 28), "Past de sturing nog?", "kerngroep", revision=3))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2027, 1, 28), date(2027, 1, 29))
    assert (str(event["summary"]), str(event["description"])) == ("Past de sturing nog?", "kerngroep")
    assert (str(event["uid"]), int(event["sequence"]), str(event["transp"])) == ("a@kompas", 3, "TRANSPARENT")


def test_workshop_takes_its_hours() -> None:
    (event,) = events(Appointment("b@kompas", BEGINS.date(), "Netwerkkaart", "Werksessie", BEGINS, 180))
    assert event.decoded("dtstart") == BEGINS
    assert event.decoded("dtend") == BEGINS + timedelta(minutes=180)
    assert "transp" not in event


def test_day_that_no_calendar_bears_is_left_out() -> None:
    assert (
        events(Appointment("c@kompas", date(1, 1, 1), "Ooit"), Appointment("d@kompas", date(9999, 1, 1), "Ooit")) == []
    )


@pytest.mark.parametrize("words", ["Bel; de, school\nmorgen", "Elke \x0b week", "=1+1"])
def test_what_people_wrote_breaks_no_calendar(words: str) -> None:
    (event,) = events(Appointment("e@kompas", date(2027, 1, 28), words))
    assert str(event["summary"]) == words.replace("\x0b", "")


def test_agenda_is_offered_as_one_file() -> None:
    (file,) = agenda_files([Appointment("a@kompas", date(2027, 1, 28), "Iets")], MADE)
    assert (file.extension, file.mime) == ("ics", "text/calendar")
    assert file.write().startswith(b"BEGIN:VCALENDAR")
