import json
from itertools import pairwise
from typing import Any

import pytest
from sqlmodel import Session, select

from kompas.domain.wall.evaluations import FEWEST_SHOWN, answers_of, has_evaluated, shown_of
from kompas.domain.whole.copies.taking import copy_workshop
from kompas.domain.workshop.workshops import close_workshop, reopen_workshop
from kompas.errors import Invalid, NotAllowed
from kompas.exports import report_of
from kompas.exports.wall.evaluation import Evaluation
from kompas.models import AppliedAction, EvaluationAnswer, EvaluationGiven, Workshop
from kompas.models.core.columns import now
from kompas.rules import Actor
from tests.databases import on_both
from tests.factories import act, facilitator_of, go_to, join

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
    assert set(EvaluationAnswer.model_fields) == {"id", "workshop_id", "scores", "remark", "shown"}
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


def seen_after_each(session: Session, workshop: Workshop, people: list[Actor]) -> list[int]:
    """How many answers can be looked at after each of these people has answered."""
    seen = []
    for one in people:
        answer(session, one)
        seen.append(len(shown_of(answers_of(session, workshop.id))))
    return seen


@pytest.mark.usefixtures("at_the_end")
def test_whoever_looks_twice_never_sees_what_fewer_than_three_people_said(
    session: Session, workshop: Workshop, facilitator: Actor
) -> None:
    people = [join(session, workshop, f"P{number}") for number in range(15)]
    seen = seen_after_each(session, workshop, people[:11])
    assert seen == [0, 0, 0, 0, 0, 3, 3, 3, 6, 6, 6]
    close_workshop(session, facilitator)
    assert len(shown_of(answers_of(session, workshop.id))) == 11
    reopen_workshop(session, facilitator)
    assert seen_after_each(session, workshop, people[11:13]) == [11, 11]
    close_workshop(session, facilitator)
    assert len(shown_of(answers_of(session, workshop.id))) == 11
    reopen_workshop(session, facilitator)
    steps = [0, *seen, *[11] * 4, *seen_after_each(session, workshop, people[13:])]
    assert steps[-1] == 15
    assert {later - earlier for earlier, later in pairwise(steps)} <= {0, *range(FEWEST_SHOWN, 16)}


@pytest.mark.usefixtures("at_the_end")
def test_in_a_small_room_the_answers_are_seen_as_soon_as_everybody_has_answered(
    session: Session, workshop: Workshop
) -> None:
    people = [join(session, workshop, name) for name in ("Amira", "Bram", "Chaya", "Daan")]
    assert seen_after_each(session, workshop, people) == [0, 0, 0, 4]
    assert seen_after_each(session, workshop, [join(session, workshop, "Later")]) == [4]


@pytest.mark.usefixtures("at_the_end")
def test_report_and_copy_tell_no_more_than_the_chart(session: Session, workshop: Workshop) -> None:
    people = [join(session, workshop, f"P{number}") for number in range(9)]
    for number, one in enumerate(people[:7]):
        answer(session, one, remark=f"opmerking {number}")
    shown = {one.remark for one in shown_of(answers_of(session, workshop.id))}
    evaluation = report_of(session, workshop, now())[Evaluation]
    assert set(evaluation.remarks) == shown
    assert [sum(scale.counts) for scale in evaluation.scales] == [3, 3, 3]
    assert "4 answers to the evaluation are left out to protect people" in " ".join(evaluation.left_out())
    copy = json.loads(copy_workshop(session, facilitator_of(session, workshop)))
    assert {one["remark"] for one in copy["tables"]["evaluationanswer"]} == shown
