"""What facilitators did, so that it can be undone: recorded by looking at which rows changed, without an inverse for each.

To make an action undoable, declare it with `undo`; to make the rows of a table undoable, give it a line in TABLES. A row
must be changed through the session: a bulk statement is not seen here. Revealing cannot be undone: what everybody has read
cannot be unread. Neither can closing a vote or a support check: who said what was forgotten with it. Nor can the clock.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import event, inspect
from sqlmodel import Session, SQLModel, col, delete, select

from kompas.database import note_removal
from kompas.domain.core.changes import record_change
from kompas.domain.core.moments import when
from kompas.domain.wall.ballots import BallotEnded
from kompas.domain.wall.queries import group_of
from kompas.domain.workshop.moments import WorkshopClosed
from kompas.enums import BallotStatus, DeedState, Role
from kompas.events.core.base import DECLARED, ActionBase
from kompas.models import (
    Agreement,
    AmbitionComment,
    AmbitionDraft,
    Ballot,
    Bottleneck,
    Case,
    Conclusion,
    ConclusionNote,
    Deed,
    Note,
    Placement,
    Step,
    Theme,
    Vote,
    Workshop,
)
from kompas.rules import Actor

KEPT = 20
"""How many deeds can be undone."""


def itself(session: Session, row: Any) -> Iterable[Any]:
    return (row,)


def its_conclusion(session: Session, tie: ConclusionNote) -> Iterable[Any]:
    return (session.get(Conclusion, tie.conclusion_id),)


def with_its_notes(session: Session, theme: Theme) -> Iterable[Any]:
    """A note tells which theme it lies in, as long as that one is there."""
    return (theme, *session.exec(select(Placement).where(Placement.theme_id == theme.id)))


def with_its_votes(session: Session, ballot: Ballot) -> Iterable[Any]:
    """Whoever gave dots in a vote that comes back gets to see them again."""
    return (ballot, *session.exec(select(Vote).where(Vote.ballot_id == ballot.id)))


@dataclass(frozen=True)
class Undoable:
    """How the rows of a table are undone.

    - `gone`: how a row that was made looks once that is undone. Without it the row is deleted, which browsers only
      hear of through another row.
    - `tells`: the rows whose revision tells browsers that this one changed.
    - `watched`: columns that must be as they were at the deed, although it did not change them.
    - `never`: columns that are not put back.
    """

    gone: dict[str, Any] | None = None
    tells: Callable[[Session, Any], Iterable[Any]] = itself
    watched: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


TABLES: dict[type[SQLModel], Undoable] = {
    Note: Undoable(gone={"status": "withdrawn"}, tells=group_of),
    Case: Undoable(never=("picture",)),  # the bytes are gone as soon as it is taken away
    Conclusion: Undoable(gone={"withdrawn": True}),
    ConclusionNote: Undoable(tells=its_conclusion),
    Agreement: Undoable(gone={"withdrawn": True}),
    Theme: Undoable(gone={"withdrawn": True}, tells=with_its_notes),
    Placement: Undoable(gone={"theme_id": None}),
    AmbitionDraft: Undoable(),
    AmbitionComment: Undoable(),
    Bottleneck: Undoable(),
    Step: Undoable(watched=("ends_at", "remaining_seconds")),  # once the room was there, its minutes are spent
    Ballot: Undoable(gone={"status": "withdrawn", "on_screen": False}, tells=with_its_votes),
}
NOT_KEPT = {"revision", "sequence", "created_at", "changed_at"}
"""Columns that say when a row changed, not what is in it."""


@cache
def columns_of(table: type[SQLModel]) -> dict[str, TypeAdapter[Any]]:
    """By name how to turn a value into JSON and back."""
    left = NOT_KEPT.union(TABLES[table].never)
    fields = table.model_fields.items()
    return {name: TypeAdapter(field.annotation or Any) for name, field in fields if name not in left}


def plain(row: SQLModel, names: Iterable[str] | None = None) -> dict[str, Any]:
    """The row as JSON has it."""
    columns = columns_of(type(row))
    return {name: columns[name].dump_python(getattr(row, name), mode="json") for name in names or columns}


@dataclass
class Seen:
    """A row that changed during an action; `before` has the columns that were set, as they were."""

    row: SQLModel
    made: bool = False
    removed: bool = False
    before: dict[str, Any] = field(default_factory=dict)

    def change(self) -> dict[str, Any] | None:
        """What happened to the row over the whole action, or None when it is as it was."""
        table = type(self.row)
        key = list(inspect(table).primary_key_from_instance(self.row))
        told = {"table": str(table.__tablename__), "key": key}
        if self.made and self.removed:
            return None
        if self.made:
            gone, whole = TABLES[table].gone, plain(self.row)
            return None if gone and gone.items() <= whole.items() else {**told, "before": gone, "after": whole}
        if self.removed:
            return {**told, "before": plain(self.row) | self.before, "after": None}
        after = plain(self.row, [*self.before, *TABLES[table].watched])
        differing = [name for name, value in self.before.items() if after[name] != value]
        if not differing:
            return None
        kept, before = {*differing, *TABLES[table].watched}, after | self.before
        return {**told, "before": {n: before[n] for n in kept}, "after": {n: after[n] for n in kept}}


class Recorder:
    """Looks at the session before each flush of an action."""

    def __init__(self) -> None:
        self.seen: dict[int, Seen] = {}

    def look(self, session: Session, _context: object, _instances: object) -> None:
        for row in session.new:
            if type(row) in TABLES:
                self.of(row).made = True
        for row in session.deleted:
            if type(row) in TABLES:
                self.of(row).removed = True
        for row in session.dirty:
            if type(row) in TABLES:
                self.compare(row)

    def of(self, row: Any) -> Seen:
        return self.seen.setdefault(id(row), Seen(row))

    def compare(self, row: Any) -> None:
        """Remember what each column was before it was set for the first time."""
        table: type[SQLModel] = type(row)
        attributes, columns = inspect(row).attrs, columns_of(table)
        for name in columns:
            was = attributes[name].history.deleted
            if was:
                self.of(row).before.setdefault(name, columns[name].dump_python(was[0], mode="json"))

    def changes(self) -> list[dict[str, Any]]:
        return [change for seen in self.seen.values() if (change := seen.change())]


@contextmanager
def recorded(session: Session, actor: Actor, action: ActionBase) -> Iterator[None]:
    """Keep what a facilitator's action changes, so that it can be undone."""
    if not DECLARED[type(action)].undo or action.role is not Role.FACILITATOR:
        yield
        return
    session.flush()  # what came before belongs to another action
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
    """That a vote was opened is off the list, since what came after it does not go back."""
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
    """Off the list, and the text they held with them; with a vote that stays broken off also who gave which dot."""
    for deed in deeds:
        if deed.type == "withdraw_ballot" and deed.state is DeedState.DONE:
            forget_broken_off(session, deed)
        deed.state, deed.changes, deed.revision = DeedState.GONE, [], workshop.revision


def forget_broken_off(session: Session, deed: Deed) -> None:
    session.flush()
    ids = [change["key"][0] for change in deed.changes if change["table"] == Ballot.__tablename__]
    withdrawn = select(Ballot.id).where(col(Ballot.id).in_(ids), Ballot.status == BallotStatus.WITHDRAWN)
    session.execute(delete(Vote).where(col(Vote.ballot_id).in_(withdrawn)))
