"""Going through the script, and its clock."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from kompas.events.core.base import ActionBase, StepId


class GoToStep(ActionBase):
    """`from_step_id` is the step the facilitator saw; a double click or a second device cannot skip a step."""

    type: Literal["go_to_step"]
    from_step_id: StepId | None
    to_step_id: StepId


class StartClock(ActionBase):
    type: Literal["start_clock"]


class PauseClock(ActionBase):
    type: Literal["pause_clock"]


class AddMinutes(ActionBase):
    type: Literal["add_minutes"]
    step_id: StepId
    minutes: Annotated[int, Field(ge=-60, le=60)]


class MinutesOfStep(BaseModel):
    """`seen` is what the step had when it was looked at; another number now is a conflict."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    step_id: StepId
    minutes: Annotated[int, Field(ge=1, le=240)]
    seen: Annotated[int, Field(ge=1, le=240)]


class ChangeMinutes(ActionBase):
    """All or nothing: half a proposal would not meet the time it was made for."""

    type: Literal["change_minutes"]
    changes: Annotated[list[MinutesOfStep], Field(min_length=1, max_length=40)]


class SayReady(ActionBase):
    """`ready` false takes it back."""

    type: Literal["say_ready"]
    step_id: StepId
    ready: bool


StepAction = GoToStep | StartClock | PauseClock | AddMinutes | ChangeMinutes | SayReady
