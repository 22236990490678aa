from collections import Counter

import pytest
from sqlmodel import Session, select

from kompas.domain.inquiry.central_question import remarks_on
from kompas.domain.inquiry.earlier_bottlenecks import earlier_bottlenecks
from kompas.domain.whole.examples import INQUIRY, load_example
from kompas.domain.workshop.devices import identify
from kompas.domain.workshop.steps import current_step
from kompas.domain.workshop.workshops import steps_of
from kompas.enums import BallotStatus, BallotSubject, NoteStatus, Phase, WorkshopStatus
from kompas.errors import NotAllowed
from kompas.models import (
    Agreement,
    AmbitionDraft,
    Ballot,
    Conclusion,
    ConclusionNote,
    Connection,
    EvaluationAnswer,
    Note,
    Participant,
    Placement,
    SupportCheck,
    Theme,
    Workshop,
)
from kompas.settings import get_settings
from tests.databases import on_both

pytestmark = on_both


@pytest.fixture
def example(session: Session) -> Workshop:
    workshop = load_example(session, "newcomer")
    session.flush()
    return workshop


def test_example_is_complete(session: Session, example: Workshop) -> None:
    notes = session.exec(select(Note)).all()
    assert len(session.exec(select(Participant)).all()) == 8
    assert 110 <= len(notes) <= 130
    assert {note.author_id for note in notes} == set(session.exec(select(Participant.id)))
    assert len(session.exec(select(Conclusion)).all()) >= 5
    assert len(session.exec(select(Agreement)).all()) >= 3
    assert len(session.exec(select(EvaluationAnswer)).all()) >= 3


def test_example_has_notes_and_a_conclusion_in_every_phase(session: Session, example: Workshop) -> None:
    steps = {step.id: step for step in steps_of(session, example)}
    noted = Counter(steps[note.step_id].phase for note in session.exec(select(Note)))
    concluded = {steps[conclusion.step_id].phase for conclusion in session.exec(select(Conclusion))}
    assert min(noted[phase] for phase in Phase) >= 10
    assert concluded >= set(Phase)


def test_example_notes_fit_their_steps(session: Session, example: Workshop) -> None:
    steps = {step.id: step.content for step in steps_of(session, example)}
    notes = session.exec(select(Note)).all()
    assert [note.text for note in notes if note.kind not in steps[note.step_id]["kinds"]] == []
    questions = {key: {one["key"] for one in content["questions"]} for key, content in steps.items()}
    assert [note.text for note in notes if note.question and note.question not in questions[note.step_id]] == []


def test_example_conclusions_rest_on_notes_that_are_shown(session: Session, example: Workshop) -> None:
    shown = set(session.exec(select(Note.id).where(Note.status == NoteStatus.SHOWN)))
    assert set(session.exec(select(ConclusionNote.note_id))) <= shown
    assert set(session.exec(select(ConclusionNote.conclusion_id))) == set(session.exec(select(Conclusion.id)))


def test_example_stands_at_its_last_step(session: Session, example: Workshop) -> None:
    step = current_step(session, example)
    assert step is not None
    assert (example.status, step.activity, example.is_example) == (WorkshopStatus.RUNNING, "evaluate", True)
    assert step.ends_at is not None
    assert identify(session, "newcomer", example.code).facilitates


def test_inquiry_is_an_example_of_its_own(session: Session, example: Workshop) -> None:
    workshop = load_example(session, "newcomer", path=INQUIRY)
    assert workshop.id != example.id
    assert load_example(session, "newcomer", path=INQUIRY).id == workshop.id
    step = current_step(session, workshop)
    assert (workshop.is_example, step and step.activity) == (True, "evaluate")


def test_journey_that_comes_with_the_inquiry_is_not_the_example_of_a_journey(session: Session) -> None:
    load_example(session, "newcomer", path=INQUIRY)
    session.flush()
    journey = load_example(session, "newcomer")
    assert (journey.status, len(session.exec(select(Workshop)).all())) == (WorkshopStatus.RUNNING, 3)


def test_inquiry_is_complete(session: Session) -> None:
    workshop = load_example(session, "newcomer", path=INQUIRY)
    session.flush()
    steps = {step.id: step.content for step in steps_of(session, workshop)}
    notes = session.exec(select(Note)).all()
    assert (len(session.exec(select(Participant)).all()), len(notes)) == (24, 90)
    assert [note.text for note in notes if note.kind not in steps[note.step_id]["kinds"]] == []
    assert len(session.exec(select(Theme)).all()) == 8
    placed = session.exec(select(Placement.note_id)).all()
    assert (len(placed), len(set(placed))) == (77, 77)
    drafts = session.exec(select(AmbitionDraft).order_by(AmbitionDraft.version)).all()
    assert [draft.accepted for draft in drafts] == [False, True]
    checks = session.exec(select(SupportCheck)).all()
    assert [check.is_open for check in checks] == [False, False]
    stances = [{result["stance"] for result in check.results} for check in checks]
    assert "objects" in stances[0] - stances[1]
    known = {one.text: one.title for one in earlier_bottlenecks(session, workshop)}
    laid = session.exec(select(Connection)).all()
    assert len(laid) == 4
    assert [known.get(one.bottleneck) for one in laid] == [one.origin_title for one in laid]
    (ballot,) = session.exec(select(Ballot)).all()
    assert (ballot.status, ballot.subject, sum(ballot.results.values())) == (
        BallotStatus.CLOSED,
        BallotSubject.THEMES,
        69,
    )
    assert ballot.voters * ballot.dots == 69
    assert [remark.text for remark in remarks_on(workshop.central_question)] == []


def test_example_asks_for_the_key_of_the_server(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMPAS_FACILITATOR_KEY", "sleutel-van-waterrijk")
    get_settings.cache_clear()
    with pytest.raises(NotAllowed, match="key for creating"):
        load_example(session, "newcomer")
    assert load_example(session, "newcomer", "sleutel-van-waterrijk").is_example


def test_example_is_made_once_for_a_browser(session: Session, example: Workshop) -> None:
    assert load_example(session, "newcomer").id == example.id
    assert load_example(session, "another").id != example.id
