"""The blocks of a document, before any layout: each writer has a form for each of these."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from kompas.exports.core import wording
from kompas.i18n import _

LONGEST_CELL = 160

Cell = str | int | date | None
"""None is what was not said."""


@dataclass(frozen=True)
class Column:
    """`share` of the width of a page, out of the sum of all, and `width` in characters on a sheet; 0 leaves it out there.

    A `reference` stands in full elsewhere: on paper it is cut short. An `optional` column that says nothing is left out.
    """

    title: str
    share: int = 1
    width: int = 30
    number: bool = False
    reference: bool = False
    optional: bool = False


@dataclass(frozen=True)
class Table:
    """`name` is that of its sheet; `total` has the words under it on paper."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    total: Sequence[str] | None = None
    name: str = ""

    @property
    def titles(self) -> list[str]:
        return [column.title for column in self.columns]


Value = str | Callable[[Any], Any]
"""The name of what a column shows of each thing, or a function that gives it."""


def table_of(things: Iterable[Any], columns: Mapping[Column, Value], name: str = "") -> Table:
    """A row for each of these things."""
    rows = [[cell_of(thing, value) for value in columns.values()] for thing in things]
    kept = [place for place, one in enumerate(columns) if not one.optional or any(row[place] for row in rows)]
    return Table([list(columns)[place] for place in kept], [[row[place] for place in kept] for row in rows], name=name)


def cell_of(thing: Any, value: Value) -> Cell:
    """Members of a list by their label, and yes or no in words."""
    found = getattr(thing, value) if isinstance(value, str) else value(thing)
    if isinstance(found, StrEnum):
        return wording.title_label(found)
    return wording.yes_or_no(found) if isinstance(found, bool) else found


def on_paper(table: Table) -> tuple[list[Column], list[list[str]]]:
    """The columns that a page has room for, and all cells in words."""
    kept = [place for place, column in enumerate(table.columns) if column.share]
    columns = [table.columns[place] for place in kept]
    return columns, [[in_words(row[place], table.columns[place]) for place in kept] for row in table.rows]


def on_sheet(table: Table) -> Table:
    kept = [place for place, column in enumerate(table.columns) if column.width]
    columns = [table.columns[place] for place in kept]
    return replace(table, columns=columns, rows=[[row[place] for place in kept] for row in table.rows])


def in_words(cell: Cell, column: Column) -> str:
    if cell is None:
        return wording.NOTHING
    if isinstance(cell, date):
        return wording.brief_date(cell)
    return shorten_cell(cell) if column.reference and isinstance(cell, str) else str(cell)


def shorten_cell(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1].rstrip() + "…"


@dataclass(frozen=True)
class Heading:
    text: str
    level: int


@dataclass(frozen=True)
class Paragraph:
    """`quiet` is for what explains or says that something is absent."""

    text: str
    quiet: bool = False


@dataclass(frozen=True)
class Facts:
    """Short names, each with what it is."""

    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Sentences:
    items: Sequence[str]


@dataclass(frozen=True)
class WritingRoom:
    """Lines on paper, to write on with a pen."""

    lines: int


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a page of its own."""


@dataclass(frozen=True)
class Point:
    """Something said, with its kind in a word and a colour (`RRGGBB`), and remarks on it."""

    text: str
    label: str
    colour: str
    remarks: str = ""


@dataclass(frozen=True)
class Statement:
    """A framed text, and under it the points that it rests on."""

    text: str
    points: Sequence[Point] = ()


@dataclass(frozen=True)
class Points:
    """Points of one kind; no `label` when the heading above it says the kind already."""

    label: str
    points: Sequence[Point]


@dataclass(frozen=True)
class OwnPage:
    """A page that lies, for a picture alone: its heading, and under that of what it is and of when."""

    heading: str
    caption: str


@dataclass(frozen=True)
class Picture:
    """`figure` names the one of `templates/figures.typ` that draws it, from what `data` gives; `text` says the same to
    somebody who cannot see it. A text file has `text` in its place, unless a table with the same follows.
    """

    name: str
    text: str
    figure: str
    data: Callable[[], Mapping[str, Any]]
    table_follows: bool = False
    own_page: OwnPage | None = None


@dataclass(frozen=True)
class Scale:
    """`counts[i]` is how often the answer i + 1 was given; `average` is None without answers."""

    question: str
    low: str
    high: str
    counts: list[int]
    average: float | None

    @property
    def average_text(self) -> str:
        if self.average is None:
            return _("no answers")
        return _("average {average}", average=wording.decimal(self.average))


@dataclass(frozen=True)
class Scales:
    """Answers from 1 to 5 as bars, or as a table in a text file."""

    name: str
    scales: Sequence[Scale]

    def picture(self) -> Picture:
        return Picture(self.name, " ".join(map(scale_in_words, self.scales)), "scales", self.data)

    def data(self) -> Mapping[str, Any]:
        return {"scales": [{**vars(scale), "average": scale.average_text} for scale in self.scales]}


def scale_in_words(scale: Scale) -> str:
    counts = ", ".join(f"{score}: {count}×" for score, count in enumerate(scale.counts, start=1))
    return _(
        "{question} From 1 ({low}) to 5 ({high}): {counts}; {average}.",
        question=scale.question,
        low=scale.low,
        high=scale.high,
        counts=counts,
        average=scale.average_text,
    )


Block = (
    Heading | Paragraph | Facts | Sentences | WritingRoom | PageBreak | Statement | Points | Table | Picture | Scales
)
