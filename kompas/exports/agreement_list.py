"""The agreements of a network or workshop as files: a calendar, a sheet, plain rows."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime, timedelta

import icalendar
import xlsxwriter

from kompas.domain.network.network_agreements import KeptAgreement
from kompas.enums import AgreementStatus, Priority
from kompas.exports.wording import title_label
from kompas.i18n import _
from kompas.labels import label

PRIORITIES = {Priority.HIGH: 1, Priority.NORMAL: 5, Priority.LOW: 9}
"""As RFC 5545 counts: 1 is the highest."""


def calendar_of(agreements: Sequence[KeptAgreement], made_at: datetime) -> bytes:
    """One whole-day event for each agreement with a date; the same agreement keeps its UID, so it is not doubled."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Kompas//Afspraken//NL")
    calendar.add("version", "2.0")
    for one in agreements:
        agreement = one.agreement
        if agreement.by_when is None or agreement.status is AgreementStatus.DROPPED:
            continue
        event = icalendar.Event()
        event.add("uid", f"{agreement.id}@kompas")
        event.add("dtstamp", made_at)
        event.add("dtstart", agreement.by_when)
        event.add("dtend", agreement.by_when + timedelta(days=1))
        event.add("summary", f"{agreement.who}: {agreement.what}")
        event.add("description", "\n".join(line for line in description_of(one) if line))
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


def titles() -> list[str]:
    return [
        _("What"),
        _("Who"),
        _("By when"),
        _("Status"),
        _("Priority"),
        _("Workshop"),
        _("From conclusion or line"),
        _("For whom"),
    ]


def row_of(one: KeptAgreement) -> list[str]:
    agreement = one.agreement
    return [
        agreement.what,
        agreement.who,
        agreement.by_when.isoformat() if agreement.by_when else "",
        title_label(agreement.status),
        title_label(agreement.priority),
        one.workshop.title,
        one.conclusion or one.line or "",
        title_label(agreement.release),
    ]


def agreements_as_csv(agreements: Sequence[KeptAgreement]) -> bytes:
    """With a byte order mark, so that Excel reads the accents; what looks like a formula is kept from being one."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(titles())
    writer.writerows([harmless(cell) for cell in row_of(one)] for one in agreements)
    return text.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def agreements_as_xlsx(agreements: Sequence[KeptAgreement]) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(_("Agreements"))
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        dated = book.add_format({"num_format": "dd-mm-yyyy", "valign": "top", "align": "left"})
        sheet.write_row(0, 0, titles(), bold)
        for number, one in enumerate(agreements, start=1):
            sheet.write_row(number, 0, row_of(one), wrapped)
            if one.agreement.by_when:
                sheet.write_datetime(number, 2, one.agreement.by_when, dated)
        for column, width in enumerate((60, 30, 13, 14, 12, 36, 60, 18)):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(agreements), 1), len(titles()) - 1)
    return file.getvalue()
