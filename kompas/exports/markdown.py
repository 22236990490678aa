"""The report as Markdown. What people typed is escaped: it shows as typed and never becomes markup."""

import re
from collections.abc import Iterable
from functools import singledispatch

from kompas.exports import blocks
from kompas.exports.chart import average_text
from kompas.exports.document import document_of
from kompas.exports.map_svg import map_text
from kompas.exports.report import Report, ReportScale
from kompas.exports.tables import Table
from kompas.i18n import _

SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#|~$&!@^=])")
LIST_START = re.compile(r"^(\d*)([-+.])")
ADDRESS = re.compile(r"://|(?<=www)\.", re.IGNORECASE)


def write_markdown(report: Report) -> bytes:
    contents = document_of(report)
    lines = [f"# {plain(contents.title)}", f"{plain(contents.subtitle)} · {plain(contents.made)}"]
    for block in contents.blocks:
        lines += list(lines_of(block))
    return ("\n\n".join(lines) + "\n").encode()


def plain(text: str) -> str:
    """One line of text with every special character escaped; line breaks become spaces."""
    text = SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return LIST_START.sub(r"\1\\\2", ADDRESS.sub(r"\\\g<0>", text))


@singledispatch
def lines_of(block: object) -> Iterable[str]:
    raise TypeError(f"no form for {type(block).__name__}")


@lines_of.register
def _heading(block: blocks.Heading) -> Iterable[str]:
    yield f"{'#' * (block.level + 1)} {plain(block.text)}"


@lines_of.register
def _paragraph(block: blocks.Paragraph) -> Iterable[str]:
    yield f"*{plain(block.text)}*" if block.quiet else plain(block.text)


@lines_of.register
def _map(block: blocks.MapPicture) -> Iterable[str]:
    """No picture in a text file: the lines follow as a table."""
    yield plain(map_text(block.drawing))


@lines_of.register
def _time(block: blocks.TimeChart) -> Iterable[str]:
    """Neither: the table that follows has the same numbers."""
    return ()


@lines_of.register
def _facts(block: blocks.Facts) -> Iterable[str]:
    yield "\n".join(f"- **{plain(name)}**: {plain(value)}" for name, value in block.rows)


@lines_of.register
def _conclusion(block: blocks.ConclusionBlock) -> Iterable[str]:
    yield f"> **{plain(block.text)}**"
    if block.notes:
        yield "\n".join(f"- **{plain(note.label)}**: {note_text(note)}" for note in block.notes)


@lines_of.register
def _group(block: blocks.NoteGroup) -> Iterable[str]:
    if block.label:
        yield f"**{plain(block.label)}**"
    yield "\n".join(f"- {note_text(note)}" for note in block.notes)


def note_text(note: blocks.NoteLine) -> str:
    """Lines of a note stay lines: a backslash at the end is a line break."""
    lines = [plain(line) for line in note.text.splitlines() if line.strip()]
    return "\\\n  ".join(lines) + (f" — {plain(note.remarks)}" if note.remarks else "")


@lines_of.register
def _table(block: Table) -> Iterable[str]:
    titles = [column.title for column in block.columns]
    rule = ["---:" if column.number else "---" for column in block.columns]
    rows = [[plain(cell) for cell in row] for row in (titles, *block.rows)]
    total = [[f"**{plain(cell)}**" if cell else "" for cell in block.total]] if block.total else []
    yield "\n".join(f"| {' | '.join(row)} |" for row in [rows[0], rule, *rows[1:], *total])


@lines_of.register
def _chart(block: blocks.Chart) -> Iterable[str]:
    rows = ["| | 1 | 2 | 3 | 4 | 5 | |", "|---|---:|---:|---:|---:|---:|---|"]
    yield "\n".join(rows + [scale_row(scale) for scale in block.scales])


def scale_row(scale: ReportScale) -> str:
    ends = _("1 = {low}, 5 = {high}", low=scale.low, high=scale.high)
    cells = [f"{plain(scale.question)} ({plain(ends)})", *map(str, scale.counts), plain(average_text(scale))]
    return f"| {' | '.join(cells)} |"


@lines_of.register
def _sentences(block: blocks.Sentences) -> Iterable[str]:
    yield "\n".join(f"- {plain(item)}" for item in block.items)
