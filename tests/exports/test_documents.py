"""A plan, a report and the activities read as a document: headings and running text, no letters and no empty questions."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
from docx import Document as open_word
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlmodel import Session

from kompas.database import Database
from kompas.domain.dossier.forms import begin_form
from kompas.domain.dossier.versions import keep_version
from kompas.domain.network.networks import change_network
from kompas.exports.dossier.forms import empty_files, form_files, version_files
from kompas.forms import own_forms
from kompas.models import FilledForm, Network, NetworkCreate
from kompas.rules import NetworkActor
from tests.domain.dossier.filling import network_with, tell

MADE_AT = datetime(2027, 1, 15, 15, 0, tzinfo=UTC)
ANSWERS: dict[str, Any] = {
    "why": "Gezinnen vertellen hun verhaal vier keer.\n\nDat moet anders.",
    "goal": "- Eén gesprek.\n- Eén plan.\nVanaf 2028.",
    "parties": [{"organisation": "Wijkteam Noord", "name": "Amira", "role": "", "mandate": "Beslist zelf"}],
    "revision": "2028-01-12",
    "signatures": [{"organisation": "Wijkteam Noord", "name": "Amira", "function": "manager", "signature": ""}],
}
Write = Callable[[str], bytes]


@pytest.fixture
def plan(database: Database) -> tuple[Database, NetworkActor, FilledForm]:
    with database.transaction() as session:
        (core,) = network_with(session, "Fatima")
        change_network(session, core, NetworkCreate(name="Samen voor thuis", area="Regio Waterrijk"))
        filled = begin_form(session, core, "plan_of_approach", "Plan van aanpak 2027")
        session.flush()
        for question, value in ANSWERS.items():
            tell(session, core, "answer_question", form_id=filled.id, question=question, value=value)
    return database, core, filled


@pytest.fixture
def write(plan: tuple[Database, NetworkActor, FilledForm]) -> Write:
    database, _core, filled = plan

    def written(extension: str) -> bytes:
        with database.reading() as session:
            network = session.get_one(Network, filled.network_id)
            return next(o for o in form_files(session, network, filled, MADE_AT) if o.extension == extension).write()

    return written


def test_word_has_headings_text_and_lists_and_no_empty_part(write: Write) -> None:
    word = open_word(BytesIO(write("docx")))
    headings = [(one.style.name, one.text) for one in word.paragraphs if one.style.name.startswith("Heading")]
    assert headings == [
        ("Heading 1", "1 Reason and goal"),
        ("Heading 2", "Reason"),
        ("Heading 2", "Goal"),
        ("Heading 1", "2 Parties and their authority"),
        ("Heading 2", "Participants"),
        ("Heading 1", "11 Period and revision"),
        ("Heading 2", "Revision"),
        ("Heading 1", "14 Signing"),
    ]
    texts = [one.text for one in word.paragraphs]
    assert texts[texts.index("Reason") + 1 :][:2] == ["Gezinnen vertellen hun verhaal vier keer.", "Dat moet anders."]
    assert {"Eén gesprek.", "Eén plan.", "Vanaf 2028."} <= set(texts)


def test_table_has_no_empty_column_and_room_for_a_signature(write: Write) -> None:
    parties, signing = (
        [[cell.text for cell in row.cells] for row in table.rows] for table in open_word(BytesIO(write("docx"))).tables
    )
    assert parties == [["Organisation", "Who", "Mandate and authority"], ["Wijkteam Noord", "Amira", "Beslist zelf"]]
    head, row = signing
    assert head == ["Organisation", "Name", "Function", "Signature"]
    assert row[-1].strip() == ""
    assert "\n" in row[-1]


def test_pdf_tells_the_network_its_area_and_that_it_is_a_draft(write: Write) -> None:
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(write("pdf"))).pages)
    assert "Regio Waterrijk" in text
    assert "draft of 15 January 2027" in text
    assert "1a" not in text
    assert "Privacy" not in text


def test_excel_and_json_keep_every_question(write: Write) -> None:
    answers = load_workbook(BytesIO(write("xlsx")))["Answers"]
    assert answers.max_row == 27
    assert set(json.loads(write("json"))["answers"]) == set(ANSWERS)


def test_version_is_written_as_it_was_laid_down(plan: tuple[Database, NetworkActor, FilledForm]) -> None:
    database, core, filled = plan
    with database.transaction() as session:
        network = session.get_one(Network, core.network.id)
        keep_version(session, NetworkActor(core.device_id, network, core.seat_id), filled.id, date(2027, 1, 12))
        change(session, core, filled)
    with database.reading() as session:
        network = session.get_one(Network, core.network.id)
        made = {one.extension: one.write() for one in version_files(session, network, filled, 1, MADE_AT)}
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(made["pdf"])).pages)
    assert "version 1, laid down on 12 January 2027" in text
    assert "Dat moet anders." in text
    assert "Heel iets anders" not in text
    data = json.loads(made["json"])
    assert (data["version"], data["kept_on"]) == (1, "2027-01-12")
    assert data["answers"]["goal"]["value"].startswith("- Eén gesprek.")
    assert set(made) == {"docx", "pdf", "xlsx", "md", "json"}


def change(session: Session, core: NetworkActor, filled: FilledForm) -> None:
    network = session.get_one(Network, core.network.id)
    actor = NetworkActor(core.device_id, network, core.seat_id)
    tell(session, actor, "answer_question", form_id=filled.id, question="why", value="Heel iets anders", seen=None)


@pytest.mark.parametrize("key", ["governance_checklist", "mandate_matrix", "voice_of_households", "plan_of_approach"])
def test_empty_form_has_every_question_and_row_with_room_to_write(key: str) -> None:
    form = own_forms().forms[key]
    pdf, word = (next(o for o in empty_files(form, MADE_AT) if o.extension == e).write() for e in ("pdf", "docx"))
    assert PdfReader(BytesIO(pdf)).pages
    document = open_word(BytesIO(word))
    texts = " ".join([one.text for one in document.paragraphs])
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    for question in form.questions.values():
        assert str(question.label) in texts
        for row in getattr(question, "named_rows", []):
            assert str(row.text) in cells
