"""Undoing what a facilitator did, and doing it again."""

from typing import Literal

from kompas.events.core.base import ActionBase, Id


class UndoDeed(ActionBase):
    """`deed_id` is the deed named on the button: when somebody else was first, another one is up and nothing happens."""

    type: Literal["undo_deed"]
    deed_id: Id


class RedoDeed(ActionBase):
    type: Literal["redo_deed"]
    deed_id: Id


class DropDeed(ActionBase):
    """Take a deed that cannot be undone any more off the list, so that those before it can be reached."""

    type: Literal["drop_deed"]
    deed_id: Id


DeedAction = UndoDeed | RedoDeed | DropDeed
