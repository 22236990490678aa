"""Filled-in forms, their answers, and texts that stand beside one. What somebody answers is said in the open."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from kompas.domain.dossier.forms import value_that_fits
from kompas.enums import Audience, NetworkRole, RecordKind
from kompas.events.core.difference import Item
from kompas.forms import own_forms
from kompas.live.views.core.rows import Noun, Rows, milliseconds
from kompas.live.views.network import seats
from kompas.live.views.workshop import participants
from kompas.models import Answer, FilledForm, NetworkSeat, Participant, TextBeside
from kompas.models.dossier.form import Said
from kompas.rules import sees_authors, tells_when_written


def form_item(rows: Rows, audience: Audience, filled: FilledForm) -> Item | None:
    return {"key": filled.form_key, "title": filled.title, "cycle": filled.cycle}


def answer_item(rows: Rows, audience: Audience, answer: Answer) -> Item | None:
    beside = [one for one in rows.of(TextBeside).values() if not one.settled and is_beside(one, answer)]
    return {
        **said(rows, audience, answer),
        "state": answer.state.value,
        "mark": answer.mark,
        "heard": answer.heard,
        "taken": answer.taken,
        "asides": [{"id": one.id, **said(rows, audience, one)} for one in sorted(beside, key=lambda one: one.said_at)],
    }


def said(rows: Rows, audience: Audience, row: Said) -> Item:
    return {
        "form": row.form_id,
        "question": row.question,
        "value": value_of(rows, row),
        "by": author_of(rows, audience, row),
        "at": milliseconds(row.said_at) if tells_when(rows) else None,
    }


def value_of(rows: Rows, row: Said) -> Any:
    """Leave out an answer that no longer fits its question, since the form's file changed: its control would fail."""
    filled = rows.of(FilledForm).get(row.form_id)
    form = own_forms().forms.get(filled.form_key) if filled else None
    question = form.questions.get(row.question) if form else None
    return value_that_fits(question, row.value) if question else row.value


def author_of(rows: Rows, audience: Audience, row: Said) -> str | None:
    if rows.record.kind is RecordKind.NETWORK:
        seat = rows.of(NetworkSeat).get(row.seat_id)
        return seat.name if seat else None
    if isinstance(audience, NetworkRole) or not sees_authors(rows.workshop, audience):
        return None
    person = rows.of(Participant).get(row.author_id)
    return person.name if person else None


def tells_when(rows: Rows) -> bool:
    return rows.record.kind is RecordKind.NETWORK or tells_when_written(rows.workshop)


def is_beside(text: TextBeside, answer: Answer) -> bool:
    return (text.form_id, text.question) == (answer.form_id, answer.question)


def answers_bearing(column: str, rows: Rows, changed: set[int]) -> Iterable[str]:
    """The answers by which, or by the texts beside them, one of these people is named."""
    for answer in rows.of(Answer).values():
        beside = [one for one in rows.of(TextBeside).values() if is_beside(one, answer)]
        if any(getattr(row, column) in changed for row in (answer, *beside)):
            yield f"answer:{answer.id}"


participants.BEARING_NAMES.append(partial(answers_bearing, "author_id"))
seats.BEARING_NAMES.append(partial(answers_bearing, "seat_id"))
FORM = Noun("form", FilledForm, item=form_item)
ANSWER = Noun("answer", Answer, item=answer_item)
TEXT_BESIDE = Noun("text_beside", TextBeside)
"""Told with its answer, which changes at the same time."""
