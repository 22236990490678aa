"""The notes as CSV for a Dutch Excel: semicolons, UTF-8 with a byte order mark, one row per note."""

import csv
from io import StringIO

from kompas.exports.note_rows import note_columns, note_rows
from kompas.exports.report import Report

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_csv(report: Report) -> bytes:
    file = StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(note_columns(report))
    writer.writerows([guarded(cell) for cell in row] for row in note_rows(report))
    return file.getvalue().encode("utf-8-sig")


def guarded(text: str) -> str:
    """A spreadsheet runs text that begins like a formula; an apostrophe in front keeps it text."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
