"""Tables as a workbook: a sheet each, ready to sort and filter. Text is written as text, never as a formula."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kompas.exports.core.blocks import Cell, Table, on_sheet
from kompas.exports.core.document import Document
from kompas.fields.days import can_be_meant
from kompas.i18n import current_language
from kompas.look import colour

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True)
class Formats:
    header: Format
    text: Format
    day: Format


def write_xlsx(document: Document) -> bytes:
    file = BytesIO()
    with Workbook(file, OPTIONS) as workbook:
        created = document.made_at.astimezone(UTC).replace(tzinfo=None)
        workbook.set_properties({"title": document.title, "author": "Kompas", "created": created})
        formats = formats_of(workbook)
        for table in document.tables:
            fill(workbook.add_worksheet(table.name), on_sheet(table), formats)
    return file.getvalue()


def formats_of(workbook: Workbook) -> Formats:
    base = {"valign": "top", "text_wrap": True, "font_name": "Arial", "font_size": 10, "font_color": colour("card-ink")}
    day = "dd-mm-yyyy" if current_language() == "nl" else "dd/mm/yyyy"
    header = {"bold": True, "font_color": colour("on-brand"), "bg_color": colour("brand"), "valign": "vcenter"}
    return Formats(
        header=workbook.add_format({**base, **header}),
        text=workbook.add_format(base),
        day=workbook.add_format({**base, "num_format": day, "align": "left"}),
    )


def fill(worksheet: Worksheet, table: Table, formats: Formats) -> None:
    for place, column in enumerate(table.columns):
        worksheet.set_column(place, place, column.width)
        worksheet.write_string(0, place, column.title, formats.header)
    for number, row in enumerate(table.rows, start=1):
        write_row(worksheet, number, row, formats)
    make_ready(worksheet, table)


def write_row(worksheet: Worksheet, number: int, row: Sequence[Cell], formats: Formats) -> None:
    for place, cell in enumerate(row):
        if isinstance(cell, str):
            worksheet.write_string(number, place, cell, formats.text)
        elif isinstance(cell, date) and not can_be_meant(cell):
            worksheet.write_string(number, place, cell.isoformat(), formats.text)
        elif isinstance(cell, date):
            worksheet.write_datetime(number, place, cell, formats.day)
        elif cell is not None:
            worksheet.write_number(number, place, cell, formats.text)


def make_ready(worksheet: Worksheet, table: Table) -> None:
    """To filter, to scroll and to print."""
    worksheet.set_row(0, 24)
    worksheet.freeze_panes(1, 0)
    worksheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    worksheet.set_landscape()
    worksheet.set_paper(9)
    worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(0)
