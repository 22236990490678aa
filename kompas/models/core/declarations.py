"""Declarations of a table: how its rows are forgotten, copied and undone. Columns go by their name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Forgetting:
    """The fate of rows when the period of their workshop is over; erasing takes every row.

    - `rows`: which go: all, or those for which this SQL condition on the table holds.
    - `blanked`: of rows that stay, the columns that go, with what they hold from then on.
    - `rewritten`: of rows that stay, the columns of which a part goes, with what is made of a value.
    - `stays`: the other columns with words, lists or a person: each is named, so that a new one is thought about.
    - `why`: why that may stay.
    """

    rows: bool | Callable[[Any], Any] = False
    blanked: Mapping[str, Any] = field(default_factory=dict)
    rewritten: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)
    stays: tuple[str, ...] = ()
    why: str = ""

    @property
    def whole(self) -> bool:
        return self.rows is True


def every_row(workshop: Any, rows: list[Any]) -> list[Any]:
    return rows


@dataclass(frozen=True)
class Copying:
    """How rows travel with the complete copy of a workshop, in the order in which they came.

    - `keep`: which of them.
    - `silent`: columns left out when nobody may know who wrote what, and when.
    - `order`: columns that give the order then.
    - `left_out`: columns that never travel, with why.
    - `points_to`: by column the table of the row whose id it holds, where the database does not watch over it.
    - `ids_inside`: JSON columns that hold ids of other rows.
    - `counted`: the table says who did something that is only counted; the copy says how many.
    """

    keep: Callable[[Any, list[Any]], list[Any]] = every_row
    silent: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    left_out: Mapping[str, str] = field(default_factory=dict)
    points_to: Mapping[str, str] = field(default_factory=dict)
    ids_inside: tuple[str, ...] = ()
    counted: bool = False


@dataclass(frozen=True)
class NotCopied:
    """Why rows are in no copy."""

    why: str


@dataclass(frozen=True)
class Undoing:
    """How rows are undone that a facilitator's action made, changed or removed.

    - `gone`: how a row that was made looks once that is undone. Without it the row is deleted, which browsers only
      hear of through another row.
    - `tells`: columns (`table.column`) that point here from rows that look different with this one.
    - `told_by`: the column that points to the row whose revision tells of this one.
    - `holds`: the column that points here from rows that outlive a deed that made this one `gone`, until that deed
      cannot be undone any more.
    - `watched`: columns that must be as they were at the deed, although it did not change them.
    - `never`: columns that are not put back.
    """

    gone: Mapping[str, Any] = field(default_factory=dict)
    tells: tuple[str, ...] = ()
    told_by: str = ""
    holds: str = ""
    watched: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
