"""Going through the script, and its clock."""

from typing import Annotated, Literal

from pydantic import Field

from kompas.events.base import ActionBase, StepId


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


class SayReady(ActionBase):
    """`ready` false takes it back."""

    type: Literal["say_ready"]
    step_id: StepId
    ready: bool


StepAction = GoToStep | StartClock | PauseClock | AddMinutes | SayReady
