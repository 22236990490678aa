"""The evaluation at the end: answered once by each participant, kept without a name."""

import uuid

from sqlmodel import Session, select

from kompas.activity import activity_of
from kompas.domain.core.changes import record_change
from kompas.domain.core.decisions import demand_decided, kinds_asking
from kompas.domain.core.handling import handles
from kompas.domain.core.moments import when
from kompas.domain.workshop.moments import WorkshopClosed
from kompas.domain.workshop.queries import people_in
from kompas.domain.workshop.workshops import steps_of
from kompas.errors import Invalid, NotAllowed
from kompas.events.wall.evaluations import AnswerEvaluation
from kompas.fields import check_all
from kompas.i18n import N_
from kompas.models import EvaluationAnswer, EvaluationGiven, Step, Workshop
from kompas.models.wall.evaluation import FEWEST_SHOWN as FEWEST_SHOWN
from kompas.models.wall.evaluation import shown_of as shown_of
from kompas.rules import Actor
from kompas.scripts import EvaluationQuestions


@handles(AnswerEvaluation)
def answer_evaluation(session: Session, actor: Actor, action: AnswerEvaluation) -> None:
    """A second answer of the same person changes nothing. The answer has no link to its author."""
    if session.get(EvaluationGiven, actor.person) is not None:
        return
    fields = EvaluationQuestions.model_validate(evaluation_step(session, actor).content["evaluation"]).fields
    told = {**action.scores, "remark": action.remark}
    if told.keys() != {field.key for field in fields}:
        raise Invalid(N_("Give an answer to every question."))
    scores = check_all(fields, told)
    remark = scores.pop("remark")
    # not counted: a counter that goes up as somebody answers would tell whose remark it is
    demand_decided(kinds_asking(remark), action.warned)
    workshop_id = actor.workshop.id
    session.add(EvaluationGiven(participant_id=actor.person, workshop_id=workshop_id))
    answer = EvaluationAnswer(id=str(uuid.uuid4()), workshop_id=workshop_id, scores=scores, remark=remark, shown=False)
    session.add(answer)
    record_change(session, actor.workshop, actor.workshop)
    show_answers(session, actor.workshop, complete=not has_people_left(session, actor.workshop))


@when(WorkshopClosed)
def show_the_rest(session: Session, closed: WorkshopClosed) -> None:
    show_answers(session, closed.workshop, complete=True)


def show_answers(session: Session, workshop: Workshop, *, complete: bool) -> None:
    """Let answers that wait be seen, three or more at once. Unless they are `complete` three stay behind, so that those
    who come last are not too few to be shown.
    """
    waiting = [answer for answer in answers_of(session, workshop.id) if not answer.shown]
    ready = waiting if complete else waiting[FEWEST_SHOWN:]
    for answer in ready if len(ready) >= FEWEST_SHOWN else ():
        answer.shown = True
        session.add(answer)


def has_people_left(session: Session, workshop: Workshop) -> bool:
    """Whether anybody in the room has not answered yet."""
    given = select(EvaluationGiven.participant_id).where(EvaluationGiven.workshop_id == workshop.id)
    return not {person.id for person in people_in(session, workshop)} <= set(session.exec(given))


def evaluation_step(session: Session, actor: Actor) -> Step:
    """The step that asks for the evaluation, once the room has reached it."""
    workshop = actor.workshop
    step = next((step for step in steps_of(session, workshop) if activity_of(step).asks_evaluation), None)
    if step is None or step.id is None or workshop.current_step_id is None:
        raise NotAllowed(N_("The evaluation is not open yet."))
    if session.get_one(Step, workshop.current_step_id).position < step.position:
        raise NotAllowed(N_("The evaluation is not open yet."))
    return step


def answers_of(session: Session, workshop_id: int | None) -> list[EvaluationAnswer]:
    """By their random ids, so that nothing tells which came first."""
    query = select(EvaluationAnswer).where(EvaluationAnswer.workshop_id == workshop_id)
    return list(session.exec(query.order_by(EvaluationAnswer.id)))


def has_evaluated(session: Session, participant_id: int | None) -> bool:
    return participant_id is not None and session.get(EvaluationGiven, participant_id) is not None
