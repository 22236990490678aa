"""Undo and redo: the rows of a deed get back what they had before it, or after it.

Facilitators of one workshop share one list. When a row has changed since, nothing is touched: that is newer work.
"""

from collections.abc import Iterable
from typing import Any, Literal

from sqlmodel import Session

from kompas.domain.core.changes import record_change
from kompas.domain.core.handling import handles
from kompas.domain.wall.ballots import (
    demand_no_dots,
    demand_no_vote,
    demand_not_voted_on,
    free_lost_dots,
    take_off_screen,
)
from kompas.domain.whole.deeds import columns_of, deeds_of, let_go, plain, rows_to_tell
from kompas.domain.workshop.log import log
from kompas.enums import BallotStatus, DeedState, LoggedDeed
from kompas.errors import Conflict
from kompas.events.whole.deeds import DropDeed, RedoDeed, UndoDeed
from kompas.i18n import N_
from kompas.models import Ballot, Deed, Note, Workshop
from kompas.models.core.base_row import BaseRow, model_named
from kompas.rules import Actor

Side = Literal["before", "after"]
Change = dict[str, Any]


@handles(UndoDeed)
def undo_deed(session: Session, actor: Actor, action: UndoDeed) -> None:
    """Undo the last deed. Raises Conflict when what it changed has changed since."""
    deed = deed_to_undo(session, actor.workshop)
    if deed is not None and deed.id == action.deed_id:  # otherwise another facilitator was first
        put_rows(session, actor, deed, "before", expected="after")
        deed.state = DeedState.UNDONE
        log(session, actor.workshop, actor, LoggedDeed.UNDONE, deed=deed.type)


@handles(RedoDeed)
def redo_deed(session: Session, actor: Actor, action: RedoDeed) -> None:
    """Do again what was undone last. Raises Conflict when what it changed has changed since."""
    deed = deed_to_redo(session, actor.workshop)
    if deed is not None and deed.id == action.deed_id:
        put_rows(session, actor, deed, "after", expected="before")
        deed.state = DeedState.DONE
        log(session, actor.workshop, actor, LoggedDeed.REDONE, deed=deed.type)


@handles(DropDeed)
def drop_deed(session: Session, actor: Actor, action: DropDeed) -> None:
    for deed in (deed_to_undo(session, actor.workshop), deed_to_redo(session, actor.workshop)):
        if deed is not None and deed.id == action.deed_id:
            record_change(session, actor.workshop, deed)
            let_go(session, actor.workshop, [deed])


def deed_to_undo(session: Session, workshop: Workshop) -> Deed | None:
    return next((one for one in reversed(deeds_of(session, workshop)) if one.state is DeedState.DONE), None)


def deed_to_redo(session: Session, workshop: Workshop) -> Deed | None:
    return next((one for one in deeds_of(session, workshop) if one.state is DeedState.UNDONE), None)


def put_rows(session: Session, actor: Actor, deed: Deed, side: Side, *, expected: Side) -> None:
    rows = [(change, row_of(session, change)) for change in deed.changes]
    if not all(stands(change[expected], row) for change, row in rows):
        raise Conflict(N_("Somebody changed this since. Nothing was undone, so that their work stays."))
    demand_votes_stand(session, actor.workshop, deed, side)
    if any((change[side] or {}).get("on_screen") for change in deed.changes):
        take_off_screen(session, actor.workshop)
    telling: list[Any] = []
    # A note that others point at must be there before they do, so rows are put back in the order they were changed.
    for change, row in rows if side == "after" else reversed(rows):
        telling += put_row(session, change, row, change[side])
    session.flush()
    record_change(session, actor.workshop, deed, *telling)
    free_lost_dots(session, actor.workshop)


def demand_votes_stand(session: Session, workshop: Workshop, deed: Deed, side: Side) -> None:
    """Demand that candidates of an open vote stay as they are, and that a vote with dots stays open."""
    if deed.type == "open_ballot" and side == "before":
        demand_no_dots(session, deed.id)
    elif any(change["table"] == Ballot.__tablename__ and comes_open(change, side) for change in deed.changes):
        demand_no_vote(session, workshop)
    notes = [change for change in deed.changes if change["table"] == Note.__tablename__]
    if any("merged_into" in (change[side] or {}) for change in notes):
        demand_not_voted_on(session, workshop, [change["key"][0] for change in notes])


def comes_open(ballot: Change, side: Side) -> bool:
    return (ballot[side] or {}).get("status") == BallotStatus.OPEN


def row_of(session: Session, change: Change) -> BaseRow | None:
    return session.get(model_named(change["table"]), tuple(change["key"]))


def stands(expected: Change | None, row: BaseRow | None) -> bool:
    """Whether the row is still as the deed left it."""
    if expected is None or row is None:
        return expected is None and row is None
    return plain(row, expected) == expected


def put_row(session: Session, change: Change, row: BaseRow | None, values: Change | None) -> Iterable[Any]:
    """Give the row these values; gives the rows that must tell of it."""
    table = model_named(change["table"])
    if values is None:
        session.delete(row)
    else:
        columns = columns_of(table)
        found = {name: columns[name].validate_python(value) for name, value in values.items()}
        if row is None:
            row = table(**found)
            session.add(row)
        for name, value in found.items():
            setattr(row, name, value)
    return rows_to_tell(session, row)
