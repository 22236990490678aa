"""The invitation, the facilitator's card and the QR code."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import icalendar
import pypdf
import pytest

from kompas.enums import CaseMode
from kompas.exports import document_of
from kompas.exports.core.blocks import Points, Scales, Statement
from kompas.exports.core.pdf import write_pdf
from kompas.exports.core.qr import qr_svg
from kompas.exports.core.typesetting import draw
from kompas.exports.wall.evaluation import Evaluation
from kompas.exports.workshop.invitation import (
    facilitator_card_pdf,
    invitation_calendar,
    invitation_pdf,
    invitation_text,
)
from kompas.exports.workshop.report import WorkshopReport
from kompas.models import Workshop
from kompas.scripts import FacilitationScript, load_library

from .contents import pdf_text, squeezed
from .workshops import LONG

MADE = datetime(2026, 11, 30, 12, tzinfo=UTC)
LASTS = timedelta(minutes=150)
ADDRESS = "https://kompas.example.nl/join?code=K4PW7N"


@pytest.fixture
def script() -> FacilitationScript:
    return load_library().scripts["customer_journey"]


@pytest.fixture
def invited(workshop: Workshop) -> Workshop:
    workshop.code, workshop.case_mode = "K4PW7N", CaseMode.EACH_BRINGS
    return workshop


def test_invitation_is_one_page_with_all_that_people_need(invited: Workshop, script: FacilitationScript) -> None:
    data = invitation_pdf(invited, script, ADDRESS)
    text = squeezed(pdf_text(data))
    expected = [
        "Klantreis Waterrijk",
        "13:00 to 16:00",
        "K4PW7N",
        "kompas.example.nl/join",
        "Everybody brings a person",
    ]
    assert [part for part in expected if squeezed(part) not in text] == []
    assert squeezed(str(script.invitation)[:60]) in text
    assert squeezed(str(script.confidentiality)[:60]) in text
    assert len(pypdf.PdfReader(BytesIO(data)).pages) == 1


def test_invitation_without_codes_has_no_code(invited: Workshop, script: FacilitationScript) -> None:
    text = pdf_text(invitation_pdf(invited, script, ADDRESS, with_codes=False))
    assert "K4PW7N" not in text
    assert "kompas.example.nl/join" in text


def test_invitation_stays_one_page_with_long_texts(invited: Workshop, script: FacilitationScript) -> None:
    invited.goal = LONG[:1000]
    assert len(pypdf.PdfReader(BytesIO(invitation_pdf(invited, script, ADDRESS))).pages) == 1


def test_invitation_never_tells_the_case_itself(invited: Workshop, script: FacilitationScript) -> None:
    assert squeezed(invited.case_text) not in squeezed(pdf_text(invitation_pdf(invited, script, ADDRESS)))


def test_invitation_counts_adapted_minutes(invited: Workshop, script: FacilitationScript) -> None:
    assert "13:00 to 15:30" in pdf_text(invitation_pdf(invited, script, ADDRESS, minutes=150))


def test_invitation_tells_place_contact_and_what_to_bring(invited: Workshop, script: FacilitationScript) -> None:
    invited.place, invited.contact, invited.bring = "Buurthuis De Linde, zaal 2", "Marijke, 06-12345678", "Een foto"
    paper = squeezed(pdf_text(invitation_pdf(invited, script, ADDRESS)))
    mail = invitation_text(invited, script, ADDRESS, minutes=180)
    for line in ("Where: Buurthuis De Linde, zaal 2", "Questions? Ask: Marijke, 06-12345678", "Please bring\nEen foto"):
        assert line in mail
        assert squeezed(line.replace("Where: ", "").replace("Questions? Ask: ", "")) in paper
    assert ADDRESS in mail


def test_invitation_leaves_out_what_is_not_known(invited: Workshop, script: FacilitationScript) -> None:
    text = invitation_text(invited, script, ADDRESS, minutes=180)
    assert [words for words in ("Where", "Questions? Ask") if words in text] == []


def test_calendar_has_time_place_and_the_whole_invitation(invited: Workshop, script: FacilitationScript) -> None:
    invited.place = "Buurthuis De Linde; zaal 2, eerste verdieping"
    made = invitation_calendar(invited, script, ADDRESS, MADE, minutes=150)
    (event,) = icalendar.Calendar.from_ical(made).walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (invited.starts_at, invited.starts_at + LASTS)
    assert (str(event["summary"]), str(event["location"])) == (invited.title, invited.place)
    assert str(event["description"]) == invitation_text(invited, script, ADDRESS, minutes=150)


def test_calendar_taken_in_again_renews_the_appointment(invited: Workshop, script: FacilitationScript) -> None:
    def taken_in() -> Any:
        made = invitation_calendar(invited, script, ADDRESS, MADE, minutes=150)
        return icalendar.Calendar.from_ical(made).walk("VEVENT")[0]

    before, invited.revision = taken_in(), invited.revision + 1
    assert (taken_in()["uid"], taken_in()["sequence"]) == (before["uid"], before["sequence"] + 1)


def test_facilitator_card_has_its_code(invited: Workshop) -> None:
    data = facilitator_card_pdf(invited, "ACDE-FGHJ-KMNP", "https://kompas.example.nl/")
    assert "ACDE-FGHJ-KMNP" in squeezed(pdf_text(data))
    assert len(pypdf.PdfReader(BytesIO(data)).pages) == 1


def test_papers_are_accessible_pdf(invited: Workshop, script: FacilitationScript, report: WorkshopReport) -> None:
    document = document_of(report)
    without_notes = [block for block in document.blocks if not isinstance(block, Statement | Points)]
    papers = [
        invitation_pdf(invited, script, ADDRESS),
        facilitator_card_pdf(invited, "ACDE-FGHJ-KMNP", ADDRESS),
        write_pdf(replace(document, blocks=without_notes)),
    ]
    for paper in papers:
        assert b"pdfuaid" in paper


def test_qr_is_inline_svg_that_scales() -> None:
    root = ElementTree.fromstring(qr_svg(ADDRESS))
    assert root.tag.endswith("svg")
    assert "viewBox" in root.attrib
    assert "width" not in root.attrib


def test_chart_is_a_picture(report: WorkshopReport) -> None:
    assert draw(Scales("Evaluation", report[Evaluation].scales).picture()).startswith(b"\x89PNG")
