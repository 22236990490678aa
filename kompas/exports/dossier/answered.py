"""A question and its answer as blocks and as cells; of an empty form the room to write in."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from kompas.exports.core.blocks import Block, Cell, Column, Heading, Paragraph, Sentences, Table, WritingRoom
from kompas.exports.core.wording import NOTHING, capitalise
from kompas.fields import Choice, Date, Field, LongText, Number, OneChoice, YesNo
from kompas.fields import Table as TableField
from kompas.forms import Form
from kompas.i18n import _

Values = Mapping[str, Any]
"""By key of the question, as its field checks them."""
EMPTY_ROWS = 6
LISTED = "- "
"""Before a line that is one of a list."""
SIGNATURE = "signature"
HIGH = "\u00a0\n\u00a0"
"""For a cell that is to be written in."""
SIGNING = f"{HIGH}\n\u00a0"


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


def document_blocks(form: Form, values: Values) -> Iterable[Block]:
    """The answers as running text under headings; what was not answered is not there."""
    for section in form.sections:
        told = [one for one in section.questions if values.get(one.key, one.nothing) != one.nothing]
        if told:
            yield Heading(" ".join(filter(None, [section.number, str(section.title)])), 1)
        for question in told:
            if len(section.questions) > 1:
                yield Heading(str(question.heading or question.label), 2)
            yield from running_text(question, values[question.key])


def running_text(question: Field, value: Any) -> Iterable[Block]:
    if isinstance(question, TableField):
        yield with_room_to_sign(question, value)
        return
    for is_list, lines in groupby(question.told(value).splitlines(), key=lambda line: line.startswith(LISTED)):
        if is_list:
            yield Sentences([line.removeprefix(LISTED) for line in lines])
        else:
            yield from (Paragraph(line) for line in lines if line.strip())


def with_room_to_sign(question: TableField, rows: Sequence[Mapping[str, Any]]) -> Table:
    """A column for signatures is written in on paper."""
    signed = [{**row, SIGNATURE: row.get(SIGNATURE) or SIGNING} if SIGNATURE in row else row for row in rows]
    table = answer_table(question, signed)
    said = [place for place, _column in enumerate(table.columns) if any(row[place] for row in table.rows)]
    return Table([table.columns[place] for place in said], [[row[place] for place in said] for row in table.rows])


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
    if question.named_rows:
        columns = [Column("", 10, 44), *columns]
    return Table(columns, [row_of(question, row) for row in rows], name=name)


def row_of(question: TableField, row: Mapping[str, Any]) -> list[Cell]:
    return [*question.name_of(row), *(cell_of(one, row.get(one.key)) for one in question.columns)]


def cell_of(question: Field, value: Any) -> Cell:
    """Days and whole numbers stay what they are, to be sorted and counted."""
    if value in (None, "", []):
        return None
    if isinstance(question, Date) and question.time_label is None:
        return question.read(value)
    return value if isinstance(question, Number) and isinstance(value, int) else question.told(value)


def room_for(question: Field) -> Iterable[Block]:
    if isinstance(question, TableField):
        names = [[str(one.text)] for one in question.named_rows] or [[] for _row in range(EMPTY_ROWS)]
        room = [room_in(column) for column in question.columns]
        yield Table(answer_table(question, []).columns, [[*name, *room] for name in names])
    elif isinstance(question, Choice):
        yield from (Paragraph(boxed(str(text))) for text in question.texts.values())
    elif isinstance(question, YesNo):
        yield Paragraph("     ".join(boxed(capitalise(answer)) for answer in (_("yes"), _("no"))))
    if not isinstance(question, TableField | Choice):
        yield WritingRoom(question.rows if isinstance(question, LongText) else 2 if isinstance(question, YesNo) else 1)


def room_in(column: Field) -> str:
    """A cell to write in, or to tick."""
    return "\n".join(boxed(str(text)) for text in column.texts.values()) if isinstance(column, OneChoice) else HIGH


def boxed(text: str) -> str:
    return f"☐ {text}"
