"""Planned against actual time as a picture in the files, and in words for who cannot see it."""

from io import BytesIO

import docx
from PIL import Image

from kompas.enums import ReleaseLevel
from kompas.exports.docx import write_docx
from kompas.exports.pdf import write_pdf
from kompas.exports.report import Report
from kompas.exports.time_bars import Bar, bars_of, bars_png, bars_text, told

from .conftest import MakeReport
from .contents import docx_text, pdf_text, squeezed


def test_word_and_pdf_show_the_bars_and_say_them(report: Report) -> None:
    words = bars_text(bars_of(report))
    word, pdf = write_docx(report), write_pdf(report)
    names = [shape._inline.docPr.get("name") for shape in docx.Document(BytesIO(word)).inline_shapes]
    assert names.count("Planned and actual time") == 1
    assert words in docx_text(word)
    for bar in bars_of(report):
        assert squeezed(f"{bar.title}{told(bar)}") in squeezed(pdf_text(pdf))


def test_longer_than_planned_is_seen_without_colour() -> None:
    """In greys a bar of one length looks otherwise when it was too long: it is striped."""
    within, over = (Image.open(BytesIO(bars_png([Bar("Stap", 10, minutes)]))).convert("L") for minutes in (10, 11))
    assert min(within.getextrema()) < 90
    line = [
        [image.getpixel((x, 35)) for x in range(image.width // 2, image.width * 3 // 4)] for image in (within, over)
    ]
    assert len(set(line[0])) == 1
    assert len(set(line[1])) > 2


def test_no_bars_for_others_nor_before_the_start(make_report: MakeReport) -> None:
    for level in (ReleaseLevel.PARTICIPANTS, ReleaseLevel.STEERING):
        assert "Planned and actual time" not in docx_text(write_docx(make_report(level)))
    unheld = [Bar(bar.title, bar.planned, None) for bar in bars_of(make_report())]
    assert all(told(bar).startswith("–") for bar in unheld)
