"""A form in every kind of file, opened again by what reads such files."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from docx import Document as open_word
from openpyxl import load_workbook
from pypdf import PdfReader

from kompas.database import Database
from kompas.domain.dossier.forms import form_of_workshop
from kompas.enums import AnswerState, ReleaseLevel
from kompas.exports import document_of, report_of
from kompas.exports.dossier.answered import cell_of
from kompas.exports.dossier.forms import Forms, empty_files, form_files
from kompas.exports.whole.left_out import sentences
from kompas.forms import own_forms
from kompas.i18n import set_language
from kompas.models import Answer, FilledForm, Network
from tests.domain.dossier.filling import FORM, begun, network_with, tell, workshop_with_form
from tests.factories import act, facilitator_of
from tests.fields.kinds import field

MADE_AT = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
STEPS = [
    {"what": "Kennismaken", "for_whom": "leerkrachten", "by_whom": "Fatima", "when": "week 3"},
    {"what": "=2+2", "where": "op school", "how_often": "elke week"},
]
Write = Callable[[str], bytes]


@pytest.fixture
def filled(database: Database) -> tuple[Database, FilledForm]:
    with database.transaction() as session:
        fatima, karim = network_with(session, "Fatima", "Karim")
        form = begun(session, fatima)

        def say(who: object, question: str, value: object, **more: object) -> str:
            return tell(session, who, "answer_question", form_id=form.id, question=question, value=value, **more)

        mark = say(fatima, "action", "Elke school belt.")
        say(karim, "action", "Twee scholen krijgen een vaste contactpersoon.\nMet een eigen nummer.", seen=mark)
        say(fatima, "steps", STEPS)
        say(fatima, "finished_on", "2027-01-31")
        tell(session, fatima, "agree_answer", form_id=form.id, question="action", agreed=True)
        say(fatima, "success", "Als er iemand belt.")
        say(karim, "success", "Als niemand hoeft te zoeken.")
        row = {"form_id": form.id, "state": AnswerState.CONCEPT, **fatima.record.reference}
        session.add(Answer(id="old", question="gone", value="Wat er ooit stond", **row))
    return database, form


@pytest.fixture
def write(filled: tuple[Database, FilledForm]) -> Write:
    database, form = filled

    def written(extension: str) -> bytes:
        with database.reading() as session:
            network = session.get_one(Network, form.network_id)
            return next(
                one for one in form_files(session, network, form, MADE_AT) if one.extension == extension
            ).write()

    return written


def test_word_has_the_parts_as_headings_and_the_answers_under_their_questions(write: Write) -> None:
    word = open_word(BytesIO(write("docx")))
    headings = [one.text for one in word.paragraphs if one.style.name == "Heading 1"]
    assert headings[:3] == ["About this action", "1 Inspire and plan", "2 Mobilise and do"]
    assert headings[-2:] == ["Texts that nobody has chosen yet", "Answers to questions that are not asked any more"]
    texts = [one.text for one in word.paragraphs]
    at = texts.index("1c Which one action will you try for that?")
    assert texts[at + 1 : at + 3] == ["Twee scholen krijgen een vaste contactpersoon.", "Met een eigen nummer."]
    (table,) = word.tables
    assert [cell.text for cell in table.rows[1].cells][:3] == ["Kennismaken", "leerkrachten", "Fatima"]
    assert "Als niemand hoeft te zoeken." in "\n".join(texts)
    assert "Wat er ooit stond" in "\n".join(texts)


def test_pdf_reads_the_same_and_says_its_language(write: Write) -> None:
    reader = PdfReader(BytesIO(write("pdf")))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for told in (
        "Contactpersoon op scholen",
        "ROUND 1",
        "31 January 2027",
        "Kennismaken",
        "Als niemand hoeft te zoeken",
    ):
        assert told in text
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"


def test_excel_has_a_row_for_each_question_and_a_sheet_for_each_table(write: Write) -> None:
    book = load_workbook(BytesIO(write("xlsx")))
    assert book.sheetnames == ["Answers", "2b", "Earlier answers"]
    rows = list(book["Answers"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == 16
    said = {row[0]: row[1:] for row in rows}
    assert said["Finished on"][0] == "31 January 2027"
    assert said["1c Which one action will you try for that?"][1:3] == ("agreed on", "Karim")
    assert said["4c What or who can help you with that?"][1] == "not answered"
    assert book["2b"]["A3"].value == "=2+2"
    assert book["2b"]["A3"].data_type == "s"
    assert [cell.value for cell in book["Earlier answers"][2]][1:3] == ["Elke school belt.", "Fatima"]


def test_markdown_has_what_was_typed_and_no_markup_of_it(write: Write) -> None:
    text = write("md").decode()
    assert "### 1c Which one action will you try for that?" in text
    assert "| Kennismaken | leerkrachten | Fatima |" in text


def test_json_has_every_answer_with_what_it_was_before(write: Write) -> None:
    data = json.loads(write("json"))
    assert (data["format"], data["form"], data["title"], data["cycle"]) == (
        "kompas-form",
        FORM,
        "Contactpersoon op scholen",
        1,
    )
    action = data["answers"]["action"]
    assert (action["state"], action["by"], [one["value"] for one in action["earlier"]]) == (
        "agreed",
        "Karim",
        ["Elke school belt."],
    )
    assert data["answers"]["finished_on"]["value"] == "2027-01-31"
    assert data["answers"]["gone"]["value"] == "Wat er ooit stond"
    assert [one["value"] for one in data["texts_beside"]] == ["Als niemand hoeft te zoeken."]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_empty_form_has_room_to_write_on_paper(language: str) -> None:
    set_language(language)
    form = own_forms().forms[FORM]
    word, pdf = (file.write() for file in empty_files(form, MADE_AT))
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    opened = open_word(BytesIO(word))
    for question in form.questions.values():
        label = " ".join(filter(None, [question.letter, str(question.label)]))
        assert label in [one.text for one in opened.paragraphs]
    assert "Hoe pak je het aan, stap voor stap?" in text or "How do you go about it, step by step?" in text
    assert (
        sum(one.style.name == "Kompas Line" for one in opened.paragraphs)
        == 2 + 4 + 4 + 3 + 3 + 3 + 3 + 5 + 4 * 4 + 3 + 3
    )
    (table,) = opened.tables
    assert (len(table.columns), len(table.rows)) == (7, 7)


def test_workshop_tells_its_form_and_beyond_the_session_what_was_agreed_on(database: Database) -> None:
    with database.transaction() as session:
        workshop = workshop_with_form(session)
        facilitator, form = facilitator_of(session, workshop), form_of_workshop(session, workshop, FORM)
        assert form is not None
        for question in ("action", "success"):
            act(
                session,
                facilitator,
                "answer_question",
                form_id=form.id,
                question=question,
                value=f"Antwoord {question}",
            )
        act(session, facilitator, "agree_answer", form_id=form.id, question="action", agreed=True)
    with database.reading() as session:
        full, shared = (
            report_of(session, workshop, MADE_AT, level) for level in (ReleaseLevel.SESSION, ReleaseLevel.PARTICIPANTS)
        )
    told = [str(block) for block in full[Forms].blocks()]
    assert any("Antwoord success" in block for block in told)
    assert any("Antwoord action" in block for block in told)
    told = [str(block) for block in shared[Forms].blocks()]
    assert not any("Antwoord success" in block for block in told)
    assert any("Antwoord action" in block for block in told)
    assert "1 answer in a form is not agreed on yet." in sentences(shared)
    assert [table.name for table in document_of(full).tables if table.name == "Forms"] == ["Forms"]
    assert shared[Forms].data()["forms"][0]["answers"]["action"] == "Antwoord action"


def test_days_and_whole_numbers_stay_what_they_are_in_a_sheet() -> None:
    assert cell_of(field("date"), "2026-03-01") == date(2026, 3, 1)
    assert cell_of(field("number"), 12) == 12
    assert cell_of(field("short_text"), "") is None
