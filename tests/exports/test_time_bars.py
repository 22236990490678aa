"""Planned against actual time as a picture in the files, and in words for who cannot see it."""

from io import BytesIO

import docx
from PIL import Image

from kompas.domain.workshop.timing import StepTime
from kompas.enums import ReleaseLevel
from kompas.exports import document_of
from kompas.exports.core.docx import write_docx
from kompas.exports.core.pdf import write_pdf
from kompas.exports.core.typesetting import draw
from kompas.exports.workshop.report import WorkshopReport
from kompas.exports.workshop.steps import Steps
from kompas.exports.workshop.time_bars import bars_picture, bars_text, describe_minutes

from .conftest import MakeReport
from .contents import docx_text, pdf_text, squeezed


def test_word_and_pdf_show_the_bars_and_say_them(report: WorkshopReport) -> None:
    words = bars_text(report[Steps].bars)
    word, pdf = write_docx(document_of(report)), write_pdf(document_of(report))
    names = [shape._inline.docPr.get("name") for shape in docx.Document(BytesIO(word)).inline_shapes]
    assert names.count("Planned and actual time") == 1
    assert words in docx_text(word)
    for bar in report[Steps].bars:
        assert squeezed(f"{bar.title}{describe_minutes(bar)}") in squeezed(pdf_text(pdf))


def test_longer_than_planned_is_seen_without_colour() -> None:
    """In greys a bar of one length looks otherwise when it was too long: it is striped."""
    within, over = (
        Image.open(BytesIO(draw(bars_picture([StepTime("Stap", 10, minutes)])))).convert("L") for minutes in (10, 11)
    )
    assert min(within.getextrema()) < 90
    line = [
        [image.getpixel((x, 35)) for x in range(image.width // 2, image.width * 3 // 4)] for image in (within, over)
    ]
    assert len(set(line[0])) == 1
    assert len(set(line[1])) > 2


def test_no_bars_for_others_nor_before_the_start(make_report: MakeReport) -> None:
    for level in (ReleaseLevel.PARTICIPANTS, ReleaseLevel.STEERING):
        assert "Planned and actual time" not in docx_text(write_docx(document_of(make_report(level))))
    unheld = [StepTime(bar.title, bar.planned, None) for bar in make_report()[Steps].bars]
    assert all(describe_minutes(bar).startswith("–") for bar in unheld)
