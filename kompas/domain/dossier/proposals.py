"""What the record proposes for the questions of a form, in the shape that each question asks. It is never filled in by itself.

A proposal that was taken over, or put away, is remembered with its answer by the mark of what it said then: so a question can
say that it has changed since.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from sqlmodel import Session, col, or_, select

from kompas.domain.dossier.forms import FilledIn, filled_in, forms_of
from kompas.domain.workshop.queries import workshops_of_network
from kompas.enums import AnswerState
from kompas.errors import Invalid
from kompas.fields import Field, LongText, ShortText, Table
from kompas.forms import Form, own_forms
from kompas.forms.sources import Found, is_read, sources
from kompas.i18n import Language, _, current_language, set_language
from kompas.models import FilledForm, Network

LANGUAGE_OF_MARKS: Language = "nl"
"""What is proposed may have words of ours in it; who reads another language sees the same proposal."""


@dataclass(frozen=True)
class Proposal:
    """`key` tells which origin it is of; `mark` is that of what it says now."""

    key: str
    origin: str
    value: Any
    mark: str

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


def proposals_for(session: Session, network: Network, form: Form) -> dict[str, list[Proposal]]:
    """By key of the question what is proposed for it; a question without a proposal is not there."""
    filled = filled_around(session, network)
    shown = fitting(session, network, form, filled)
    with in_language(LANGUAGE_OF_MARKS) as same:
        marked = shown if same else fitting(session, network, form, filled)
    told: dict[str, list[Proposal]] = {}
    for (question, key), (found, value) in shown.items():
        if (question, key) in marked:  # in other words it may not fit, or its origin went in between
            mark = mark_of(marked[question, key][1])
            told.setdefault(question, []).append(Proposal(key, found.origin, value, mark))
    return told


@contextmanager
def in_language(language: Language) -> Iterator[bool]:
    """Whether it was the language of the reader already."""
    before = current_language()
    set_language(language)
    try:
        yield before == language
    finally:
        set_language(before)


def mark_of(value: Any) -> str:
    told = json.dumps(value, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def fitting(
    session: Session, network: Network, form: Form, filled: Sequence[FilledIn]
) -> dict[tuple[str, str], tuple[Found, Any]]:
    """By question and origin what was found, with its value in the shape of the question."""
    names = {name for question in form.questions.values() for name in question.proposed_by}
    found = {name: list(find(session, network, name, filled)) for name in sorted(names)}
    shaped = {
        (question.key, f"{name}:{one.key}"): (one, in_shape(question, one))
        for question in form.questions.values()
        for name in question.proposed_by
        for one in found[name]
    }
    return {place: (one, value) for place, (one, value) in shaped.items() if value != form.questions[place[0]].nothing}


def find(session: Session, network: Network, name: str, filled: Sequence[FilledIn]) -> Iterable[Found]:
    form, _dot, question = name.partition(".")
    return answers_found(filled, form, question) if question else sources()[name](session, network)


# --- answers of other forms ---------------------------------------------------------------------------------------


def filled_around(session: Session, network: Network) -> list[FilledIn]:
    """The forms of the network, then those of its workshops, the newest first; read at once, for many questions draw on them."""
    order = [None, *(one.id for one in workshops_of_network(session, network.id))]
    around = or_(col(FilledForm.network_id) == network.id, col(FilledForm.workshop_id).in_(order[1:]))
    found = session.exec(select(FilledForm).where(around).order_by(col(FilledForm.begun_at).desc(), FilledForm.id))
    return filled_in(session, sorted(found, key=lambda one: order.index(one.workshop_id)))


def answers_found(filled: Iterable[FilledIn], form_key: str, question: str) -> Iterator[Found]:
    """How the network answered it, and what its workshops agreed on: what they did not agree on stays with them."""
    for one in filled:
        answer = one.answers.get(question) if one.form.key == form_key else None
        states = {AnswerState.AGREED} if one.filled.workshop_id else {AnswerState.CONCEPT, AnswerState.AGREED}
        if answer and answer.state in states:
            yield told_by(one, one.form.questions[question])


def told_by(one: FilledIn, question: Field) -> Found:
    value = one.value(question)
    rows = value if isinstance(question, Table) else ()
    origin = _("from “{title}”", title=one.filled.title)
    text = value if isinstance(question, LongText | ShortText) else ""
    return Found(origin, lines_of(question, value), text, rows, value, key=one.filled.id)


def lines_of(question: Field, value: Any) -> list[str]:
    """An answer in sentences; of a table one for each row."""
    if not isinstance(question, Table):
        return question.told(value).splitlines()
    cells = [[cell.replace("\n", " ") for cell in question.cells(row) if cell] for row in value]
    return [": ".join(filter(None, [first, ", ".join(more)])) for first, *more in cells]


# --- in the shape of the question ---------------------------------------------------------------------------------


def in_shape(question: Field, found: Found) -> Any:
    """What does not fit is no proposal."""
    if isinstance(question, Table):
        value: Any = rows_for(question, found)
    elif isinstance(question, LongText):
        value = found.text or listed(found.lines, question.longest)
    elif isinstance(question, ShortText):
        value = found.text or next(iter(found.lines), "")
    else:
        value = found.value
    try:
        return question.check(value)
    except Invalid:
        return question.nothing


def listed(lines: Sequence[str], longest: int) -> str:
    """As many lines as there is room for; one alone is no list."""
    if len(lines) == 1:
        return lines[0]
    text = ""
    for line in lines:
        longer = f"{text}\n- {line}".strip()
        if len(longer) > longest:
            break
        text = longer
    return text


def rows_for(question: Table, found: Found) -> list[dict[str, Any]]:
    """Of each row the columns that the question has; lines without columns stand in the first one."""
    rows = found.rows or [{question.columns[0].key: line} for line in found.lines]
    if question.named_rows:
        return [dict(row) for row in rows if row.get("row") in question.names]
    fitted = [{one.key: cell_for(one, row.get(one.key)) for one in question.columns} for row in rows]
    return fitted[: question.most]


def cell_for(column: Field, value: Any) -> Any:
    try:
        return column.check(value)
    except Invalid:
        return column.nothing


# --- who draws from what ------------------------------------------------------------------------------------------


def is_drawn_from(session: Session, network: Network, form_key: str, question: str) -> bool:
    """Whether a page of the network shows something that follows from this answer: a proposal in a form that was begun."""
    name = f"{form_key}.{question}"
    forms = own_forms().forms.values()
    drawing = {form.key for form in forms if any(name in one.proposed_by for one in form.questions.values())}
    return is_read(form_key) or any(one.form_key in drawing for one in forms_of(session, network))
