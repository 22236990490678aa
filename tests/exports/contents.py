"""What each written file says, read back with the library of its own kind."""

import csv
import json
import re
from collections.abc import Callable, Iterator
from io import BytesIO, StringIO
from typing import Any

import docx
import openpyxl
import pypdf

from kompas.exports import files_beside
from kompas.exports.workshop.report import WorkshopReport


def squeezed(text: str) -> str:
    """Without any white space: layout breaks lines where it likes. Nor the sign that keeps an address from being a link."""
    return re.sub(r"[\s\u2060]+", "", text)


def docx_text(data: bytes) -> str:
    word = docx.Document(BytesIO(data))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    pictures = [shape._inline.docPr.get("descr", "") for shape in word.inline_shapes]
    return "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells, *pictures])


def pdf_text(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages)


def sheets(data: bytes) -> dict[str, list[list[Any]]]:
    workbook = openpyxl.load_workbook(BytesIO(data))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] for sheet in workbook}


def xlsx_text(data: bytes) -> str:
    return "\n".join(str(cell) for rows in sheets(data).values() for row in rows for cell in row if cell is not None)


def csv_rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def csv_text(data: bytes) -> str:
    return "\n".join(cell for row in csv_rows(data)[1:] for cell in row)


def json_text(data: bytes) -> str:
    return "\n".join(strings_in(json.loads(data)))


def strings_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings_in(part)
    else:
        yield str(value)


def markdown_text(data: bytes) -> str:
    """Escapes undone: a backslash before punctuation, or at the end of a line."""
    return re.sub(r"\\([^\w\s]|_|\n)", r"\1", data.decode())


def file_beside(report: WorkshopReport, extension: str) -> bytes:
    return {file.extension: file.write() for file in files_beside(report)}[extension]


READERS: dict[str, Callable[[bytes], str]] = {
    "docx": docx_text,
    "pdf": pdf_text,
    "xlsx": xlsx_text,
    "csv": csv_text,
    "json": json_text,
    "md": markdown_text,
}
