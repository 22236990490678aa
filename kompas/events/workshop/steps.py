"""Going through the script, and its clock."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from kompas.events.core.base import ActionBase, Number, Row, action
from kompas.events.core.conditions import FACILITATOR, OPEN, participant
from kompas.events.core.logged import PACE
from kompas.i18n import N_
from kompas.models import Step

STEP = Row(Step, N_("This step is not part of this workshop."))
StepId = Annotated[Number, STEP]


@action(FACILITATOR, OPEN, logged=PACE)
class GoToStep(ActionBase):
    """`from_step_id` is the step the facilitator saw; a double click or a second device cannot skip a step."""

    from_step_id: Number | None
    to_step_id: StepId


@action(FACILITATOR, OPEN, logged=PACE)
class StartClock(ActionBase):
    """Start the clock of the step that the room is at."""


@action(FACILITATOR, OPEN, logged=PACE)
class PauseClock(ActionBase):
    """Pause the clock of the step that the room is at."""


@action(FACILITATOR, OPEN, logged=PACE)
class AddMinutes(ActionBase):
    step_id: StepId
    minutes: Annotated[int, Field(ge=-60, le=60)]


class MinutesOfStep(BaseModel):
    """`seen` is what the step had when it was looked at; another number now is a conflict."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    step_id: Number
    minutes: Annotated[int, Field(ge=1, le=240)]
    seen: Annotated[int, Field(ge=1, le=240)]


@action(FACILITATOR, OPEN, undo=N_("minutes of steps changed"), logged=PACE)
class ChangeMinutes(ActionBase):
    """All or nothing: half a proposal would not meet the time it was made for."""

    changes: Annotated[list[MinutesOfStep], Field(min_length=1, max_length=40)]


@action(participant(N_("Only participants can say that they are ready.")), OPEN)
class SayReady(ActionBase):
    """`ready` false takes it back."""

    step_id: StepId
    ready: bool
