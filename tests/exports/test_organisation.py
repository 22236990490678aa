"""The organisation of a network as files: every format opens in its own library, and the sheet can be read in again."""

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from docx import Document as WordDocument
from PIL import Image
from pypdf import PdfReader

from kompas.database import Database
from kompas.domain.network.member_import import FIELDS, coming_in_rows, rows_in_file
from kompas.domain.network.networks import add_member
from kompas.domain.network.tasks import divide_tasks
from kompas.enums import NetworkTask
from kompas.exports.core.chapters import File
from kompas.exports.network.organisation import empty_member_files, organisation_files
from kompas.exports.network.rings_svg import palette_of, rings_svg, rings_text
from kompas.i18n import set_language
from kompas.models import NetworkMember
from kompas.models.core.columns import now
from kompas.rules import NetworkActor
from tests.domain.dossier.filling import network_with
from tests.domain.network.people import member, shape

TEXT = "{http://www.w3.org/2000/svg}text"


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language(None)


@pytest.fixture
def actor(database: Database) -> NetworkActor:
    """A network in which the text of people would break a file if it could."""
    with database.transaction() as session:
        (fatima,) = network_with(session, "Fatima")
        chair = {"function": "chair", "independent": True, "kind": "municipality", "influence": "decides"}
        first = add_member(session, fatima, shape("=1+1 <b>Amira</b>", **chair))
        add_member(session, fatima, shape("Bram & co", ring="project", expert_by_experience=True, adult_care=True))
        divide_tasks(session, fatima, {NetworkTask.PULL: [first.id]})
        return fatima


@pytest.fixture
def files(database: Database, actor: NetworkActor) -> dict[str, File]:
    with database.reading() as session:
        return {one.extension: one for one in organisation_files(session, actor.network, now())}


def test_every_format_opens_in_its_own_library(files: dict[str, File]) -> None:
    assert list(files) == ["docx", "pdf", "xlsx", "csv", "json", "md", "png", "svg"]
    word = WordDocument(BytesIO(files["docx"].write()))
    tables = "\n".join(cell.text for table in word.tables for row in table.rows for cell in row.cells)
    texts = "\n".join(paragraph.text for paragraph in word.paragraphs) + tables
    pdf = "".join(page.extract_text() for page in PdfReader(BytesIO(files["pdf"].write())).pages)
    markdown = files["md"].write().decode().replace("\\", "")
    for told in (texts, pdf, markdown):
        for words in ("Core group (1)", "Bram & co", "pulls the process", "nobody yet", "What the mix misses"):
            assert words in told
    assert len(word.inline_shapes) == 1
    assert Image.open(BytesIO(files["png"].write())).size[0] > 800
    ElementTree.fromstring(files["svg"].write())
    data = json.loads(files["json"].write())
    assert (data["format"], data["members"][0]["function"]) == ("kompas-organisation", "chair")
    assert data["tasks"]["pull"] == ["=1+1 <b>Amira</b>"]


@pytest.mark.parametrize("extension", ["xlsx", "csv"])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_file_that_is_read_in_again_changes_nothing(
    database: Database, actor: NetworkActor, extension: str, language: str
) -> None:
    set_language(language)
    with database.reading() as session:
        (file,) = [one for one in organisation_files(session, actor.network, now()) if one.extension == extension]
        written = file.write()
        set_language("en")
        sheet = rows_in_file(written)
        coming = coming_in_rows(session, actor.network, sheet.rows, sheet.strange)
    assert (coming.mistakes, coming.strange, coming.changes_something, len(coming.members)) == ((), (), False, 2)


def test_empty_table_has_all_columns_and_says_what_fits(database: Database) -> None:
    excel, csv = empty_member_files(now())
    book = openpyxl.load_workbook(BytesIO(excel.write()))
    members, choices = book.worksheets
    assert [cell.value for cell in members[1]] == [str(field.label) for field in FIELDS.values()]
    assert members.max_row == 1
    assert choices.max_row == 1 + len(FIELDS)
    assert rows_in_file(excel.write()).rows == rows_in_file(csv.write()).rows == ()


def crowd(core: int, project: int, outer: int) -> list[NetworkMember]:
    counts: dict[str, int] = dict(zip(("core", "project", "outer"), (core, project, outer), strict=True))
    return [
        member(f"{ring} {number} met een lange naam", organisation="Jeugdbescherming Regio Waterrijk", ring=ring)
        for ring, count in counts.items()
        for number in range(count)
    ]


def cards_of(svg: str) -> list[tuple[float, float, float, float]]:
    """Where each card lies on the whole drawing: left, top, right, bottom."""
    found = []

    def walk(element: Any, x: float, y: float) -> None:
        if moved := element.get("transform"):
            dx, dy = moved.removeprefix("translate(").removesuffix(")").split()
            x, y = x + float(dx), y + float(dy)
        if element.get("rx") == "12":
            left, top, width, height = (float(element.get(name)) for name in ("x", "y", "width", "height"))
            found.append((x + left, y + top, x + left + width, y + top + height))
        for child in element:
            walk(child, x, y)

    walk(ElementTree.fromstring(svg), 0, 0)
    return found


@pytest.mark.parametrize("page", [False, True])
@pytest.mark.parametrize(
    "counts", [(0, 0, 0), (1, 0, 0), (6, 0, 12), (0, 1, 1), (6, 7, 11), (7, 13, 40), (12, 30, 258)]
)
def test_rings_have_a_card_for_everybody_and_none_lies_over_another(counts: tuple[int, int, int], page: bool) -> None:
    members = crowd(*counts)
    svg = rings_svg(members, "Rings", page=page)
    _x, _y, width, height = (float(part) for part in svg.split('viewBox="')[1].split('"')[0].split())
    cards = cards_of(svg)
    assert len(cards) == len(members)
    assert all(left > 0 and right < width and top > 0 and bottom < height for left, top, right, bottom in cards)
    for number, (left, top, right, bottom) in enumerate(cards):
        for other_left, other_top, other_right, other_bottom in cards[number + 1 :]:
            assert right <= other_left or other_right <= left or bottom <= other_top or other_bottom <= top


def test_rings_are_told_in_words_and_drawn_for_the_dark() -> None:
    members = [member("Amira <3"), member("Bram", organisation="Politie", ring="outer")]
    words = "Core group (1): Amira <3 (GGD Waterrijk). Project group (0): nobody yet. Outer ring (1): Bram (Politie)."
    assert rings_text(members) == words
    drawn = ElementTree.fromstring(rings_svg(members, "Rings"))
    assert (drawn.get("role"), drawn[0].text, drawn[1].text) == ("img", "Rings", words)
    dark = ElementTree.fromstring(rings_svg(members, "Rings", dark=True))
    colours = [{text.get("fill") for text in one.iter(TEXT)} for one in (drawn, dark)]
    assert colours == [{one.ink, one.soft} for one in (palette_of(), palette_of(dark=True))]
