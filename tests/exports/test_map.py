"""The network map in files: each reopens in its own library, and none depends on colour."""

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO
from xml.etree import ElementTree

import docx
import networkx as nx
import openpyxl
import pypdf
import pytest
from PIL import Image

from kompas.database import Database
from kompas.domain.maps.drawing import Drawing, DrawnLine
from kompas.domain.maps.style import CHANGES, LINES, SHAPES
from kompas.enums import Domain, LineColour, ReleaseLevel
from kompas.exports import Report, report_of
from kompas.exports.docx import write_docx
from kompas.exports.map_files import write_graphml, write_lines, write_png, write_svg
from kompas.exports.map_svg import map_svg
from kompas.exports.markdown import write_markdown
from kompas.exports.pdf import write_pdf
from kompas.exports.xlsx import write_xlsx
from kompas.i18n import set_language
from tests.domain.maps.drawings import large, line, party
from tests.factories import START, Room


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language(None)


@pytest.fixture
def room(database: Database) -> Room:
    room = Room(database, script_key="network_map")
    ids = [room.act("facilitator", "add_party", name=name) for name in ("Politie", "=Ggz & <co>")]
    line_id = room.act("facilitator", "draw_line", one_id=ids[0], other_id=ids[1], colour="hardly")
    room.act("facilitator", "explain_line", line_id=line_id, reason="Geen vaste contactpersoon.")
    room.act("facilitator", "record_agreement", what="Bellen", who="Ggz", line_id=line_id)
    return room


def report_in(room: Room, level: ReleaseLevel = ReleaseLevel.SESSION) -> Report:
    with room.database.reading() as session:
        return report_of(session, room.workshop(session), START, level)


def test_graphml_reopens_in_networkx_with_its_words(room: Room) -> None:
    graph = nx.read_graphml(BytesIO(write_graphml(report_in(room))))
    assert len(graph) == 4
    ((one, other, attributes),) = graph.edges(data=True)
    assert {graph.nodes[one]["label"], graph.nodes[other]["label"]} == {"Politie", "=Ggz & <co>"}
    assert (attributes["colour"], attributes["reason"]) == ("hardly", "Geen vaste contactpersoon.")


def test_svg_is_well_formed_and_has_every_name(room: Room) -> None:
    root = ElementTree.fromstring(write_svg(report_in(room)))
    texts = "".join(root.itertext())
    assert "Politie" in texts
    assert "=Ggz & <co>" in texts


def test_png_is_a_picture_that_is_legible_without_colour(room: Room) -> None:
    picture = Image.open(BytesIO(write_png(report_in(room))))
    assert picture.width >= 1600
    assert min(picture.convert("L").getextrema()) < 60


def test_no_two_lines_or_shapes_differ_by_colour_alone() -> None:
    for styles in (LINES, CHANGES):
        looks = [(style.width, style.dash, style.mark) for style in styles.values()]
        assert len(set(looks)) == len(styles)
        assert len({style.mark for style in styles.values()}) == len(styles)
    assert len({tuple(points) for points in SHAPES.values()}) == len(Domain)


def test_excel_csv_word_pdf_and_markdown_tell_the_lines(room: Room) -> None:
    report = report_in(room)
    sheet = openpyxl.load_workbook(BytesIO(write_xlsx(report)))["Lines"]
    assert [cell.value for cell in sheet[2]] == [
        "Politie",
        "=Ggz & <co>",
        "hardly any cooperation",
        "Geen vaste contactpersoon.",
    ]
    rows = list(csv.reader(StringIO(write_lines(report).decode("utf-8-sig")), delimiter=";"))
    assert rows[1][1] != "=Ggz & <co>"
    word = docx.Document(BytesIO(write_docx(report)))
    assert len(word.inline_shapes) == 1
    assert any(
        "Geen vaste contactpersoon." in cell.text for table in word.tables for row in table.rows for cell in row.cells
    )
    pdf = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(write_pdf(report))).pages)
    assert "Wanted, but hardly there" in pdf
    assert "Geen vaste contactpersoon" in write_markdown(report).decode()


def test_an_agreement_says_from_which_line_it_came(room: Room) -> None:
    (agreement,) = report_in(room).agreements
    assert agreement.conclusion == "Politie – =Ggz & <co>"


def test_the_map_is_in_the_facilitators_own_report_only(room: Room) -> None:
    assert report_in(room).drawing is not None
    assert report_in(room, ReleaseLevel.PARTICIPANTS).drawing is None
    assert report_in(room, ReleaseLevel.STEERING).drawing is None


def test_a_large_map_is_drawn_whole() -> None:
    drawing = large(60, 300)
    root = ElementTree.fromstring(map_svg(drawing, "Kaart"))
    lines = root.findall("{http://www.w3.org/2000/svg}line")
    assert len(lines) >= 300


def test_lines_that_changed_have_their_own_style() -> None:
    drawing = Drawing((party("a"), party("b")), (line("a", "b", LineColour.STRONG),))
    assert isinstance(drawing.lines[0], DrawnLine)
    assert CHANGES[next(iter(CHANGES))].mark in map_svg(drawing, "x", {"a-b": next(iter(CHANGES))})
