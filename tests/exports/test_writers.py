"""Every export reopens in its own library, says the same, and hides the same."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import openpyxl
import pypdf
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import String
from sqlmodel import Session, select
from sqlmodel.sql.sqltypes import AutoString

from kompas.database import Database
from kompas.domain.map.drawing import Drawing, DrawnLine, DrawnParty, Origin
from kompas.domain.whole.copies.taking import copy_workshop
from kompas.enums import Anonymity, LineColour, ReleaseLevel, Role
from kompas.exports import WRITERS, Document, DocumentWriter, document_of, files_beside, files_of, report_of
from kompas.exports.core.blocks import (
    Column,
    Facts,
    Heading,
    Paragraph,
    Picture,
    Point,
    Points,
    Scale,
    Scales,
    Sentences,
    Statement,
    Table,
)
from kompas.exports.core.markdown import WORD_JOINER
from kompas.exports.map.graphml import map_graphml
from kompas.exports.map.map_svg import map_svg
from kompas.exports.wall.agreements import Agreements
from kompas.exports.wall.conclusions import Conclusions
from kompas.exports.wall.evaluation import Evaluation
from kompas.exports.wall.notes import Notes
from kompas.exports.whole.front import Front
from kompas.exports.whole.left_out import sentences
from kompas.exports.workshop.attendance import Attendance
from kompas.exports.workshop.invitation import facilitator_card_pdf
from kompas.exports.workshop.report import WorkshopReport
from kompas.exports.workshop.steps import Steps
from kompas.i18n import set_language
from kompas.live.snapshot import Snapshot
from kompas.live.wire import view_event
from kompas.models import Agreement, Step, Workshop
from kompas.models.core.base_row import every_table, table_of
from kompas.models.core.columns import now
from kompas.rules import Actor

from .conftest import MakeReport
from .contents import READERS, csv_rows, docx_text, markdown_text, pdf_text, sheets, squeezed
from .golden_workshops import everything
from .workshops import NASTY, PARKED, START, WITHDRAWN

every_writer = pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.extension)


@every_writer
def test_every_note_is_in_every_file(writer: DocumentWriter, report: WorkshopReport) -> None:
    """Extracting right-to-left text and emoji from a PDF gives another order, though what is drawn is right."""
    text = squeezed(READERS[writer.extension](writer.write(document_of(report))))
    for note in report[Notes].notes:
        if writer.extension != "pdf" or note.text.isascii():
            assert squeezed(note.text) in text


@every_writer
def test_conclusions_and_agreements_are_in_every_file(writer: DocumentWriter, report: WorkshopReport) -> None:
    text = squeezed(READERS[writer.extension](writer.write(document_of(report))))
    for conclusion in report[Conclusions].conclusions:
        assert squeezed(conclusion.text) in text
    for agreement in report[Agreements].agreements if writer.extension not in ("csv", "pdf") else []:
        assert squeezed(agreement.what) in text


@every_writer
@pytest.mark.parametrize("level", ReleaseLevel)
def test_parked_and_withdrawn_are_in_no_file(
    writer: DocumentWriter, level: ReleaseLevel, make_report: MakeReport
) -> None:
    data = writer.write(document_of(make_report(level)))
    text = squeezed(READERS[writer.extension](data))
    for hidden in (PARKED, WITHDRAWN):
        assert squeezed(hidden) not in text
        assert hidden.encode() not in data


@every_writer
def test_shared_version_has_no_note_and_no_name(writer: DocumentWriter, make_report: MakeReport) -> None:
    everything = make_report(anonymity=Anonymity.NAMED)
    text = squeezed(READERS[writer.extension](writer.write(document_of(make_report(ReleaseLevel.PARTICIPANTS)))))
    notes, remarks, case = everything[Notes].notes, everything[Evaluation].remarks, everything[Front].case
    hidden = {note.text for note in notes} | {note.author for note in notes if note.author}
    for each in [*hidden, *remarks, case]:
        assert squeezed(each) not in text


def test_json_counts_and_keys(report: WorkshopReport) -> None:
    data = json.loads(dict_of_writers()["json"].write(document_of(report)))
    assert (data["format"], data["version"]) == ("kompas-report", 1)
    assert sum(len(step["notes"]) for step in data["steps"]) == len(report[Notes].notes)
    assert sum(len(step["conclusions"]) for step in data["steps"]) == len(report[Conclusions].conclusions)
    assert len(data["agreements"]) == len(report[Agreements].agreements)
    assert data["agreements"][0]["by_when"] == "2027-01-15"
    assert data["agreements"][0]["conclusion_id"] == report[Conclusions].conclusions[0].id
    assert data["starts_at"] == "2026-11-23T12:00:00+00:00"


def test_csv_has_a_row_for_each_note_and_disarms_formulas(report: WorkshopReport) -> None:
    data = dict_of_writers()["csv"].write(document_of(report))
    rows = csv_rows(data)
    assert data.startswith(b"\xef\xbb\xbf")
    assert len(rows) - 1 == len(report[Notes].notes)
    texts = {row[4] for row in rows[1:]}
    assert {"'=1+1", "'+31 is geen telefoonnummer", "'-2 graden in de wachtkamer"} <= texts
    assert not any(text.startswith(("=", "+", "-", "@", "\t")) for row in rows for text in row)


def test_csv_names_authors_only_when_shown(make_report: MakeReport) -> None:
    write = dict_of_writers()["csv"].write
    assert "Author" not in csv_rows(write(document_of(make_report())))[0]
    assert csv_rows(write(document_of(make_report(anonymity=Anonymity.NAMED))))[0][-1] == "Author"


def test_xlsx_has_a_sheet_per_noun_with_the_same_counts(report: WorkshopReport) -> None:
    found = {name: len(rows) for name, rows in sheets(dict_of_writers()["xlsx"].write(document_of(report))).items()}
    assert found == {
        "Notes": len(report[Notes].notes),
        "Conclusions": len(report[Conclusions].conclusions),
        "Agreements": len(report[Agreements].agreements),
        "Participants": len(report[Attendance].people),
        "Time": len(report[Steps].held),
        "Evaluation": len(report[Evaluation].scales) + len(report[Evaluation].remarks),
        "Left out": len(sentences(report)),
    }


def test_xlsx_sheets_are_ready_to_filter_and_read(report: WorkshopReport) -> None:
    for sheet in openpyxl.load_workbook(BytesIO(dict_of_writers()["xlsx"].write(document_of(report)))):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert all(cell.font.bold for cell in sheet[1])
        assert sheet["A2"].alignment.wrap_text


def test_xlsx_keeps_formula_text_as_text(report: WorkshopReport) -> None:
    rows = sheets(dict_of_writers()["xlsx"].write(document_of(report)))["Notes"]
    assert set(NASTY) <= {str(row[4]) for row in rows}
    assert b"<f>" not in b"".join(xlsx_parts(dict_of_writers()["xlsx"].write(document_of(report))))


def test_shared_xlsx_has_what_is_released_and_what_is_not(make_report: MakeReport) -> None:
    assert list(sheets(dict_of_writers()["xlsx"].write(document_of(make_report(ReleaseLevel.PARTICIPANTS))))) == [
        "Conclusions",
        "Agreements",
        "Left out",
    ]


def test_docx_has_structure(report: WorkshopReport) -> None:
    word = open_word(report)
    styles = [paragraph.style.name for paragraph in word.paragraphs if paragraph.style]
    assert styles.count("Kompas Conclusion") == len(report[Conclusions].conclusions)
    assert styles.count("Title") == 1
    assert styles.count("Heading 1") == 9
    first = [
        len(report[Conclusions].conclusions),
        len(report[Agreements].agreements),
    ]  # the page that is sent: conclusions and agreements
    assert [len(table.rows) - 1 for table in word.tables] == [*first, 9, len(report[Agreements].agreements), 12]
    for table in word.tables:
        assert table.rows[0]._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None


def test_docx_has_title_language_and_alternative_text(report: WorkshopReport) -> None:
    set_language("nl")
    word = open_word(report)
    assert (word.core_properties.title, word.core_properties.language) == ("Klantreis Waterrijk", "nl-NL")
    language = next(word.styles.element.iter(qn("w:lang")))
    assert language.get(qn("w:val")) == "nl-NL"
    description = word.inline_shapes[1]._inline.docPr.get("descr")
    assert all(scale.question in description for scale in report[Evaluation].scales)


def test_pdf_has_title_language_and_tags(report: WorkshopReport) -> None:
    set_language("nl")
    reader = open_pdf(dict_of_writers()["pdf"].write(document_of(report)))
    assert reader.metadata is not None
    assert reader.metadata.title == "Klantreis Waterrijk"
    catalogue: Any = reader.trailer["/Root"]
    assert catalogue["/Lang"] == "nl-NL"
    assert catalogue["/MarkInfo"]["/Marked"]


def test_pdf_is_written_when_no_font_has_a_character(report: WorkshopReport) -> None:
    strange = replace(document_of(report), subtitle="\U000e0041 \ue123 漢字")
    assert dict_of_writers()["pdf"].write(strange).startswith(b"%PDF")


def test_three_layouts_tell_the_same_counts(report: WorkshopReport) -> None:
    sentence = squeezed("9 participants · 40 notes · 4 conclusions · 3 agreements")
    by_extension = dict_of_writers()
    assert sentence in squeezed(docx_text(by_extension["docx"].write(document_of(report))))
    assert sentence in squeezed(pdf_text(by_extension["pdf"].write(document_of(report))))
    assert sentence in squeezed(markdown_text(by_extension["md"].write(document_of(report))))


def test_markdown_escapes_what_people_typed(report: WorkshopReport) -> None:
    text = dict_of_writers()["md"].write(document_of(report)).decode()
    assert rf"\#heading \*star\* \_under\_ \[link\]\(http:{WORD_JOINER}//voorbeeld.nl\) \`code\`" in text
    assert r"\<b\>vet\</b\> \& \<script\>alert\(1\)\</script\>" in text
    assert "<script" not in text.replace(r"\<script", "")
    assert text.count("\n> **") == len(report[Conclusions].conclusions)


@every_writer
@pytest.mark.parametrize("level", ReleaseLevel)
def test_every_writer_writes_a_report_of_nothing(
    writer: DocumentWriter, level: ReleaseLevel, database: Database
) -> None:
    with database.transaction() as session:
        workshop = Workshop(code="ABCDEF", title="Leeg", script_key="x", starts_at=START, facilitator_code_hash="x")
        session.add(workshop)
        session.flush()
        report = report_of(session, workshop, START, level)
    assert READERS[writer.extension](writer.write(document_of(report))) is not None


@every_writer
def test_every_writer_writes_a_document_of_no_workshop(writer: DocumentWriter) -> None:
    """As a form has it: a title, blocks and a table."""
    table = Table(
        [Column("Vraag"), Column("Antwoord", width=0), Column("Datum")], [["Waarom?", 3, None]], name="Vragen"
    )
    every_block = [
        Heading("Deel 1", 1), Paragraph("Uitleg"), Facts([("Van", "ons")]), Sentences(["Eén.", "Twee."]), table,
        Statement("Kern", [Point("omdat", "Reden", "2C6E49", "later")]), Points("", [Point("los", "Reden", "2C6E49")]),
        Scales("Schaal", [Scale("Hoe goed?", "slecht", "goed", [1, 0, 0, 0, 2], 3.7)]),
        Picture("Tekening", "Een lijn", "svg", lambda: {"svg": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>"}),
    ]  # fmt: skip
    document = Document("Leerformulier", START, every_block, tables=[table], data={"answers": [table.rows[0][0]]})
    text = squeezed(READERS[writer.extension](writer.write(document)))
    told = {"json": ["Waarom?"], "csv": ["Waarom?"], "xlsx": ["Waarom?"]}
    everything = ["Leerformulier", "Deel1", "Uitleg", "Eén.", "Waarom?", "3", "Kern", "omdat", "los", "Hoegoed?"]
    assert [word for word in told.get(writer.extension, everything) if word not in text] == []


def test_file_name_is_plain_and_dated(make_report: MakeReport) -> None:
    def name(**changes: object) -> str:
        return document_of(make_report(**changes)).name

    assert name() == "klantreis-waterrijk-2026-11-23"
    assert document_of(make_report(ReleaseLevel.PARTICIPANTS)).name == "klantreis-waterrijk-2026-11-23-conclusions"
    assert name(title="Één café / ../x") == "een-cafe-x-2026-11-23"
    assert name(title="مرحبا", starts_at=datetime(2026, 11, 23, 23, 30, tzinfo=UTC)) == "workshop-2026-11-24"


def dict_of_writers() -> dict[str, DocumentWriter]:
    return {writer.extension: writer for writer in WRITERS}


def open_word(report: WorkshopReport) -> WordDocument:
    return docx.Document(BytesIO(dict_of_writers()["docx"].write(document_of(report))))


def open_pdf(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(data))


def xlsx_parts(data: bytes) -> list[bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return [archive.read(name) for name in archive.namelist()]


NOT_IN_XML = "\ufffe\uffff\x00\x0b\x1b"
KEYS = {"script_key", "facilitator_code_hash", "secret_hash", "key", "fixed_end", "fixed_start", "form_key"}


def break_rows(session: Session) -> None:
    """As from before these were dropped where text comes in: in every text, and a day that no calendar knows."""
    for model in every_table():
        texts = [
            column.name
            for column in table_of(model).columns
            if type(column.type) in (String, AutoString) and not column.type.length and column.name not in KEYS
        ]
        for row in session.exec(select(model)):
            for name in texts:
                setattr(row, name, (getattr(row, name) or "") + NOT_IN_XML)
    for step in session.exec(select(Step)):
        step.content = json.loads(json.dumps(step.content).replace('"nl": "', '"nl": "\\ud800\\ufffe'))
    session.exec(select(Agreement)).first().by_when = date.max  # type: ignore[union-attr]
    session.flush()


def test_rows_that_stand_already_break_no_file(session: Session) -> None:
    workshop = everything(session)
    break_rows(session)
    report = report_of(session, workshop, now())
    for file in (*files_of(report), *files_beside(report)):
        content = file.write()
        assert content
        if file.extension in ("svg", "graphml"):
            ElementTree.fromstring(content)
        if file.extension not in ("png", "pdf", "xlsx", "docx"):
            assert not {character.encode() for character in NOT_IN_XML} & {bytes([one]) for one in content}
            assert "\ufffe" not in content.decode("utf-8-sig")
    assert facilitator_card_pdf(workshop, "ABCD", "https://kompas.example")
    copy_workshop(session, Actor(1, workshop, frozenset({Role.FACILITATOR})))
    snapshot = Snapshot(session, workshop.id)
    assert all(view_event(snapshot.view(audience)) for audience in Role)


hostile = st.text(st.characters(codec=None), max_size=30) | st.sampled_from(NASTY)


@settings(max_examples=20, deadline=None)
@given(texts=st.lists(hostile, min_size=4, max_size=4), day=st.dates())
def test_whatever_stands_in_a_row_every_file_can_be_read_again(texts: list[str], day: date) -> None:
    title, said, who, remark = texts
    table = Table([Column("A"), Column("B")], [[said, day], [who, None]], name="A")
    blocks = [
        Heading(title, 1),
        Paragraph(said),
        Facts([(who, said)]),
        Statement(said, [Point(who, said, "0f5c6e", remark)]),
    ]
    document = Document(
        title, START, [*blocks, Sentences(texts), table], subtitle=who, tables=[table], data={"said": texts}
    )
    for extension in ("docx", "xlsx", "csv", "json", "md"):
        assert READERS[extension](dict_of_writers()[extension].write(document)) is not None
    parties = (DrawnParty("a", said, (Origin("a"),)), DrawnParty("b", who, (Origin("b"),)))
    drawing = Drawing(parties, (DrawnLine("l", "a", "b", LineColour.STRONG, remark),))
    for content in (map_svg(drawing, title), map_graphml(drawing)):
        ElementTree.fromstring(content)
