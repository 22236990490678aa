"""A document as Markdown. Text that people typed is escaped: it shows as typed and never becomes markup."""

import re
from collections.abc import Iterable
from functools import singledispatch

from kompas.exports.core import blocks
from kompas.exports.core.blocks import Table, on_paper
from kompas.exports.core.document import Document
from kompas.i18n import _

SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#|~$&!@^=])")
LIST_START = re.compile(r"^(\d*)([-+.])")
ADDRESS = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?<=[-.\w+]@)(?=[-\w])", re.IGNORECASE)
WORD_JOINER = "\u2060"
"""Is not seen, and keeps a word together. Escaping does not help: bare addresses are looked for in what is left of it."""


def write_markdown(document: Document) -> bytes:
    under = " · ".join(plain(text) for text in (document.subtitle, document.made) if text)
    lines = [f"# {plain(document.title)}", under]
    for block in document.blocks:
        lines += list(lines_of(block))
    return ("\n\n".join(lines) + "\n").encode()


def plain(text: str) -> str:
    """One line of text with every special character escaped; line breaks become spaces."""
    text = SPECIAL.sub(r"\\\1", without_links(" ".join(text.split())))
    return LIST_START.sub(r"\1\\\2", text)


def without_links(text: str) -> str:
    """The same to read; a bare address in it becomes no link, where somebody could be led to without knowing."""
    return ADDRESS.sub(WORD_JOINER, text)


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
def _writing_room(block: blocks.WritingRoom) -> Iterable[str]:
    yield from [r"\_" * 60] * block.lines


@lines_of.register
def _page_break(block: blocks.PageBreak) -> Iterable[str]:
    yield "---"


@lines_of.register
def _picture(block: blocks.Picture) -> Iterable[str]:
    if block.table_follows:
        return
    if block.own_page:
        yield from lines_of(blocks.Heading(block.own_page.heading, 1))
    yield plain(block.text)


@lines_of.register
def _facts(block: blocks.Facts) -> Iterable[str]:
    yield "\n".join(f"- **{plain(name)}**: {plain(value)}" for name, value in block.rows)


@lines_of.register
def _statement(block: blocks.Statement) -> Iterable[str]:
    yield f"> **{plain(block.text)}**"
    if block.points:
        yield "\n".join(f"- **{plain(point.label)}**: {point_text(point)}" for point in block.points)


@lines_of.register
def _points(block: blocks.Points) -> Iterable[str]:
    if block.label:
        yield f"**{plain(block.label)}**"
    yield "\n".join(f"- {point_text(point)}" for point in block.points)


def point_text(point: blocks.Point) -> str:
    """Its lines stay lines: a backslash at the end is a line break."""
    lines = [plain(line) for line in point.text.splitlines() if line.strip()]
    return "\\\n  ".join(lines) + (f" — {plain(point.remarks)}" if point.remarks else "")


@lines_of.register
def _table(block: Table) -> Iterable[str]:
    columns, rows = on_paper(block)
    lines = [[plain(column.title) for column in columns], ["---:" if one.number else "---" for one in columns]]
    lines += [[plain(cell) for cell in row] for row in rows]
    lines += [[f"**{plain(cell)}**" if cell else "" for cell in block.total]] if block.total else []
    yield "\n".join(f"| {' | '.join(line)} |" for line in lines)


@lines_of.register
def _scales(block: blocks.Scales) -> Iterable[str]:
    rows = ["| | 1 | 2 | 3 | 4 | 5 | |", "|---|---:|---:|---:|---:|---:|---|"]
    yield "\n".join(rows + [scale_row(scale) for scale in block.scales])


def scale_row(scale: blocks.Scale) -> str:
    ends = _("1 = {low}, 5 = {high}", low=scale.low, high=scale.high)
    cells = [f"{plain(scale.question)} ({plain(ends)})", *map(str, scale.counts), plain(scale.average_text)]
    return f"| {' | '.join(cells)} |"


@lines_of.register
def _sentences(block: blocks.Sentences) -> Iterable[str]:
    yield "\n".join(f"- {plain(item)}" for item in block.items)
