"""A file of somebody's spreadsheet as rows of text. Raises Invalid in words that say what to do with the file."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

from kompas.errors import Invalid
from kompas.fields.words import printable
from kompas.i18n import N_

LARGEST_SHEET = 2 * 2**20
MOST_UNPACKED = 32 * 2**20
"""Bytes of an Excel file once it is unpacked."""
MOST_TAGS = 300_000
"""Signs `<` in it: each becomes an object in memory before a row or a style is counted."""
PIECE = 2**16
MOST_ROWS = 1000
MOST_COLUMNS = 60
LONGEST_CELL = 2000
EXCEL, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
SEPARATORS = ";,\t"
GUARDED = ("'=", "'+", "'-", "'@")
"""As Kompas itself writes text that a spreadsheet would take for a formula."""
UNREADABLE = N_("This file cannot be read. Save it again as Excel (.xlsx) or CSV, and choose that file.")
Rows = list[list[str]]


def rows_of_sheet(data: bytes) -> Rows:
    """The rows of a CSV or Excel file, cells as text, without empty rows at the end. The first row is the header."""
    if len(data) > LARGEST_SHEET:
        raise Invalid(N_("This file is too large; at most {count} MB fit."), count=LARGEST_SHEET // 2**20)
    if data.startswith(OLD_EXCEL):
        raise Invalid(N_("This is a file of an older Excel. Save it as Excel (.xlsx) or CSV, and choose that file."))
    found = list(limited(rows_of_workbook(data) if data.startswith(EXCEL) else rows_of_csv(data)))
    while found and not any(found[-1]):
        found.pop()
    if not found:
        raise Invalid(N_("There is nothing in this file."))
    return found


def limited(rows: Iterable[Iterable[str]]) -> Iterator[list[str]]:
    """Empty rows at the end may be many: a spreadsheet writes them where there was something once."""
    empty = 0
    for number, row in enumerate(rows):
        cells = [cell[: LONGEST_CELL + 1] for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        empty = 0 if cells else empty + 1
        if empty > MOST_ROWS:
            return
        if number - empty > MOST_ROWS:
            raise Invalid(N_("There are too many rows in this file; at most {count} fit."), count=MOST_ROWS)
        if len(cells) > MOST_COLUMNS:
            raise Invalid(N_("There are too many columns in this file; at most {count} fit."), count=MOST_COLUMNS)
        yield cells


def rows_of_csv(data: bytes) -> Iterator[Iterable[str]]:
    text = decoded(data).lstrip("\ufeff")
    head, _, rest = text.partition("\n")
    if head.strip().lower().startswith("sep="):
        text, separator = rest, head.strip()[4:5] or ";"
    else:
        separator = max(SEPARATORS, key=head.count)
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=separator):
            yield map(clean, row)
    except csv.Error:
        raise Invalid(UNREADABLE) from None


def decoded(data: bytes) -> str:
    """Excel writes CSV as UTF-8 with a mark, as UTF-16, or in the letters of Windows."""
    try:
        return data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        if b"\0" in data:
            raise Invalid(UNREADABLE) from None
        return data.decode("cp1252", errors="replace")


def rows_of_workbook(data: bytes) -> Iterator[Iterable[str]]:
    """Those of the first sheet. What a formula gave is read, not the formula."""
    import openpyxl  # a quarter of a second, for who reads in a file only

    demand_small(data)
    try:
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
        for row in book.worksheets[0].iter_rows(values_only=True, max_col=MOST_COLUMNS + 1):
            yield map(in_words, row)
    except Invalid:
        raise
    except Exception:  # what is wrong inside such a file has no common error
        raise Invalid(UNREADABLE) from None


def demand_small(data: bytes) -> None:
    """Counted while it is unpacked: what a part says of its size need not be so."""
    unpacked = tags = 0
    try:
        for piece in pieces_of(data):
            unpacked, tags = unpacked + len(piece), tags + piece.count(b"<")
            if unpacked > MOST_UNPACKED or tags > MOST_TAGS:
                raise Invalid(
                    N_("There is too much in this file. Keep only the sheet with the rows, and choose it again.")
                )
    except Invalid:
        raise
    except Exception:  # encrypted, packed in a way that is not known, broken off: there is no common error
        raise Invalid(UNREADABLE) from None


def pieces_of(data: bytes) -> Iterator[bytes]:
    with ZipFile(BytesIO(data)) as packed:
        for one in packed.infolist():
            with packed.open(one) as part:
                yield from iter(lambda: part.read(PIECE), b"")


def in_words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime) and (value.hour, value.minute, value.second) == (0, 0, 0):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    return clean(f"{value:.10g}" if isinstance(value, float) else str(value))


def clean(text: str) -> str:
    text = printable(text).strip()
    return text[1:] if text.startswith(GUARDED) else text
