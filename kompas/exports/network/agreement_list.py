"""The agreements of a network or workshop as files: a calendar, a sheet, plain rows."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from kompas.domain.network.network_agreements import KeptAgreement
from kompas.enums import AgreementStatus, Priority
from kompas.exports.core.blocks import Column, Value, table_of
from kompas.exports.core.calendar import Event, write_calendar
from kompas.exports.core.chapters import File
from kompas.exports.core.csv import write_csv
from kompas.exports.core.document import Document
from kompas.exports.core.writers import CSV, EXCEL
from kompas.exports.core.xlsx import write_xlsx
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
    """The same agreement keeps its UID, so it is not doubled."""
    dated = [one for one in agreements if one.agreement.by_when and one.agreement.status is not AgreementStatus.DROPPED]
    return write_calendar("-//Kompas//Afspraken//NL", map(event_of, dated), made_at)


def event_of(one: KeptAgreement) -> Event:
    agreement = one.agreement
    assert agreement.by_when is not None
    return Event(
        uid=f"{agreement.id}@kompas",
        day=agreement.by_when,
        summary=f"{agreement.who}: {agreement.what}",
        description="\n".join(line for line in description_of(one) if line),
        revision=agreement.revision,
        priority=PRIORITIES[agreement.priority],
    )


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
