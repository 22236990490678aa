"""A municipality's colours come in everything that is shown and handed out."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image
from streamlit import config

from kompas.domain.map.drawing import Drawing
from kompas.domain.map.style import style_as_data
from kompas.exports.core.blocks import Column, Facts, Scale, Scales, Table
from kompas.exports.core.document import Document
from kompas.exports.core.docx import write_docx
from kompas.exports.core.qr import qr_svg
from kompas.exports.core.typesetting import draw
from kompas.exports.core.xlsx import write_xlsx
from kompas.exports.map.map_svg import map_svg
from kompas.live.identity import top
from kompas.live.light.page import page
from kompas.server import dress_streamlit
from kompas.ui.charts import lay_out
from tests.look.conftest import SetTokens

THEIRS = (
    ":root { --kompas-brand: #7b1fa2; --kompas-card: #fffffe; --kompas-map-ring: #9aa0a6; --kompas-green: #1b5e20; }"
)
TABLE = Table([Column("Vraag")], [["Waarom?"]], name="Vragen")
DOCUMENT = Document("Verslag", datetime(2026, 11, 30, tzinfo=UTC), [Facts([("Van", "ons")]), TABLE], tables=[TABLE])


@pytest.fixture(autouse=True)
def municipality(set_tokens: SetTokens) -> Path:
    return set_tokens(THEIRS)


def parts_of(file: bytes, folder: str) -> str:
    """What is in the archive that a file of Word or Excel is."""
    with ZipFile(BytesIO(file)) as archive:
        names = [name for name in archive.namelist() if name.startswith(folder) and name.endswith(".xml")]
        return "".join(archive.read(name).decode() for name in names)


def test_word_has_them_in_styles_and_tables() -> None:
    text = parts_of(write_docx(DOCUMENT), "word/")
    assert ("7B1FA2" in text, "0F5C6E" in text) == (True, False)


def test_a_sheet_has_them() -> None:
    text = parts_of(write_xlsx(DOCUMENT), "xl/")
    assert ("FF7B1FA2" in text, "FF0F5C6E" in text) == (True, False)


def test_what_is_printed_has_them() -> None:
    """Bars are filled with the accent, in Word as in the PDF."""
    scales = Scales("Schaal", [Scale("Hoe goed?", "slecht", "goed", [1, 0, 0, 0, 2], 3.7)])
    pixels = Image.open(BytesIO(draw(scales.picture()))).convert("RGB").getcolors(maxcolors=1 << 24)
    assert pixels is not None
    assert (123, 31, 162) in {colour for count, colour in pixels if count > 1000}


def test_pictures_have_them() -> None:
    assert '"#fffffe"' in qr_svg("https://kompas.example.nl").replace("#FFFFFE", "#fffffe")
    svg = map_svg(Drawing([], []), "Kaart")
    assert ('stroke="#9aa0a6"' in svg, 'fill="#fffffe"' in svg) == (True, True)
    assert style_as_data()["lines"]["strong"]["stroke"] == "#1b5e20"  # type: ignore[index]


def test_pages_have_them() -> None:
    for html in (top().decode(), page("Meedoen", "<main></main>")):
        assert "--kompas-accent:light-dark(#7b1fa2,#7fd3e4)" in html


def test_streamlit_has_them() -> None:
    dress_streamlit()
    shown = [config.get_option(f"theme.{ground}.primaryColor") for ground in ("light", "dark")]
    assert [*shown, config.get_option("theme.baseRadius")] == ["#7b1fa2", "#7fd3e4", "0.5rem"]


def test_charts_have_them(set_tokens: SetTokens) -> None:
    set_tokens(":root { --utrecht-document-color: #222222; --utrecht-document-font-family: Rijks, serif; }")
    laid: dict[str, object] = {}

    class Figure:
        def update_layout(self, **layout: object) -> None:
            laid.update(layout)

    lay_out(Figure(), 100, 14, dark=False)
    assert laid["font"] == {"size": 14, "color": "#222222", "family": "Rijks, serif"}
