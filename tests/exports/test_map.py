"""The network map in files: each reopens in its own library, and none depends on colour."""

import csv
import json
import re
from collections.abc import Iterator
from io import BytesIO, StringIO
from itertools import pairwise
from xml.etree import ElementTree

import docx
import networkx as nx
import openpyxl
import pypdf
import pytest
from PIL import Image

from kompas.database import Database
from kompas.domain.map.drawing import RATED, Drawing, DrawnLine
from kompas.domain.map.queries import drawing_of as drawing_in
from kompas.domain.map.rounds import freeze_round, release_map
from kompas.domain.map.style import BACK_TO_FRONT, CHANGES, LINES, SHAPES
from kompas.enums import Domain, LineChange, LineColour, ReleaseLevel
from kompas.exports import document_of, report_of
from kompas.exports.core.csv import write_csv
from kompas.exports.core.docx import write_docx
from kompas.exports.core.json import write_json
from kompas.exports.core.markdown import write_markdown
from kompas.exports.core.pdf import write_pdf
from kompas.exports.core.xlsx import write_xlsx
from kompas.exports.map.compared import Comparison
from kompas.exports.map.map_svg import map_svg
from kompas.exports.map.network_map import NetworkMap
from kompas.exports.wall.agreements import Agreements
from kompas.exports.wall.notes import Notes
from kompas.exports.workshop.report import WorkshopReport
from kompas.i18n import set_language
from kompas.rules import reaches
from tests.domain.map.drawings import drawing, large, line, party
from tests.factories import START, Room, facilitator_of

from .contents import file_beside


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language(None)


@pytest.fixture
def room(database: Database) -> Room:
    room = Room(database, script_key="network_map", network="Waterrijk")
    ids = [room.act("facilitator", "add_party", name=name) for name in ("Politie", "=Ggz & <co>")]
    line_id = room.act("facilitator", "draw_line", one_id=ids[0], other_id=ids[1], colour="hardly")
    room.act("facilitator", "explain_line", line_id=line_id, reason="Geen vaste contactpersoon.")
    room.act("facilitator", "record_agreement", what="Bellen", who="Ggz", line_id=line_id)
    return room


def report_in(room: Room, level: ReleaseLevel = ReleaseLevel.SESSION) -> WorkshopReport:
    with room.database.reading() as session:
        return report_of(session, room.workshop(session), START, level)


def test_graphml_reopens_in_networkx_with_its_words(room: Room) -> None:
    graph = nx.read_graphml(BytesIO(file_beside(report_in(room), "graphml")))
    assert len(graph) == 4
    ((one, other, attributes),) = graph.edges(data=True)
    assert {graph.nodes[one]["label"], graph.nodes[other]["label"]} == {"Politie", "=Ggz & <co>"}
    assert (attributes["colour"], attributes["reason"]) == ("hardly", "Geen vaste contactpersoon.")


def test_svg_is_well_formed_and_has_every_name(room: Room) -> None:
    root = ElementTree.fromstring(file_beside(report_in(room), "svg"))
    texts = "".join(root.itertext())
    assert "Politie" in texts
    assert "=Ggz & <co>" in texts


def test_png_is_a_picture_that_is_legible_without_colour(room: Room) -> None:
    picture = Image.open(BytesIO(file_beside(report_in(room), "png")))
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
    sheet = openpyxl.load_workbook(BytesIO(write_xlsx(document_of(report))))["Lines"]
    assert [cell.value for cell in sheet[2]] == [
        "Politie",
        "=Ggz & <co>",
        "hardly any cooperation",
        "Geen vaste contactpersoon.",
    ]
    rows = list(csv.reader(StringIO(file_beside(report, "lines.csv").decode("utf-8-sig")), delimiter=";"))
    assert rows[1][1] != "=Ggz & <co>"
    word = docx.Document(BytesIO(write_docx(document_of(report))))
    assert len(word.inline_shapes) == 1
    assert any(
        "Geen vaste contactpersoon." in cell.text for table in word.tables for row in table.rows for cell in row.cells
    )
    pdf = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(write_pdf(document_of(report)))).pages)
    assert "Wanted, but barely exists" in pdf
    assert "Geen vaste contactpersoon" in write_markdown(document_of(report)).decode()


def test_an_agreement_says_from_which_line_it_came(room: Room) -> None:
    (agreement,) = report_in(room)[Agreements].agreements
    assert agreement.conclusion == "Politie – =Ggz & <co>"


@pytest.mark.parametrize("release", ReleaseLevel)
def test_the_map_goes_as_far_as_it_is_released_and_never_with_its_reasons(room: Room, release: ReleaseLevel) -> None:
    room.change(release_map, release)
    own = report_in(room)
    assert own[NetworkMap].drawing is not None
    assert [line.reason for line in own[NetworkMap].drawing.lines] == ["Geen vaste contactpersoon."]
    for level in (ReleaseLevel.PARTICIPANTS, ReleaseLevel.STEERING):
        report = report_in(room, level)
        assert (report[NetworkMap].drawing is not None) == reaches(release, level)
        text = write_markdown(document_of(report)).decode()
        assert ("Network map with" in text) == reaches(release, level)
        assert ("The network map is not released" in text) != reaches(release, level)
        assert ("The reasons with the lines of the map are not in this version" in text) == reaches(release, level)
        assert "vaste contactpersoon" not in text


def text_of(written: bytes) -> str:
    """All words of a Word document."""
    word = docx.Document(BytesIO(written))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])


def text_of_pdf(written: bytes) -> str:
    """On one line: what stands in a narrow column is broken off."""
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(written)).pages).split())


def test_parties_are_told_with_domain_ring_involvement_and_strong_lines(room: Room) -> None:
    ends = [room.act("facilitator", "add_party", name=name, involvement="not_yet") for name in ("Huisarts", "School")]
    room.act("facilitator", "draw_line", one_id=ends[0], other_id=ends[1], colour="strong")
    report = report_in(room)
    rows = list(csv.reader(StringIO(file_beside(report, "parties.csv").decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Name", "Domain", "Ring", "Involvement", "Strong lines"]
    assert rows[-1] == ["School", "other domain", "outer ring", "not involved yet", "1"]
    sheet = openpyxl.load_workbook(BytesIO(write_xlsx(document_of(report))))["Parties"]
    assert [cell.value for cell in sheet[sheet.max_row]] == [
        "School",
        "other domain",
        "outer ring",
        "not involved yet",
        1,
    ]
    pdf = text_of_pdf(write_pdf(document_of(report)))
    for told in (text_of(write_docx(document_of(report))), pdf, write_markdown(document_of(report)).decode()):
        assert "not involved yet" in told
        assert "Between and within domains" in told


def test_notes_say_which_line_or_party_they_are_about(room: Room) -> None:
    room.join("Amira")
    room.go_to("going_well")
    (line_,) = report_in(room)[NetworkMap].drawing.lines  # type: ignore[union-attr]
    for text, place in (("Over de lijn.", {"line_id": line_.id}), ("Over de partij.", {"party_id": line_.one})):
        room.post("Amira", "going_well", text, question="keep", **place)
    room.act("facilitator", "withdraw_line", line_id=line_.id, withdrawn=True)
    report = report_in(room)
    assert {note.text: note.place for note in report[Notes].notes} == {
        "Over de lijn.": "Politie – =Ggz & <co>",
        "Over de partij.": "Politie",
    }
    assert "with Politie – =Ggz & <co>" in text_of(write_docx(document_of(report)))
    rows = list(csv.reader(StringIO(write_csv(document_of(report)).decode("utf-8-sig")), delimiter=";"))
    assert [row[rows[0].index("Party or line")] for row in rows[1:]] == ["Politie – =Ggz & <co>", "Politie"]


@pytest.fixture
def second(room: Room) -> Room:
    """The next round, in which the line became strong and a party came."""
    room.change(freeze_round)
    second = Room(room.database, script_key="network_map", network="Waterrijk")
    with room.database.reading() as session:
        (line_,) = drawing_in(session, second.workshop(session)).lines
    second.act("facilitator", "colour_line", line_id=line_.id, colour="strong")
    second.act("facilitator", "add_party", name="School")
    return second


def test_comparison_with_the_round_before_is_in_every_report(second: Room) -> None:
    report = report_in(second)
    assert report[Comparison].comparison is not None
    (changed,) = report[Comparison].comparison.lines
    assert (changed.change, changed.reason, changed.agreements) == (
        LineChange.BETTER,
        "Geen vaste contactpersoon.",
        ["Bellen (Ggz, open)"],
    )
    pdf = text_of_pdf(write_pdf(document_of(report)))
    for told in (text_of(write_docx(document_of(report))), write_markdown(document_of(report)).decode(), pdf):
        assert "What changed on the map since" in told
        assert "1 better, 0 worse" in told
        assert "New on the map: School." in told
        assert "Became better" in told
    sheet = openpyxl.load_workbook(BytesIO(write_xlsx(document_of(report))))["What changed"]
    assert [cell.value for cell in sheet[2]][1:6] == [
        "Became better",
        "Hardly any cooperation",
        "Strong cooperation",
        "Geen vaste contactpersoon.",
        "Bellen (Ggz, open)",
    ]
    assert json.loads(write_json(document_of(report)))["comparison"]["lines"][0]["change"] == "better"


@pytest.mark.parametrize("release", ReleaseLevel)
def test_comparison_goes_as_far_as_both_maps_and_without_reasons(
    room: Room, second: Room, release: ReleaseLevel
) -> None:
    """Of lines that went neither: they are drawn with those of now."""
    second.change(release_map, ReleaseLevel.STEERING)
    (line_,) = report_in(second)[NetworkMap].drawing.lines  # type: ignore[union-attr]
    other = second.act("facilitator", "add_party", name="Buurtzorg")
    second.act("facilitator", "draw_line", one_id=line_.one, other_id=other, colour="strong")
    second.act("facilitator", "withdraw_line", line_id=line_.id, withdrawn=True)
    with room.database.transaction() as session:
        release_map(session, facilitator_of(session, room.workshop(session)), release)
    for level in (ReleaseLevel.PARTICIPANTS, ReleaseLevel.STEERING):
        report = report_in(second, level)
        text, data = (write(document_of(report)).decode() for write in (write_markdown, write_json))
        assert (report[Comparison].comparison is not None) == reaches(release, level)
        assert "vaste contactpersoon" not in text + data
        withheld = release is ReleaseLevel.PARTICIPANTS and level is ReleaseLevel.STEERING
        assert ("The comparison with the earlier map is not released" in text) == withheld
    full = report_in(second)
    assert (full[Comparison].comparison is not None) == (release is not ReleaseLevel.SESSION)


def test_strong_lines_lie_over_those_that_say_less() -> None:
    """Whatever came first; and a crowd of lines is thinner."""
    ends = [line("a", str(number), colour) for number, colour in enumerate(LineColour)]
    drawn = re.findall(r'<path [^>]*stroke="(#[0-9a-f]+)"[^>]*stroke-width="([0-9.]+)"', map_svg(drawing(*ends), "x"))
    assert [stroke for stroke, _width in drawn[: len(ends)]] == [LINES[colour].stroke for colour in BACK_TO_FRONT]
    few, many = map_svg(large(20, 40), "x"), map_svg(large(60, 300), "x")
    assert [
        f'stroke-width="{LINES[LineColour.STRONG].width}" stroke-linecap' in one.split("<polygon")[0]
        for one in (few, many)
    ] == [True, False]


def test_the_colours_are_told_apart_without_colour() -> None:
    """In the picture itself, grey: each as dark as its neighbour at most by its pattern, and legible on white."""
    ends = [line("a", str(number), colour) for number, colour in enumerate(RATED)]
    drawn = re.findall(
        r'<path [^>]*stroke="(#[0-9a-f]+)" stroke-width="([0-9.]+)"[^>]*?(?:stroke-dasharray="([0-9. ]+)")?/>',
        map_svg(drawing(*ends), "x"),
    )[: len(ends)]
    assert len({dash for _stroke, _width, dash in drawn}) == len(RATED)
    widths = sorted(float(width) for _stroke, width, _dash in drawn)
    assert all(wider / thinner >= 1.4 for thinner, wider in pairwise(widths))
    assert all((1.05 / (luminance(stroke) + 0.05)) >= 4.5 for stroke, _width, _dash in drawn)


def luminance(colour: str) -> float:
    """As WCAG counts it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_a_large_map_is_drawn_whole() -> None:
    drawing = large(60, 300)
    root = ElementTree.fromstring(map_svg(drawing, "Kaart"))
    lines = root.findall("{http://www.w3.org/2000/svg}path")
    assert len(lines) >= 300


def test_lines_that_changed_have_their_own_style() -> None:
    drawing = Drawing((party("a"), party("b")), (line("a", "b", LineColour.STRONG),))
    assert isinstance(drawing.lines[0], DrawnLine)
    assert CHANGES[next(iter(CHANGES))].mark in map_svg(drawing, "x", {"a-b": next(iter(CHANGES))})


def test_the_picture_has_a_page_of_its_own_that_lies_with_title_and_day(room: Room) -> None:
    document = document_of(report_in(room))
    title, day = document.title, "2026"
    pages = pypdf.PdfReader(BytesIO(write_pdf(document))).pages
    lying = [page.extract_text() for page in pages if page.mediabox.width > page.mediabox.height]
    (text,) = lying
    assert "Network map" in text
    assert title in text
    assert day in text
    assert "Politie" in text
    word = docx.Document(BytesIO(write_docx(document)))
    lies = [(section.page_width or 0) > (section.page_height or 0) for section in word.sections]
    assert lies == [False, True, False]
    (picture,) = [one for one in word.inline_shapes if "parties" in one._inline.docPr.get("descr", "")]
    page = word.sections[1]
    assert picture.height > 0.6 * ((page.page_height or 0) - (page.top_margin or 0) - (page.bottom_margin or 0))


def test_a_picture_that_goes_by_itself_bears_title_and_day(room: Room) -> None:
    report = report_in(room)
    texts = " ".join(ElementTree.fromstring(file_beside(report, "svg")).itertext())
    assert report[NetworkMap].title in texts
    assert report[NetworkMap].caption in texts
