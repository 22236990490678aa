"""The notes, or what is released, as CSV for a Dutch Excel: semicolons, UTF-8 with a byte order mark, a row each."""

import csv
from io import StringIO

from kompas.exports.note_rows import note_columns, note_rows
from kompas.exports.report import Report
from kompas.exports.tables import stance_text
from kompas.exports.wording import title_label
from kompas.i18n import _

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_csv(report: Report) -> bytes:
    file = StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    table = [note_columns(report), *note_rows(report)] if report.full else released_rows(report)
    writer.writerows([guarded(cell) for cell in row] for row in table)
    return file.getvalue().encode("utf-8-sig")


def released_rows(report: Report) -> list[list[str]]:
    """Without notes there are conclusions and agreements, and at the end what is left out."""
    rows = [[_("What"), _("Step"), _("Text"), _("Who"), _("By when"), _("Priority")]]
    for step in report.steps:
        rows += [[_("Conclusion"), step.title, each.text, "", "", ""] for each in step.conclusions]
    if report.ambition:
        rows.append([_("Our ambition"), "", report.ambition.accepted, "", "", ""])
        for check in report.ambition.support:
            said = (f"{stance_text(name)}: {count}" for name, count in check.counts.items())
            rows += [[_("Support"), "", text, "", "", ""] for text in said]
    for row in report.agreements:
        day = row.by_when.isoformat() if row.by_when else ""
        rows.append([_("Agreement"), "", row.what, row.who, day, title_label(row.priority)])
    return rows + [[_("Left out"), "", sentence, "", "", ""] for sentence in report.left_out]


def guarded(text: str) -> str:
    """A spreadsheet runs text that begins like a formula; an apostrophe in front keeps it text."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
