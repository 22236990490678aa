"""Versions of a form: laid down on a day, read only from then on, and compared with another question by question."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from kompas.domain.dossier.forms import FilledIn, filled_in, form_in
from kompas.domain.network.networks import change_page
from kompas.domain.workshop.log import log
from kompas.enums import AnswerState, LoggedDeed
from kompas.errors import Conflict, Invalid, NotFound
from kompas.fields import Field
from kompas.fields.days import FAR_AWAY, can_be_meant
from kompas.i18n import N_
from kompas.models import Answer, FilledForm, KeptForm
from kompas.rules import NetworkActor


@dataclass(frozen=True)
class Change:
    """A question that two versions answer differently."""

    question: Field
    before: Any
    after: Any


def keep_version(session: Session, actor: NetworkActor, form_id: str, kept_on: date) -> KeptForm:
    """Lay a form down as it stands. Just the same once more on the same day is a second click: a Conflict."""
    filled = form_in(session, actor.network, form_id)
    answers = answers_to_keep(session, filled)
    if not answers:
        raise Invalid(N_("Nothing is filled in yet."))
    if not can_be_meant(kept_on):
        raise Invalid(FAR_AWAY)
    before = next(iter(versions_of(session, filled)), None)
    if before and (before.answers, before.kept_on) == (answers, kept_on):
        raise Conflict(N_("This form is kept as a version already."))
    number = before.number + 1 if before else 1
    kept = KeptForm(form_id=filled.id, number=number, answers=answers, kept_on=kept_on, seat_id=actor.seat_id)
    change_page(session, actor.network, filled)
    session.add(kept)
    session.flush()
    log(session, actor.network, actor, LoggedDeed.VERSION_KEPT)
    return kept


def remove_version(session: Session, actor: NetworkActor, form_id: str, number: int) -> None:
    """Take away for good what should not have been laid down, such as a name; the log tells that it was done."""
    filled = form_in(session, actor.network, form_id)
    session.delete(version_in(session, filled, number))
    log(session, actor.network, actor, LoggedDeed.VERSION_REMOVED)
    change_page(session, actor.network, filled)


def answers_to_keep(session: Session, filled: FilledForm) -> dict[str, Any]:
    """Also of questions that are not asked any more: what was said is not lost."""
    query = select(Answer).where(Answer.form_id == filled.id, Answer.state != AnswerState.OPEN)
    said = session.exec(query.order_by(col(Answer.question)))
    return {one.question: {"value": one.value, "state": one.state.value} for one in said}


def versions_of(session: Session, filled: FilledForm) -> list[KeptForm]:
    """The last one first."""
    query = select(KeptForm).where(KeptForm.form_id == filled.id)
    return list(session.exec(query.order_by(col(KeptForm.number).desc())))


def version_in(session: Session, filled: FilledForm, number: int) -> KeptForm:
    query = select(KeptForm).where(KeptForm.form_id == filled.id, KeptForm.number == number)
    found = session.exec(query).first()
    if found is None:
        raise NotFound(N_("There is no such version of this form."))
    return found


def as_it_was(session: Session, filled: FilledForm, kept: KeptForm) -> FilledIn:
    """A version with the questions as they are asked now."""
    (now,) = filled_in(session, [filled])
    answers = {
        key: Answer(id="", form_id=filled.id, question=key, value=one["value"], state=AnswerState(one["state"]))
        for key, one in kept.answers.items()
    }
    return FilledIn(filled, now.form, answers)


def changes_between(before: FilledIn, after: FilledIn) -> list[Change]:
    """In the order of the form."""
    asked = after.form.questions.values()
    both = [Change(question, before.value(question), after.value(question)) for question in asked]
    return [one for one in both if one.before != one.after]
