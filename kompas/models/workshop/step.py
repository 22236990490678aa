from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field

from kompas.enums import Phase
from kompas.models.core.base_row import BaseRow
from kompas.models.core.columns import UtcDateTime, enum_column
from kompas.models.core.declarations import Copying, Forgetting, NotCopied, Undoing
from kompas.models.core.live_row import LiveRow
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose


class Step(BaseRow, table=True):
    """One block of a workshop's own copy of its script.

    `content` has the shape of `scripts.ScriptStep` (title, screen, facilitator, questions, kinds, evaluation, form).
    The clock: while it runs `ends_at` is set; while it stands still `remaining_seconds` says what is left
    (negative past zero). `planned_minutes` is what the plan said when the workshop began (0 when left out then);
    `minutes` may be shortened on the way. `fixed_start` is a time of day, such as 15:00, before which it does not begin.
    """

    using = (Use("key activity fixed_start content", Whose.NOBODY, Purpose.LEAD, SeenBy.EVERYBODY),)
    forgetting = Forgetting(
        stays=("key", "activity", "fixed_start", "content"), why="the script, which nobody in the room wrote"
    )
    copying = Copying()
    undoing = Undoing(watched=("ends_at", "remaining_seconds"))  # once the room was there, its minutes are spent

    id: int = Field(default=None, primary_key=True)
    workshop_id: int = Field(foreign_key="workshop.id", index=True)
    position: int
    key: str
    activity: str = Field(max_length=20)
    phase: Phase | None = Field(default=None, sa_column=enum_column(Phase, nullable=True))
    minutes: int
    planned_minutes: int | None = None
    fixed_start: str | None = None
    left_out: bool = False
    hides_notes: bool = False
    closes_at_zero: bool = False
    content: dict[str, Any] = Field(sa_type=JSON)
    ends_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    remaining_seconds: int
    revision: int = 0

    @property
    def stage(self) -> str:
        """The key that pages are drawn for: the activity, and at a form which part of it."""
        form = self.content.get("form")
        return f"{self.activity} {form['key']} {form.get('section') or ''}" if form else self.activity


class Ready(LiveRow, table=True):
    """A participant's "klaar" at a step, or its withdrawal. Shown as a count, never with names."""

    using = (Use("participant_id is_ready", Whose.PARTICIPANT, Purpose.LEAD, SeenBy.COUNTED),)
    forgetting = Forgetting(stays=("participant_id",), why="how many were ready, by people who have no name left")
    copying = NotCopied("who was ready at a moment: shown as a count in the room, never with names")

    step_id: int = Field(primary_key=True, foreign_key="step.id")
    participant_id: int = Field(primary_key=True, foreign_key="participant.id")
    is_ready: bool = True


class StepVisit(BaseRow, table=True):
    """One stay at a step by the room's own time, pauses included: planned against actual minutes come from these."""

    forgetting = Forgetting(why="how long a step took")
    copying = Copying()

    id: int = Field(default=None, primary_key=True)
    workshop_id: int = Field(foreign_key="workshop.id", index=True)
    step_id: int = Field(foreign_key="step.id")
    entered_at: datetime = Field(sa_type=UtcDateTime)
    left_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
