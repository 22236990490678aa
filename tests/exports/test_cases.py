"""Cases in the report of the session: told, tied to notes, never whose they are; and nowhere beyond the session."""

import pytest
from sqlmodel import Session

from kompas.enums import ReleaseLevel
from kompas.exports import WRITERS, DocumentWriter, document_of, report_of
from kompas.exports.wall.cases import Cases
from kompas.exports.wall.notes import Notes
from kompas.exports.whole.left_out import sentences
from kompas.models import Workshop
from kompas.models.core.columns import now
from tests.factories import act, bring, facilitator_of, go_to, join, make_workshop, post

from .contents import READERS


@pytest.fixture
def told(session: Session) -> Workshop:
    workshop = make_workshop(session)
    facilitator, participant = facilitator_of(session, workshop), join(session, workshop, "Amira")
    case = bring(session, participant, text="Loopt weg.")
    parked = bring(session, participant, name="Verstopt")
    act(session, facilitator, "park_case", case_id=parked.id)
    go_to(session, facilitator, "before_help")
    post(session, participant, "before_help", case_id=case.id)
    post(session, participant, "before_help", "Over niemand.", case_id=parked.id)
    session.flush()
    return workshop


def test_report_tells_the_cases_and_what_is_about_them(session: Session, told: Workshop) -> None:
    report = report_of(session, told, now())
    assert [(case.name, case.age, case.text, case.notes) for case in report[Cases].cases] == [
        ("Vlinder", "12 to 17 years", "Loopt weg.", 1)
    ]
    assert [note.case for note in report[Notes].notes] == ["Vlinder", None]
    assert "The pictures of the cases are not in this report." in sentences(report)


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.extension)
def test_every_file_names_the_case(session: Session, told: Workshop, writer: DocumentWriter) -> None:
    contents = READERS[writer.extension](writer.write(document_of(report_of(session, told, now()))))
    assert "Vlinder" in contents
    assert "Verstopt" not in contents


@pytest.mark.parametrize("level", [ReleaseLevel.PARTICIPANTS, ReleaseLevel.STEERING])
def test_cases_stay_in_the_session(session: Session, told: Workshop, level: ReleaseLevel) -> None:
    report = report_of(session, told, now(), level)
    assert (report[Cases].cases, report[Notes].notes) == ([], [])
