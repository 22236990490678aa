"""The invitation, the facilitator's card and the QR code."""

from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import pypdf
import pytest

from kompas.enums import CaseMode
from kompas.exports import document_of
from kompas.exports.core.blocks import Points, Scales, Statement
from kompas.exports.core.pdf import write_pdf
from kompas.exports.core.qr import qr_svg
from kompas.exports.core.typesetting import draw
from kompas.exports.wall.evaluation import Evaluation
from kompas.exports.workshop.invitation import facilitator_card_pdf, invitation_pdf
from kompas.exports.workshop.report import WorkshopReport
from kompas.models import Workshop
from kompas.scripts import FacilitationScript, load_library

from .contents import pdf_text, squeezed
from .workshops import LONG

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
