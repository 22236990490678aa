"""A table as CSV for a Dutch Excel: semicolons, UTF-8 with a byte order mark."""

import csv
from datetime import date
from io import StringIO

from kompas.exports.core.blocks import Cell, Table, on_sheet
from kompas.exports.core.document import Document
from kompas.fields.words import printable

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_csv(document: Document) -> bytes:
    return table_as_csv(document.listing or document.tables[0])


def table_as_csv(table: Table) -> bytes:
    shown = on_sheet(table)
    file = StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerows([guard_formula(printable(in_text(cell))) for cell in row] for row in (shown.titles, *shown.rows))
    return file.getvalue().encode("utf-8-sig")


def in_text(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def guard_formula(text: str) -> str:
    """A spreadsheet runs text that begins like a formula; an apostrophe in front keeps it text."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
