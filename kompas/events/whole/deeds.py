"""Undoing what a facilitator did, and doing it again."""

from kompas.events.core.base import ActionBase, Id, action
from kompas.events.core.conditions import FACILITATOR, OPEN
from kompas.events.core.logged import NotLogged


@action(FACILITATOR, OPEN, logged=NotLogged("its function tells which deed was undone"))
class UndoDeed(ActionBase):
    """`deed_id` is the deed named on the button: when somebody else was first, another one is up and nothing happens."""

    deed_id: Id


@action(FACILITATOR, OPEN, logged=NotLogged("its function tells which deed was redone"))
class RedoDeed(ActionBase):
    deed_id: Id


@action(FACILITATOR, OPEN, logged=NotLogged("nothing changes but the list of what can be undone"))
class DropDeed(ActionBase):
    """Take a deed that cannot be undone any more off the list, so that those before it can be reached."""

    deed_id: Id
