"""A table, for reading on paper and for work in a spreadsheet."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from kompas.exports.core import wording

LONGEST_CELL = 160

Cell = str | int | date | None
"""None is what was not said."""


@dataclass(frozen=True)
class Column:
    """`share` of the width of a page, out of the sum of all, and `width` in characters on a sheet; 0 leaves it out there.

    A `reference` stands in full elsewhere: on paper it is cut short.
    """

    title: str
    share: int = 1
    width: int = 30
    number: bool = False
    reference: bool = False


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
    values = list(columns.values())
    return Table(list(columns), [[cell_of(thing, value) for value in values] for thing in things], name=name)


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
    return shortened(cell) if column.reference and isinstance(cell, str) else str(cell)


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1].rstrip() + "…"
