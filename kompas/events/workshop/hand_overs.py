"""Seats of browsers, and handing over the facilitator's."""

from typing import Annotated, Literal

from pydantic import Field

from kompas.events.core.base import ActionBase, Id
from kompas.events.workshop.participants import ParticipantId

SeatId = Annotated[int, Field(ge=1, lt=2**31)]


class AskToFacilitate(ActionBase):
    """The hand-over gets the action's id. `shared`: both facilitate; otherwise the one who asks stops at the answer."""

    type: Literal["ask_to_facilitate"]
    participant_id: ParticipantId
    shared: bool


class AnswerHandOver(ActionBase):
    type: Literal["answer_hand_over"]
    hand_over_id: Id
    accepted: bool


class WithdrawHandOver(ActionBase):
    type: Literal["withdraw_hand_over"]
    hand_over_id: Id


class EndSeat(ActionBase):
    """Log a browser out. `code_kept` is asked of the last facilitator, who could otherwise not come back."""

    type: Literal["end_seat"]
    seat_id: SeatId
    code_kept: bool = False


HandOverAction = AskToFacilitate | AnswerHandOver | WithdrawHandOver | EndSeat
