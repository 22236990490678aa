"""Which domain function carries out which action: each says so itself, where it stands."""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlmodel import Session, SQLModel

from kompas.domain.core.changes import record_change
from kompas.events.core.base import AnyAction
from kompas.rules import AnyActor

Handler = Callable[..., Any]
"""Takes the session, the actor, the action, and the rows that the action must name, in the order of its fields. What the
action declares has been asked before. When it gives a number, the log tells that it was about so many."""
Function = TypeVar("Function", bound=Handler)
Made = TypeVar("Made", bound=SQLModel)
HANDLERS: dict[type[AnyAction], Handler] = {}


def handles(*kinds: type[AnyAction]) -> Callable[[Function], Function]:
    """Let this function carry out actions of these kinds."""

    def register(function: Function) -> Function:
        for kind in kinds:
            if kind in HANDLERS:
                raise LookupError(f"{kind.__name__} is carried out by {HANDLERS[kind].__name__} already")
            HANDLERS[kind] = function
        return function

    return register


def put_on_row(session: Session, actor: AnyActor, action: AnyAction, row: Any) -> None:
    """All there is to it for many an action: the row gets what the action says under the names of its columns."""
    for name, value in told_of(type(row), action).items():
        setattr(row, name, value)
    record_change(session, actor.record, row)


def add_row(session: Session, actor: AnyActor, action: AnyAction, table: type[Made], **values: Any) -> Made:
    """A row with the action's id, these values, and what the action says under the names of its other columns."""
    row = table(**{**told_of(table, action), "id": action.id, **actor.record.reference, **values})
    record_change(session, actor.record, row)
    return row


def told_of(table: type[SQLModel], action: AnyAction) -> dict[str, Any]:
    names = type(action).model_fields.keys() & table.model_fields.keys() - AnyAction.model_fields.keys()
    return {name: getattr(action, name) for name in names}
