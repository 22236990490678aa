import pytest
from sqlmodel import Session

from kompas.domain.workshop.questions import MOST, add_question, take_question_away
from kompas.errors import Invalid, KompasError, NotAllowed
from kompas.fields.shapes import Missing
from kompas.models import Note, Workshop
from kompas.rules import Actor
from tests.factories import act, go_to, step_at


def texts(session: Session, workshop: Workshop) -> list[str]:
    return [one["text"]["nl"] for one in step_at(session, workshop, "before_help").content["questions"]]


def test_question_is_added_and_can_be_answered(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    step = step_at(session, workshop, "before_help")
    before = texts(session, workshop)
    add_question(session, facilitator, step.id, " Wie zag het? ")
    assert texts(session, workshop) == [*before, "Wie zag het?"]
    assert step.revision == workshop.revision
    go_to(session, facilitator, "before_help")
    told = {"step_id": step.id, "kind": "good", "text": "De buurt", "question": "own_1"}
    note = act(session, facilitator, "post_note", **told)
    assert session.get_one(Note, note).question == "own_1"


@pytest.mark.parametrize(("text", "error"), [("  ", Missing), ("x" * 401, Invalid)])
def test_question_has_bounds(
    session: Session, workshop: Workshop, facilitator: Actor, text: str, error: type[KompasError]
) -> None:
    with pytest.raises(error):
        add_question(session, facilitator, step_at(session, workshop, "before_help").id, text)


def test_step_has_room_for_so_many_questions(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    step = step_at(session, workshop, "before_help")
    for number in range(MOST - len(texts(session, workshop))):
        add_question(session, facilitator, step.id, f"Vraag {number}")
    with pytest.raises(Invalid, match="at most 12 questions"):
        add_question(session, facilitator, step.id, "Nog een")


def test_break_has_no_questions(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    with pytest.raises(Invalid, match="no questions"):
        add_question(session, facilitator, step_at(session, workshop, "pause").id, "Koffie?")


def test_questions_are_the_facilitators(session: Session, workshop: Workshop, participant: Actor) -> None:
    step = step_at(session, workshop, "before_help")
    with pytest.raises(NotAllowed):
        add_question(session, participant, step.id, "Wie zag het?")
    with pytest.raises(NotAllowed):
        take_question_away(session, participant, step.id, "own_1")


def test_added_question_is_taken_away_before_the_room_was_there(
    session: Session, workshop: Workshop, facilitator: Actor
) -> None:
    step, before = step_at(session, workshop, "before_help"), texts(session, workshop)
    add_question(session, facilitator, step.id, "Eerste")
    add_question(session, facilitator, step.id, "Tweede")
    take_question_away(session, facilitator, step.id, "own_1")
    add_question(session, facilitator, step.id, "Derde")
    assert texts(session, workshop) == [*before, "Tweede", "Derde"]
    with pytest.raises(NotAllowed, match="belongs to the script"):
        take_question_away(session, facilitator, step.id, "prevention")
    go_to(session, facilitator, "before_help")
    with pytest.raises(NotAllowed, match="may have answered"):
        take_question_away(session, facilitator, step.id, "own_2")
    assert texts(session, workshop) == [*before, "Tweede", "Derde"]
