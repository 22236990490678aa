"""The evaluation at the end: answered once by each participant, kept without a name."""

import uuid

from sqlmodel import Session, select

from kompas.domain.core.changes import Handlers, record_change
from kompas.domain.core.decisions import demand_decided, kinds_asking
from kompas.domain.workshop.steps import step_of
from kompas.domain.workshop.workshops import demand_open, steps_of
from kompas.enums import ActivityName
from kompas.errors import Invalid, NotAllowed
from kompas.events.wall.evaluations import AnswerEvaluation
from kompas.i18n import N_
from kompas.models import EvaluationAnswer, EvaluationGiven, Step
from kompas.models.wall.evaluation import FEWEST_SHOWN as FEWEST_SHOWN
from kompas.rules import Actor


def answer_evaluation(session: Session, actor: Actor, action: AnswerEvaluation) -> None:
    """A second answer of the same person changes nothing. The answer has no link to whoever gave it."""
    demand_open(actor.workshop)
    if actor.participant_id is None:
        raise NotAllowed(N_("Only participants answer the evaluation."))
    if session.get(EvaluationGiven, actor.participant_id) is not None:
        return
    step = evaluation_step(session, actor)
    expected = {scale["key"] for scale in step.content["evaluation"]["scales"]}
    if set(action.scores) != expected:
        raise Invalid(N_("Give an answer to every question."))
    # not counted: a counter that goes up as somebody answers would tell whose remark it is
    demand_decided(kinds_asking(action.remark), action.warned)
    session.add(EvaluationGiven(participant_id=actor.participant_id, workshop_id=actor.workshop.id))
    session.add(
        EvaluationAnswer(
            id=str(uuid.uuid4()), workshop_id=actor.workshop.id, scores=dict(action.scores), remark=action.remark
        )
    )
    record_change(session, actor.workshop, actor.workshop)


def evaluation_step(session: Session, actor: Actor) -> Step:
    """The step that asks for the evaluation, once the room has reached it."""
    workshop = actor.workshop
    step = next((step for step in steps_of(session, workshop) if step.activity is ActivityName.EVALUATE), None)
    if step is None or step.id is None or workshop.current_step_id is None:
        raise NotAllowed(N_("The evaluation is not open yet."))
    if step_of(session, workshop, workshop.current_step_id).position < step.position:
        raise NotAllowed(N_("The evaluation is not open yet."))
    return step


def answers_of(session: Session, workshop_id: int | None) -> list[EvaluationAnswer]:
    return list(session.exec(select(EvaluationAnswer).where(EvaluationAnswer.workshop_id == workshop_id)))


HANDLERS: Handlers = {
    "answer_evaluation": answer_evaluation,
}
