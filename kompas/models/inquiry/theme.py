from datetime import datetime

from sqlmodel import Field

from kompas.models.core.columns import UtcDateTime, now
from kompas.models.core.declarations import Copying, Forgetting, Undoing
from kompas.models.core.live_row import LiveRow, OrderedRow
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose

COLOURS = 8
"""How many colours (each with a pattern of its own) a theme can have."""


class Theme(OrderedRow, table=True):
    """A cluster of notes. Withdrawn is kept, so it can be undone; `merged_into` tells where its notes went."""

    using = (Use("name", Whose.WRITER, Purpose.OUTCOME, SeenBy.RELEASED),)
    forgetting = Forgetting(stays=("name",), why="what the group called it")
    copying = Copying()
    undoing = Undoing(gone={"withdrawn": True}, tells=("placement.theme_id",))

    name: str
    colour: int = 0
    withdrawn: bool = False
    merged_into: str | None = Field(default=None, foreign_key="theme.id", max_length=36)
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)


class Placement(LiveRow, table=True):
    """In which theme a note lies; without a theme it lies apart again.

    A row of its own: moving a note must not look like changing its text.
    """

    forgetting = Forgetting(rows=True)
    copying = Copying()
    undoing = Undoing(gone={"theme_id": None})

    note_id: str = Field(primary_key=True, foreign_key="note.id", max_length=36)
    theme_id: str | None = Field(default=None, foreign_key="theme.id", max_length=36)
