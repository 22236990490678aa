from typing import Any

import pytest
from sqlmodel import Session, select

from kompas.domain.wall.evaluations import answers_of, has_evaluated
from kompas.domain.workshop.workshops import close_workshop
from kompas.errors import Invalid, NotAllowed
from kompas.models import AppliedAction, EvaluationAnswer, EvaluationGiven, Workshop
from kompas.rules import Actor
from tests.databases import on_both
from tests.factories import act, go_to

pytestmark = on_both
SCORES = {"usefulness": 5, "openness": 4, "confidence": 3}


@pytest.fixture
def at_the_end(session: Session, facilitator: Actor) -> None:
    go_to(session, facilitator, "closing")


def answer(session: Session, actor: Actor, **fields: Any) -> str:
    return act(session, actor, "answer_evaluation", **{"scores": SCORES, "remark": "Zwaar, maar nodig.", **fields})


@pytest.mark.usefixtures("at_the_end")
def test_answer_is_kept(session: Session, workshop: Workshop, participant: Actor) -> None:
    answer(session, participant)
    assert [(one.scores, one.remark) for one in answers_of(session, workshop.id)] == [(SCORES, "Zwaar, maar nodig.")]
    assert has_evaluated(session, participant.participant_id)


@pytest.mark.usefixtures("at_the_end")
def test_second_answer_of_the_same_person_changes_nothing(
    session: Session, workshop: Workshop, participant: Actor, another: Actor
) -> None:
    answer(session, participant)
    revision = workshop.revision
    answer(session, participant, scores=dict.fromkeys(SCORES, 1))
    assert workshop.revision == revision
    answer(session, another)
    assert [one.scores for one in answers_of(session, workshop.id)] == [SCORES, SCORES]


@pytest.mark.usefixtures("at_the_end")
def test_answer_has_no_link_to_who_gave_it(session: Session, participant: Actor) -> None:
    """No column for a person, a browser, an action or a moment, and no trace of the action that brought it."""
    before = {one.id for one in session.exec(select(AppliedAction))}
    sent = answer(session, participant)
    assert set(EvaluationAnswer.model_fields) == {"id", "workshop_id", "scores", "remark"}
    assert set(EvaluationGiven.model_fields) == {"participant_id", "workshop_id"}
    assert {one.id for one in session.exec(select(AppliedAction))} == before
    assert sent not in {one.id for one in session.exec(select(EvaluationAnswer))}


@pytest.mark.usefixtures("at_the_end")
@pytest.mark.parametrize("scores", [{}, {"usefulness": 5}, {**SCORES, "other": 1}])
def test_answer_to_other_questions_is_refused(session: Session, participant: Actor, scores: dict[str, int]) -> None:
    with pytest.raises(Invalid, match="every question"):
        answer(session, participant, scores=scores)
    assert not has_evaluated(session, participant.participant_id)


@pytest.mark.parametrize("key", [None, "welcome", "summary"])
def test_answer_before_the_end_is_refused(
    session: Session, facilitator: Actor, participant: Actor, key: str | None
) -> None:
    if key:
        go_to(session, facilitator, key)
    with pytest.raises(NotAllowed, match="not open yet"):
        answer(session, participant)


@pytest.mark.usefixtures("at_the_end")
def test_facilitator_does_not_answer(session: Session, facilitator: Actor) -> None:
    with pytest.raises(NotAllowed, match="Only participants"):
        answer(session, facilitator)
    assert not has_evaluated(session, None)


@pytest.mark.usefixtures("at_the_end")
def test_answer_after_closing_is_refused(session: Session, facilitator: Actor, participant: Actor) -> None:
    close_workshop(session, facilitator)
    with pytest.raises(NotAllowed, match="closed"):
        answer(session, participant)
