"""The report as a workbook: a sheet per noun, ready to sort and filter. Text is written as text, never as a formula."""

from dataclasses import dataclass
from datetime import UTC, date
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kompas.exports.report import Report
from kompas.exports.sheets import Cell, Sheet, sheets_of
from kompas.i18n import current_language

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True)
class Formats:
    header: Format
    text: Format
    day: Format


def write_xlsx(report: Report) -> bytes:
    file = BytesIO()
    with Workbook(file, OPTIONS) as workbook:
        created = report.made_at.astimezone(UTC).replace(tzinfo=None)
        workbook.set_properties({"title": report.title, "author": "Kompas", "created": created})
        formats = formats_of(workbook)
        for sheet in sheets_of(report):
            fill(workbook.add_worksheet(sheet.name), sheet, formats)
    return file.getvalue()


def formats_of(workbook: Workbook) -> Formats:
    base = {"valign": "top", "text_wrap": True, "font_name": "Arial", "font_size": 10, "font_color": "#1d2b33"}
    day = "dd-mm-yyyy" if current_language() == "nl" else "dd/mm/yyyy"
    header = {"bold": True, "font_color": "#ffffff", "bg_color": "#0f5c6e", "valign": "vcenter"}
    return Formats(
        header=workbook.add_format({**base, **header}),
        text=workbook.add_format(base),
        day=workbook.add_format({**base, "num_format": day, "align": "left"}),
    )


def fill(worksheet: Worksheet, sheet: Sheet, formats: Formats) -> None:
    for column, (title, width) in enumerate(zip(sheet.titles, sheet.widths, strict=True)):
        worksheet.set_column(column, column, width)
        worksheet.write_string(0, column, title, formats.header)
    last = 0
    for last, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row):
            write(worksheet, last, column, cell, formats)
    worksheet.set_row(0, 24)
    worksheet.freeze_panes(1, 0)
    worksheet.autofilter(0, 0, max(last, 1), len(sheet.titles) - 1)
    worksheet.set_landscape()
    worksheet.set_paper(9)
    worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(0)


def write(worksheet: Worksheet, row: int, column: int, cell: Cell, formats: Formats) -> None:
    if isinstance(cell, str):
        worksheet.write_string(row, column, cell, formats.text)
    elif isinstance(cell, date):
        worksheet.write_datetime(row, column, cell, formats.day)
    elif cell is not None:
        worksheet.write_number(row, column, cell, formats.text)
