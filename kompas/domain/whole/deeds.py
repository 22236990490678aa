"""Deeds of facilitators that can be undone: recorded by looking at which rows changed, without an inverse for each.

To make an action undoable, declare it with `undo`; to make the rows of a table undoable, give its model `undoing`. A row
must be changed through the session: a bulk statement is not seen here. Revealing cannot be undone: what everybody has read
cannot be unread. Neither can closing a vote or a support check: who said what was forgotten with it. Nor can the clock.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import TypeAdapter
from sqlalchemy import event, inspect
from sqlmodel import Session, col, delete, select

from kompas.database import note_removal
from kompas.domain.core.changes import record_change
from kompas.domain.core.moments import when
from kompas.domain.wall.ballots import BallotEnded
from kompas.domain.workshop.moments import WorkshopClosed
from kompas.enums import DeedState, Role
from kompas.events.core.base import DECLARED, AnyAction
from kompas.models import Deed, Workshop
from kompas.models.core.base_row import BaseRow, model_named, target_of
from kompas.models.core.declarations import Undoing
from kompas.rules import Actor, AnyActor

KEPT = 20
"""How many deeds can be undone."""


NOT_KEPT = {"revision", "sequence", "created_at", "changed_at"}
"""Columns that say when a row changed, not what is in it."""


def undoing_of(table: type[BaseRow]) -> Undoing:
    assert table.undoing is not None, f"rows of {table.__name__} are not undone"
    return table.undoing


@cache
def columns_of(table: type[BaseRow]) -> dict[str, TypeAdapter[Any]]:
    """By name how to turn a value into JSON and back."""
    left = NOT_KEPT.union(undoing_of(table).never)
    fields = table.model_fields.items()
    return {name: TypeAdapter(without_bounds(field.annotation or Any)) for name, field in fields if name not in left}


def without_bounds(hint: Any) -> Any:
    """What a row had is put back as it was, also where it is out of the bounds of today."""
    if get_origin(hint) is Annotated:
        return without_bounds(get_args(hint)[0])
    return Union[tuple(map(without_bounds, get_args(hint)))] if get_origin(hint) in (Union, UnionType) else hint  # noqa: UP007


def plain(row: BaseRow, names: Iterable[str] | None = None) -> dict[str, Any]:
    """The row as JSON has it."""
    columns = columns_of(type(row))
    return {name: columns[name].dump_python(getattr(row, name), mode="json") for name in names or columns}


@dataclass
class Seen:
    """A row that changed during an action; `before` has the columns that were set, as they were."""

    row: BaseRow
    made: bool = False
    removed: bool = False
    before: dict[str, Any] = field(default_factory=dict)

    def change(self) -> dict[str, Any] | None:
        """The change of the row over the whole action, or None when it is as it was."""
        table, undoing = type(self.row), undoing_of(type(self.row))
        key = list(inspect(table).primary_key_from_instance(self.row))
        told = {"table": str(table.__tablename__), "key": key}
        if self.made and self.removed:
            return None
        if self.made:
            gone, whole = dict(undoing.gone) or None, plain(self.row)
            return None if gone and gone.items() <= whole.items() else {**told, "before": gone, "after": whole}
        if self.removed:
            return {**told, "before": plain(self.row) | self.before, "after": None}
        after = plain(self.row, [*self.before, *undoing.watched])
        differing = [name for name, value in self.before.items() if after[name] != value]
        if not differing:
            return None
        kept, before = {*differing, *undoing.watched}, after | self.before
        return {**told, "before": {n: before[n] for n in kept}, "after": {n: after[n] for n in kept}}


def is_undoable(row: Any) -> bool:
    return isinstance(row, BaseRow) and row.undoing is not None


class Recorder:
    """Looks at the session before each flush of an action."""

    def __init__(self) -> None:
        self.seen: dict[int, Seen] = {}

    def look(self, session: Session, _context: object, _instances: object) -> None:
        for row in filter(is_undoable, session.new):
            self.of(row).made = True
        for row in filter(is_undoable, session.deleted):
            self.of(row).removed = True
        for row in filter(is_undoable, session.dirty):
            self.compare(row)

    def of(self, row: Any) -> Seen:
        return self.seen.setdefault(id(row), Seen(row))

    def compare(self, row: BaseRow) -> None:
        """Remember what each column was before it was set for the first time."""
        attributes, columns = inspect(row).attrs, columns_of(type(row))
        for name in columns:
            was = attributes[name].history.deleted
            if was:
                self.of(row).before.setdefault(name, columns[name].dump_python(was[0], mode="json"))

    def changes(self) -> list[dict[str, Any]]:
        return [change for seen in self.seen.values() if (change := seen.change())]


@contextmanager
def record_deed(session: Session, actor: AnyActor, action: AnyAction) -> Iterator[None]:
    """Keep what a facilitator's action changes, so that it can be undone."""
    if not DECLARED[type(action)].undo or not isinstance(actor, Actor) or action.role is not Role.FACILITATOR:
        yield
        return
    session.flush()  # earlier changes belong to another action
    recorder = Recorder()
    event.listen(session, "before_flush", recorder.look)
    try:
        yield
        session.flush()
    finally:
        event.remove(session, "before_flush", recorder.look)
    if changes := recorder.changes():
        keep_deed(session, actor.workshop, action.id, action.type, changes)


def keep_deed(session: Session, workshop: Workshop, identity: str, type_: str, changes: list[dict[str, Any]]) -> None:
    """Put a deed on the list. Nothing can be redone after it, and the oldest goes when there are too many."""
    assert workshop.id is not None
    known = deeds_of(session, workshop)
    done = [deed for deed in known if deed.state is DeedState.DONE]
    undone = [deed for deed in known if deed.state is DeedState.UNDONE]
    let_go(session, workshop, undone + done[: max(0, len(done) - KEPT + 1)])
    at = workshop.revision
    session.add(Deed(id=identity, workshop_id=workshop.id, type=type_, changes=changes, sequence=at, revision=at))


def deeds_of(session: Session, workshop: Workshop) -> list[Deed]:
    """The deeds that can be undone or redone, in the order in which they were done."""
    query = select(Deed).where(Deed.workshop_id == workshop.id, col(Deed.state) != DeedState.GONE)
    return list(session.exec(query.order_by(col(Deed.sequence))))


@when(BallotEnded)
def settle_opening(session: Session, ended: BallotEnded) -> None:
    """Take the opening of a vote off the list, since later deeds do not go back."""
    deed = session.get(Deed, ended.ballot.id)
    if deed is not None:
        let_go(session, ended.workshop, [deed])


@when(WorkshopClosed)
def settle_all(session: Session, closed: WorkshopClosed) -> None:
    deeds = deeds_of(session, closed.workshop)
    if deeds:
        let_go(session, closed.workshop, deeds)
        record_change(session, closed.workshop, *deeds)
        note_removal(session)


def let_go(session: Session, workshop: Workshop, deeds: Iterable[Deed]) -> None:
    """Take deeds off the list, with the text they held and the rows kept for as long as they could be undone."""
    for deed in deeds:
        if deed.state is DeedState.DONE:
            for change in deed.changes:
                forget_held(session, change)
        deed.state, deed.changes, deed.revision = DeedState.GONE, [], workshop.revision


def forget_held(session: Session, change: dict[str, Any]) -> None:
    """The votes of a ballot that stays broken off, for instance."""
    table = model_named(change["table"])
    undoing, after = undoing_of(table), change["after"] or {}
    if not undoing.holds or not any(after.get(name) == value for name, value in undoing.gone.items()):
        return
    session.flush()
    row, column = session.get(table, tuple(change["key"])), pointing(undoing.holds)
    if row is not None and plain(row, undoing.gone) == undoing.gone:
        session.execute(delete(column.class_).where(column == change["key"][0]))


def rows_to_tell(session: Session, row: Any) -> Iterable[Any]:
    """The rows whose revision tells browsers that this row changed."""
    undoing = undoing_of(type(row))
    if undoing.told_by:
        return [session.get(model_named(target_of(type(row), undoing.told_by) or ""), getattr(row, undoing.told_by))]
    columns = map(pointing, undoing.tells)
    return [
        row,
        *(other for column in columns for other in session.exec(select(column.class_).where(column == row.id))),
    ]


def pointing(column: str) -> Any:
    """`table.column` as an attribute of its model."""
    table, _, name = column.partition(".")
    return getattr(model_named(table), name)
