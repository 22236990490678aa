"""A table, for reading on paper and for work in a spreadsheet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

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


def on_paper(table: Table) -> tuple[list[Column], list[list[str]]]:
    """The columns that a page has room for, and all cells in words."""
    kept = [place for place, column in enumerate(table.columns) if column.share]
    columns = [table.columns[place] for place in kept]
    return columns, [[in_words(row[place], table.columns[place]) for place in kept] for row in table.rows]


def on_sheet(table: Table) -> Table:
    kept = [place for place, column in enumerate(table.columns) if column.width]
    return replace(
        table,
        columns=[table.columns[place] for place in kept],
        rows=[[row[place] for place in kept] for row in table.rows],
    )


def in_words(cell: Cell, column: Column) -> str:
    if cell is None:
        return wording.NOTHING
    if isinstance(cell, date):
        return wording.brief_date(cell)
    return shortened(cell) if column.reference and isinstance(cell, str) else str(cell)


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1].rstrip() + "…"
