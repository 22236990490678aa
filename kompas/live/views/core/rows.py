"""The rows that views are made from, and how each kind declares who sees what of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar, cast

from sqlmodel import Session, SQLModel

from kompas.enums import Audience, RecordKind
from kompas.events.core.difference import Item, Scalars
from kompas.models import StepVisit, Workshop
from kompas.models.core.base_row import BaseRow, table_of
from kompas.models.core.record import Record
from kompas.rules import AnyActor

Table = TypeVar("Table", bound=SQLModel)


@dataclass
class Rows:
    """The rows of one workshop or network, kept by table and id."""

    record: Any
    tables: dict[type[SQLModel], dict[Any, Any]] = field(default_factory=dict)
    conclusion_notes: dict[str, list[str]] = field(default_factory=dict)
    originals: dict[str, list[str]] = field(default_factory=dict)
    """Id of a merged note → ids of the notes it stands for, in the order of writing."""
    visits: list[StepVisit] = field(default_factory=list)
    evaluations: int = 0
    seen: Any = None
    """How the sides of the map's lines see them, kept by `views.ratings`."""

    @property
    def workshop(self) -> Workshop:
        return cast(Workshop, self.record)

    def of(self, table: type[Table]) -> dict[Any, Table]:
        return self.tables.setdefault(table, {})

    def keep(self, *rows: SQLModel) -> None:
        """Put rows in by their id."""
        for row in rows:
            self.of(type(row))[row.id] = row  # type: ignore[attr-defined]


def unseen(rows: Rows, audience: Audience, row: Any) -> Item | None:
    return None


def not_own(rows: Rows, participant_id: int, row: Any) -> Item | None:
    return None


def no_scalars(rows: Rows, seen_by: Any) -> Scalars:
    return {}


def nobody(row: Any) -> Iterable[int | None]:
    return ()


def nobody_through(rows: Rows, changed: set[Any]) -> Iterable[int]:
    return ()


def nobody_moved(was: Any | None, row: Any) -> Iterable[int]:
    return ()


def nothing(rows: Rows, changed: set[Any]) -> Iterable[str]:
    return ()


def nothing_beside(session: Session, rows: Rows, since: int) -> None:
    """For a noun whose table tells all."""


@dataclass(frozen=True)
class Noun:
    """One kind of row that travels live; its table has `workshop_id` or `network_id`, and `revision`.

    - `item`: the row as an audience sees it; None when it does not. Its key is `<name>:<id>`.
    - `scalars`: single values for an audience, counts for instance.
    - `own_item`, `own_values`: what one participant gets and nobody else; `owners` says whose that is, and
      `owners_through` whose it is that looks different because these rows (by identity) changed.
    - `owners_moved`: whose own things look different by what this row was, if it was there, and what it is.
    - `touches`: keys of other nouns' items that may look different when these (by identity) changed.
    - `read_beside`: reads what hangs on changed rows and has no revision of its own.
    """

    name: str
    table: type[BaseRow]
    item: Callable[[Rows, Any, Any], Item | None] = unseen
    scalars: Callable[[Rows, Any], Scalars] = no_scalars
    own_item: Callable[[Rows, int, Any], Item | None] = not_own
    own_values: Callable[[Rows, int], Scalars] = no_scalars
    owners: Callable[[Any], Iterable[int | None]] = nobody
    owners_through: Callable[[Rows, set[Any]], Iterable[int]] = nobody_through
    owners_moved: Callable[[Any | None, Any], Iterable[int]] = nobody_moved
    touches: Callable[[Rows, set[Any]], Iterable[str]] = nothing
    read_beside: Callable[[Session, Rows, int], None] = nothing_beside

    @cached_property
    def kinds(self) -> frozenset[RecordKind]:
        """Of what kind of record it is; some are of both."""
        return frozenset(kind for kind in RecordKind if kind.column in table_of(self.table).columns)

    @cached_property
    def identity(self) -> Callable[[Any], Any]:
        """Gives what a row is known by: its key, or the parts of it."""
        return attrgetter(*(column.name for column in table_of(self.table).primary_key.columns))


def always_the_same(record: Any) -> object:
    return None


def always(record: Any) -> bool:
    return True


@dataclass(frozen=True)
class RecordView:
    """A kind of record as a whole, beside its nouns.

    - `missing`: the words for one that is not there any more.
    - `scalars`: its single values, for an audience.
    - `actor_in`: who a device is by the seats among the rows, if possible as the participant given.
    - `look_of`: what makes every item look different when it changes.
    - `tells_when`: whether it may be known when, or in which order, something was written.
    - `read_beside`: reads what is counted although it has no revision.
    """

    table: type[Record]
    missing: str
    scalars: Callable[[Rows, Any], Scalars]
    actor_in: Callable[[Rows, int, int | None], AnyActor]
    look_of: Callable[[Any], object] = always_the_same
    tells_when: Callable[[Any], bool] = always
    read_beside: Callable[[Session, Rows, int], None] = nothing_beside


def milliseconds(moment: datetime | None) -> int | None:
    return round(moment.timestamp() * 1000) if moment else None
