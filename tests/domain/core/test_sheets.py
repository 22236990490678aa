"""A file of somebody's spreadsheet as rows of text: what is read, and every way in which it cannot be."""

from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from kompas.domain.core.sheets import LARGEST_SHEET, MOST_COLUMNS, MOST_ROWS, MOST_TAGS, MOST_UNPACKED, rows_of_sheet
from kompas.errors import Invalid
from kompas.i18n import set_language

CSV = "Naam;Organisatie\r\nZoë;Wijkteam\r\n"
ROWS = [["Naam", "Organisatie"], ["Zoë", "Wijkteam"]]


def workbook(*rows: list[object]) -> bytes:
    book, file = openpyxl.Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        CSV.encode("utf-8-sig"),
        CSV.encode(),
        CSV.encode("cp1252"),
        CSV.encode("utf-16"),
        CSV.replace(";", ",").encode(),
        CSV.replace(";", "\t").encode(),
        CSV.replace("\r\n", "\n").encode(),
        b"sep=;\r\n" + CSV.encode(),
        b"sep=|\r\n" + CSV.replace(";", "|").encode(),
        CSV.encode() + b";\r\n;;;\r\n\r\n",
        ('"Naam";"Organisatie"\r\n" Zoë ";"Wijkteam"').encode(),
        workbook(["Naam", "Organisatie"], ["Zoë", "Wijkteam"], [None, None], ["", None]),
    ],
    ids=["excel", "utf8", "windows", "utf16", "comma", "tab", "unix", "sep", "bar", "empty", "quoted", "xlsx"],
)
def test_rows_are_read_from_any_kind_of_table(data: bytes) -> None:
    assert rows_of_sheet(data) == ROWS


def test_cells_become_text() -> None:
    row = [
        1,
        2.5,
        True,
        None,
        datetime(2026, 11, 30),
        date(2026, 1, 2),
        "'=1+1",
        "a\x07b".replace("\x07", ""),
        0.1 + 0.2,
    ]
    (told,) = rows_of_sheet(workbook(row))
    assert told == ["1", "2.5", "1", "", "2026-11-30", "2026-01-02", "=1+1", "ab", "0.3"]


def test_formula_is_never_read_but_what_it_gave() -> None:
    (told,) = rows_of_sheet(workbook(["Naam", "=1+1"]))
    assert told == ["Naam"]


def bomb() -> bytes:
    """Small as it comes in, large once it is unpacked."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b" " * (MOST_UNPACKED + 1))
    return file.getvalue()


def stuffed(part: str, before: bytes, tag: bytes) -> bytes:
    """A sound workbook with a part full of empty tags: small in bytes, also when it is unpacked."""
    file = BytesIO()
    with ZipFile(BytesIO(workbook(["Naam"]))) as sound, ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for name in sound.namelist():
            content = sound.read(name)
            assert name != part or content.count(before) == 1
            packed.writestr(name, content.replace(before, tag * MOST_TAGS + before) if name == part else content)
    assert file.tell() < LARGEST_SHEET // 100
    return file.getvalue()


def zipped(name: str, content: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as packed:
        packed.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "There is nothing in this file"),
        (b"\xef\xbb\xbf\r\n;;\r\n", "There is nothing in this file"),
        (b"a;b\r\n" * (LARGEST_SHEET // 5 + 1), "too large; at most 2 MB"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 100, "older Excel"),
        (b"PK\x03\x04 and nothing of a zip", "cannot be read"),
        (zipped("word/document.xml", b"<w/>"), "cannot be read"),
        (b"\x80\x00\x01" * 100, "cannot be read"),
        (b'"' + b"x" * 200_000 + b'"', "cannot be read"),
        (bomb(), "too much in this file"),
        (stuffed("xl/styles.xml", b"</cellXfs>", b"<xf/>"), "too much in this file"),
        (stuffed("xl/worksheets/sheet1.xml", b"</row>", b"<c/>"), "too much in this file"),
        (b"x\r\n" * (MOST_ROWS + 2), f"too many rows in this file; at most {MOST_ROWS}"),
        (workbook(*[["x"]] * (MOST_ROWS + 2)), f"too many rows in this file; at most {MOST_ROWS}"),
        (b";".join([b"x"] * (MOST_COLUMNS + 1)), f"too many columns in this file; at most {MOST_COLUMNS}"),
        (workbook(["x"] * (MOST_COLUMNS + 1)), f"too many columns in this file; at most {MOST_COLUMNS}"),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_file_that_cannot_be_read_is_refused_in_words(data: bytes, words: str) -> None:
    set_language("en")
    with pytest.raises(Invalid, match=words):
        rows_of_sheet(data)
    set_language(None)


def test_empty_rows_at_the_end_may_be_many() -> None:
    assert rows_of_sheet(CSV.encode() + b";;\r\n" * (MOST_ROWS * 3)) == ROWS
