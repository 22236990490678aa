"""Answering a question of a form, together: nothing that somebody wrote is overwritten.

Who saves tells which answer was seen (`seen`, its mark). When another one came first, the text is put beside it, and
whoever looks is asked which to keep.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from sqlmodel import Session, col, select

from kompas.domain.core.changes import record_change
from kompas.domain.core.decisions import demand_decision
from kompas.domain.core.handling import handles
from kompas.domain.dossier.forms import form_named
from kompas.domain.dossier.proposals import is_drawn_from
from kompas.domain.network.networks import change_page
from kompas.enums import AnswerState, Role
from kompas.errors import Invalid, NotFound
from kompas.events.dossier.answers import AgreeAnswer, AnswerQuestion, FormAction
from kompas.fields import Field, MayIdentify
from kompas.i18n import N_
from kompas.models import Answer, EarlierAnswer, FilledForm, TextBeside
from kompas.models.core.columns import now
from kompas.models.dossier.form import Said
from kompas.rules import AnyActor, NetworkActor

MOST_HEARD = 20
"""More than come in before a browser hears of its own."""
MOST_TAKEN = 60
SAME_VERSION = timedelta(minutes=10)
"""Who goes on writing within this time goes on with the same version."""


@handles(AnswerQuestion)
def answer_question(session: Session, actor: AnyActor, action: AnswerQuestion, filled: FilledForm) -> None:
    field = asked(filled, action)
    value = field.check(action.value)
    answer, beside = answer_to(session, filled, field), texts_beside_answer(session, filled, field)
    before = [one.value for one in (answer, *beside) if one]
    demand_decided(session, actor, field, value, action, before)
    who = author_of(actor, action)
    row = {"form_id": filled.id, "question": field.key, "value": value, **who, **actor.record.reference}
    settled = settle(session, answer, beside, action.settles, value)
    if answer is None:
        answer = Answer(id=action.id, mark=action.id, state=state_of(field, value), **row)
    elif action.seen == answer.mark and value != answer.value:
        keep_earlier(session, answer, who)
        put(answer, row, mark=action.id, state=state_of(field, value))
    elif value != answer.value:
        settled.append(put_beside(beside, action.id, row))
    answer.heard = [*answer.heard, action.id][-MOST_HEARD:]
    answer.taken = last_of(answer.taken | action.takes, MOST_TAKEN)
    record_change(session, actor.record, answer, *settled)
    if isinstance(actor, NetworkActor) and is_drawn_from(session, actor.network, filled.form_key, field.key):
        change_page(session, actor.network)


def last_of(taken: dict[str, str], most: int) -> dict[str, str]:
    return dict(list(taken.items())[-most:])


def put(row: Said, values: dict[str, Any], **more: Any) -> Any:
    """Another text by somebody, now."""
    for name, value in {**values, **more, "said_at": now()}.items():
        setattr(row, name, value)
    return row


def put_beside(beside: Iterable[TextBeside], identity: str, row: dict[str, Any]) -> TextBeside:
    """The text of who did not see the answer; who wrote one there before goes on with that."""
    own = next((one for one in beside if is_by(one, row) and not one.settled), None)
    return put(own, row) if own else TextBeside(id=identity, **row)


def state_of(field: Field, value: Any) -> AnswerState:
    """What is changed after the group agreed on it has to be agreed on again."""
    return AnswerState.OPEN if value == field.nothing else AnswerState.CONCEPT


def keep_earlier(session: Session, answer: Answer, who: dict[str, int | None]) -> None:
    """What it was becomes an earlier version, unless the same person is still at it."""
    going_on = is_by(answer, who) and answer.state is not AnswerState.AGREED and now() - answer.said_at < SAME_VERSION
    if answer.state is not AnswerState.OPEN and not going_on:
        session.add(earlier(answer, answer.id, answer.state))


def earlier(row: Answer | TextBeside, answer_id: str, state: AnswerState) -> EarlierAnswer:
    kept = ("value", "author_id", "seat_id", "said_at")
    return EarlierAnswer(answer_id=answer_id, state=state, **{name: getattr(row, name) for name in kept})


def settle(
    session: Session, answer: Answer | None, beside: Iterable[TextBeside], chosen: Iterable[str], value: Any
) -> list[TextBeside]:
    """Texts that somebody decided about stand beside the answer no more; those that did not become it are kept with it."""
    settled = [one for one in beside if one.id in set(chosen)]
    for one in settled:
        one.settled = True
        if answer is not None and one.value != value:
            session.add(earlier(one, answer.id, AnswerState.CONCEPT))
    return settled


@handles(AgreeAnswer)
def agree_answer(session: Session, actor: AnyActor, action: AgreeAnswer, filled: FilledForm) -> None:
    """The group settles an answer, or opens it again."""
    answer = answer_to(session, filled, asked(filled, action))
    if answer is None or answer.state is AnswerState.OPEN:
        raise NotFound(N_("This question has no answer yet."))
    answer.state = AnswerState.AGREED if action.agreed else AnswerState.CONCEPT
    record_change(session, actor.record, answer)


def asked(filled: FilledForm, action: FormAction) -> Field:
    """The question that an action is about."""
    field = form_named(filled.form_key).questions.get(action.question)
    if field is None:
        raise NotFound(N_("This question is not in the form any more. Reload the page."))
    return field


def answer_to(session: Session, filled: FilledForm, field: Field) -> Answer | None:
    return session.exec(select(Answer).where(Answer.form_id == filled.id, Answer.question == field.key)).first()


def texts_beside_answer(session: Session, filled: FilledForm, field: Field) -> list[TextBeside]:
    query = select(TextBeside).where(TextBeside.form_id == filled.id, TextBeside.question == field.key)
    return list(session.exec(query.where(col(TextBeside.settled).is_(False))))


def author_of(actor: AnyActor, action: FormAction) -> dict[str, int | None]:
    """A facilitator is nobody in particular."""
    if isinstance(actor, NetworkActor):
        return {"author_id": None, "seat_id": actor.seat_id}
    return {"author_id": actor.participant_id if action.role is Role.PARTICIPANT else None, "seat_id": None}


def is_by(row: Said, who: dict[str, Any]) -> bool:
    return (row.author_id, row.seat_id) == (who["author_id"], who["seat_id"])


def demand_decided(
    session: Session, actor: AnyActor, field: Field, value: Any, action: AnswerQuestion, before: Iterable[Any]
) -> None:
    """What may tell who a family is needs a decision of who writes it."""
    known = [text for one in before for _may, text in written(field, one)]
    texts = {may: "\n".join(text for which, text in written(field, value) if which is may) for may in MayIdentify}
    text, named = texts[MayIdentify.YES], texts[MayIdentify.NAMES_BELONG]
    demand_decision(session, actor.record, text, action.warned, known=known, named=named)


def written(field: Field, value: Any) -> list[tuple[MayIdentify, str]]:
    """Of an earlier answer that does not fit the question any more nothing is known."""
    try:
        return field.written(field.check(value))
    except Invalid:
        return []
