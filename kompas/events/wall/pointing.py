"""Pointing at a note."""

from kompas.events.core.base import ActionBase, action
from kompas.events.core.conditions import FACILITATOR, OPEN
from kompas.events.core.logged import PACE
from kompas.events.wall.notes import NoteId


@action(FACILITATOR, OPEN, logged=PACE)
class PointAtNote(ActionBase):
    """Show a note large on the screen; without one, none."""

    note_id: NoteId | None = None
