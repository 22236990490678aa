"""iCalendar: a file of events that any calendar takes in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import icalendar

from kompas.fields.days import can_be_meant
from kompas.fields.words import printable


@dataclass(frozen=True)
class Event:
    """The whole of a day, or with `begins` so many `minutes` of it. A calendar that takes in the same `uid` again renews it."""

    uid: str
    day: date
    summary: str
    description: str = ""
    revision: int = 0
    priority: int | None = None
    begins: datetime | None = None
    minutes: int = 0


def write_calendar(maker: str, events: Iterable[Event], made_at: datetime) -> bytes:
    """Days that no calendar bears are left out."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", maker)
    calendar.add("version", "2.0")
    for event in events:
        if can_be_meant(event.day):
            calendar.add_component(component_of(event, made_at))
    return bytes(calendar.to_ical())


def component_of(event: Event, made_at: datetime) -> icalendar.Event:
    made = icalendar.Event()
    made.add("uid", event.uid)
    made.add("dtstamp", made_at)
    made.add("dtstart", event.begins or event.day)
    made.add("dtend", end_of(event))
    made.add("summary", printable(event.summary))
    if event.description:
        made.add("description", printable(event.description))
    if event.priority is not None:
        made.add("priority", event.priority)
    if event.begins is None:
        made.add("transp", "TRANSPARENT")
    made.add("sequence", event.revision)
    return made


def end_of(event: Event) -> date:
    return event.begins + timedelta(minutes=event.minutes) if event.begins else event.day + timedelta(days=1)
