from datetime import datetime

from sqlmodel import Field

from kompas.enums import ReleaseLevel
from kompas.models.core.base_row import BaseRow
from kompas.models.core.columns import UtcDateTime, enum_column, lasting_key, now
from kompas.models.core.declarations import Copying, Forgetting, Undoing
from kompas.models.core.live_row import OrderedRow
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose


class Conclusion(OrderedRow, table=True):
    """A conclusion that the group holds on to for a step. Withdrawn is kept, so it can be undone.

    `lineage` is what later workshops of the network know it by, when it is a bottleneck. `could_be_better` remembers that it
    rested on a note of that kind when the notes are forgotten.
    """

    using = (
        Use("lineage", Whose.NOBODY, Purpose.OUTCOME, SeenBy.NOBODY),
        Use("text", Whose.WRITER, Purpose.OUTCOME, SeenBy.RELEASED),
    )
    forgetting = Forgetting(stays=("lineage", "text"), why="what the group concluded; not who said what")
    copying = Copying()
    undoing = Undoing(gone={"withdrawn": True})

    step_id: int = Field(foreign_key="step.id")
    lineage: str = Field(default_factory=lasting_key, max_length=36)
    text: str
    release: ReleaseLevel = Field(default=ReleaseLevel.PARTICIPANTS, sa_column=enum_column(ReleaseLevel))
    withdrawn: bool = False
    could_be_better: bool = False
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)


class ConclusionNote(BaseRow, table=True):
    """A note that a conclusion rests on."""

    forgetting = Forgetting(rows=True)
    copying = Copying()
    undoing = Undoing(told_by="conclusion_id")

    conclusion_id: str = Field(primary_key=True, foreign_key="conclusion.id", max_length=36)
    note_id: str = Field(primary_key=True, foreign_key="note.id", max_length=36)
