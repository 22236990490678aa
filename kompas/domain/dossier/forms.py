"""Forms that a network or a workshop fills in: beginning one, going round once more, and what stands in them."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session, col, select

from kompas.domain.core.changes import record_change
from kompas.domain.core.lookup import row_in
from kompas.domain.core.moments import when
from kompas.domain.network.networks import change_page
from kompas.domain.workshop.moments import WorkshopPlanned
from kompas.enums import AnswerState
from kompas.errors import Invalid, NotFound
from kompas.events.core.base import Row
from kompas.events.dossier.answers import NO_FORM
from kompas.fields import Field
from kompas.forms import Form, own_forms
from kompas.i18n import N_
from kompas.models import Answer, EarlierAnswer, FilledForm, TextBeside, Workshop
from kompas.models.core.columns import SHORT, printable
from kompas.models.core.record import Record
from kompas.rules import NetworkActor

NO_FILE = N_("The questions of this form are not on this server any more. What was answered is kept.")


@dataclass(frozen=True)
class FilledIn:
    """A form as it stands: its questions, and by key of the question its answer."""

    filled: FilledForm
    form: Form
    answers: dict[str, Answer] = field(default_factory=dict)

    def value(self, question: Field) -> Any:
        """The answer; nothing of one that no longer fits the question, since its file changed."""
        answer = self.answers.get(question.key)
        return question.nothing if answer is None else value_that_fits(question, answer.value)

    def count(self, *states: AnswerState) -> int:
        return sum(key in self.form.questions and one.state in states for key, one in self.answers.items())

    def left_over(self) -> dict[str, Any]:
        """Answers that cannot be shown at their question: it is gone, or asks something else now."""
        asked = self.form.questions
        fits = {key for key, one in self.answers.items() if key in asked and self.value(asked[key]) == one.value}
        return {key: one.value for key, one in self.answers.items() if key not in fits}


def value_that_fits(question: Field, value: Any) -> Any:
    try:
        return question.check(value)
    except Invalid:
        return question.nothing


def begin_form(
    session: Session, actor: NetworkActor, form_key: str, title: str, after: FilledForm | None = None
) -> FilledForm:
    """A form to be filled in by the network, empty; `after` is the cycle that it follows."""
    form = form_named(form_key)
    cycle = after.cycle + 1 if after else 1
    filled = new_form(actor.network, form, printable(title).strip()[:SHORT] or str(form.title), cycle)
    change_page(session, actor.network, filled)
    return filled


@when(WorkshopPlanned)
def begin_planned_forms(session: Session, planned: WorkshopPlanned) -> None:
    """Each form that a step of the script fills in, once for the workshop."""
    forms = own_forms().forms
    wanted = dict.fromkeys(step.form.key for step in planned.script.steps if step.form)
    rows = [new_form(planned.workshop, forms[key], str(forms[key].title)) for key in wanted if key in forms]
    if rows:
        record_change(session, planned.workshop, *rows)


def new_form(record: Record, form: Form, title: str, cycle: int = 1) -> FilledForm:
    return FilledForm(id=str(uuid.uuid4()), form_key=form.key, title=title, cycle=cycle, **record.reference)


def name_form(session: Session, actor: NetworkActor, form_id: str, title: str) -> None:
    filled = form_in(session, actor.network, form_id)
    if not printable(title).strip():
        raise Invalid(N_("Give the form a name."))
    filled.title = printable(title).strip()[:SHORT]
    change_page(session, actor.network, filled)


def form_named(key: str) -> Form:
    found = own_forms().forms.get(key)
    if found is None:
        raise NotFound(NO_FILE)
    return found


def form_in(session: Session, record: Record, form_id: str) -> FilledForm:
    return row_in(session, record, Row(FilledForm, NO_FORM), form_id)


def forms_of(session: Session, record: Record) -> list[FilledForm]:
    """The last begun first."""
    query = select(FilledForm).filter_by(**record.reference)
    return list(session.exec(query.order_by(col(FilledForm.begun_at).desc(), FilledForm.id)))


def filled_in(session: Session, filled: Iterable[FilledForm]) -> list[FilledIn]:
    """These forms with their answers, as far as their questions are on this server."""
    forms = own_forms().forms
    known = [one for one in filled if one.form_key in forms]
    answers: dict[str, dict[str, Answer]] = {one.id: {} for one in known}
    for answer in session.exec(select(Answer).where(col(Answer.form_id).in_(answers))):
        answers[answer.form_id][answer.question] = answer
    return [FilledIn(one, forms[one.form_key], answers[one.id]) for one in known]


def form_of_workshop(session: Session, workshop: Workshop, form_key: str) -> FilledForm | None:
    query = select(FilledForm).where(FilledForm.workshop_id == workshop.id, FilledForm.form_key == form_key)
    return session.exec(query).first()


def earlier_answers(session: Session, filled: FilledForm) -> dict[str, list[EarlierAnswer]]:
    """By question, how it was answered before, the oldest first."""
    query = select(Answer.question, EarlierAnswer).join(Answer, col(Answer.id) == EarlierAnswer.answer_id)
    found: dict[str, list[EarlierAnswer]] = {}
    for question, earlier in session.exec(query.where(Answer.form_id == filled.id).order_by(col(EarlierAnswer.id))):
        found.setdefault(question, []).append(earlier)
    return found


def texts_beside(session: Session, filled: FilledForm) -> list[TextBeside]:
    """Not chosen and not put away yet."""
    query = select(TextBeside).where(TextBeside.form_id == filled.id, col(TextBeside.settled).is_(False))
    return list(session.exec(query))
