"""Undoing what a facilitator did, and doing it again."""

from kompas.events.core.base import ActionBase, Id, action
from kompas.events.core.conditions import FACILITATOR, OPEN


@action(FACILITATOR, OPEN)
class UndoDeed(ActionBase):
    """`deed_id` is the deed named on the button: when somebody else was first, another one is up and nothing happens."""

    deed_id: Id


@action(FACILITATOR, OPEN)
class RedoDeed(ActionBase):
    deed_id: Id


@action(FACILITATOR, OPEN)
class DropDeed(ActionBase):
    """Take a deed that cannot be undone any more off the list, so that those before it can be reached."""

    deed_id: Id
