"""The agreements of a network or workshop as files: a calendar, a sheet, plain rows."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

import icalendar

from kompas.domain.network.network_agreements import KeptAgreement
from kompas.enums import AgreementStatus, Priority
from kompas.exports.core.blocks import Column, Value, table_of
from kompas.exports.core.chapters import File
from kompas.exports.core.csv import write_csv
from kompas.exports.core.document import Document
from kompas.exports.core.writers import CSV, EXCEL
from kompas.exports.core.xlsx import write_xlsx
from kompas.fields.days import can_be_meant
from kompas.fields.words import printable
from kompas.i18n import N_, _
from kompas.labels import label

PRIORITIES = {Priority.HIGH: 1, Priority.NORMAL: 5, Priority.LOW: 9}
"""As RFC 5545 counts: 1 is the highest."""


def agreement_files(agreements: Sequence[KeptAgreement], made_at: datetime) -> list[File]:
    document = agreement_document(agreements, made_at)
    return [
        File(N_("Calendar (iCalendar)"), "ics", "text/calendar", partial(calendar_of, agreements, made_at)),
        File("Excel", "xlsx", EXCEL, partial(write_xlsx, document)),
        File("CSV", "csv", CSV, partial(write_csv, document)),
    ]


def calendar_of(agreements: Sequence[KeptAgreement], made_at: datetime) -> bytes:
    """One whole-day event for each agreement with a date; the same agreement keeps its UID, so it is not doubled."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Kompas//Afspraken//NL")
    calendar.add("version", "2.0")
    for one in agreements:
        agreement = one.agreement
        if agreement.status is AgreementStatus.DROPPED:
            continue
        if agreement.by_when is None or not can_be_meant(agreement.by_when):
            continue
        event = icalendar.Event()
        event.add("uid", f"{agreement.id}@kompas")
        event.add("dtstamp", made_at)
        event.add("dtstart", agreement.by_when)
        event.add("dtend", agreement.by_when + timedelta(days=1))
        event.add("summary", printable(f"{agreement.who}: {agreement.what}"))
        event.add("description", printable("\n".join(line for line in description_of(one) if line)))
        event.add("priority", PRIORITIES[agreement.priority])
        event.add("transp", "TRANSPARENT")
        event.add("sequence", agreement.revision)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def description_of(one: KeptAgreement) -> list[str]:
    return [
        _("From workshop: {title}", title=one.workshop.title),
        _("From conclusion: {text}", text=one.conclusion) if one.conclusion else "",
        _("From line: {line}", line=one.line) if one.line else "",
        _("Status: {status}", status=label(one.agreement.status)),
        _("For: {level}", level=label(one.agreement.release)),
    ]


def agreement_document(agreements: Sequence[KeptAgreement], made_at: datetime) -> Document:
    columns: dict[Column, Value] = {
        Column(_("What"), width=60): lambda one: one.agreement.what,
        Column(_("Who"), width=30): lambda one: one.agreement.who,
        Column(_("By when"), width=13): lambda one: one.agreement.by_when,
        Column(_("Status"), width=14): lambda one: one.agreement.status,
        Column(_("Priority"), width=12): lambda one: one.agreement.priority,
        Column(_("Workshop"), width=36): lambda one: one.workshop.title,
        Column(_("From conclusion or line"), width=60): lambda one: one.conclusion or one.line,
        Column(_("For whom"), width=18): lambda one: one.agreement.release,
    }
    table = table_of(agreements, columns, _("Agreements"))
    return Document(table.name, made_at, blocks=[table], tables=[table])
