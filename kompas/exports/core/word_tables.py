"""Tables in Word: thin lines, a marked header row that repeats on every page, rows that stay in one piece."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, RGBColor
from docx.table import Table as WordTable
from docx.table import _Row

from kompas.exports.core.blocks import Column, Table, on_paper
from kompas.look import colour

TEXT_WIDTH = Cm(16.4)
CELL_MARGIN = 108
"""Twentieths of a point, Word's own: the table starts that much to the left unless it is moved back."""
SHORT_TABLE = 15
"""Up to so many rows a table stays on one page."""


def word_colour(token: str) -> str:
    """As Word writes it: `0F5C6E`."""
    return colour(token).removeprefix("#").upper()


def element(tag: str, **attributes: str) -> Any:
    """An element of WordprocessingML: `element("w:shd", fill="EEF5F6")`."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def add_table(word: WordDocument, table: Table, style_id: str) -> None:
    columns, cells_of_rows = on_paper(table)
    rows = [[column.title for column in columns], *cells_of_rows, *([table.total] if table.total else [])]
    made = word.add_table(rows=len(rows), cols=len(columns))
    made.autofit = False
    set_borders(made)
    set_widths(made, columns)
    for number, (row, cells) in enumerate(zip(made.rows, rows, strict=True)):
        is_header, is_total = number == 0, table.total is not None and number == len(rows) - 1
        fill_row(row, cells, columns, style_id, bold=is_header or is_total)
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))
        if is_header:
            mark_header(row)
        if number + 1 < len(rows) <= SHORT_TABLE:
            row.cells[0].paragraphs[0].paragraph_format.keep_with_next = True


def fill_row(row: _Row, texts: Sequence[str], columns: Sequence[Column], style_id: str, *, bold: bool) -> None:
    for cell, text, column in zip(row.cells, texts, columns, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph._p.style = style_id
        paragraph.add_run(text).bold = bold or None
        if column.number:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def mark_header(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))
    for cell in row.cells:
        properties = cell._tc.get_or_add_tcPr()
        borders = element("w:tcBorders")
        borders.append(element("w:bottom", val="single", sz="8", space="0", color=word_colour("accent")))
        properties.append(borders)
        properties.append(element("w:shd", val="clear", color="auto", fill=word_colour("card-soft")))
        cell.paragraphs[0].runs[0].font.color.rgb = RGBColor.from_string(word_colour("accent"))


def set_widths(made: WordTable, columns: Sequence[Column]) -> None:
    shares = sum(column.share for column in columns)
    for place, column in enumerate(columns):
        width = Emu(TEXT_WIDTH * column.share // shares)
        made.columns[place].width = width
        for cell in made.columns[place].cells:
            cell.width = width


def set_borders(made: WordTable) -> None:
    properties = made._tbl.tblPr
    borders = element("w:tblBorders")
    for side in ("bottom", "insideH"):
        borders.append(element(f"w:{side}", val="single", sz="4", space="0", color=word_colour("card-line")))
    layout = properties.find(qn("w:tblLayout"))
    for part in (element("w:tblInd", w=str(CELL_MARGIN), type="dxa"), borders):  # the schema fixes the order
        layout.addprevious(part)
