"""A question and its answer as blocks and as cells; of an empty form the room to write in."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kompas.exports.core.blocks import Block, Cell, Column, Heading, Paragraph, Sentences, Table, WritingRoom
from kompas.exports.core.wording import NOTHING, capitalise
from kompas.fields import Choice, Date, Field, LongText, Number, YesNo
from kompas.fields import Table as TableField
from kompas.forms import Form
from kompas.i18n import _

Values = Mapping[str, Any]
"""By key of the question, as its field checks them."""
EMPTY_ROWS = 6
HIGH = "\u00a0\n\u00a0"
"""For a cell that is to be written in."""


def form_blocks(form: Form, values: Values, level: int = 1, *, only_answered: bool = False) -> Iterable[Block]:
    """Its sections with their questions, each with what was answered."""
    for section in form.sections:
        told = [
            one for one in section.questions if not only_answered or values.get(one.key, one.nothing) != one.nothing
        ]
        if told:
            yield Heading(" ".join(filter(None, [section.number, str(section.title)])), level)
        for question in told:
            yield Heading(named(question), level + 1)
            yield from answer_blocks(question, values.get(question.key, question.nothing))


def empty_blocks(form: Form) -> Iterable[Block]:
    """The same to be filled in on paper, with everything that helps."""
    for section in form.sections:
        yield Heading(" ".join(filter(None, [section.number, str(section.title)])), 1)
        if section.intro:
            yield Paragraph(str(section.intro), quiet=True)
        for question in section.questions:
            yield Heading(named(question), 2)
            if question.help:
                yield Paragraph(str(question.help), quiet=True)
            yield from room_for(question)


def named(question: Field) -> str:
    return " ".join(filter(None, [question.letter, str(question.label)]))


def answer_blocks(question: Field, value: Any) -> Iterable[Block]:
    if value == question.nothing:
        yield Paragraph(NOTHING)
    elif isinstance(question, TableField):
        yield answer_table(question, value)
    else:
        yield from (Paragraph(line) for line in question.told(value).splitlines() if line.strip())


def answer_table(question: TableField, rows: Sequence[Mapping[str, Any]], name: str = "") -> Table:
    columns = [Column(str(one.label), *(14, 44) if isinstance(one, LongText) else (8, 22)) for one in question.columns]
    return Table(columns, [[cell_of(one, row.get(one.key)) for one in question.columns] for row in rows], name=name)


def cell_of(question: Field, value: Any) -> Cell:
    """Days and whole numbers stay what they are, to be sorted and counted."""
    if value in (None, "", []):
        return None
    if isinstance(question, Date) and question.time_label is None:
        return question.read(value)
    return value if isinstance(question, Number) and isinstance(value, int) else question.told(value)


def room_for(question: Field) -> Iterable[Block]:
    if isinstance(question, TableField):
        empty = [[HIGH for _column in question.columns] for _row in range(EMPTY_ROWS)]
        yield Table(answer_table(question, []).columns, empty)
    elif isinstance(question, Choice):
        yield Sentences([f"☐ {text}" for text in question.texts.values()])
    elif isinstance(question, YesNo):
        yield Sentences([f"☐ {capitalise(answer)}" for answer in (_("yes"), _("no"))])
    if not isinstance(question, TableField | Choice):
        yield WritingRoom(question.rows if isinstance(question, LongText) else 1)
