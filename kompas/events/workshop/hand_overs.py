"""Seats of browsers, and handing over the facilitator's."""

from typing import Annotated

from kompas.enums import LogTopic
from kompas.errors import NotAllowed
from kompas.events.core.base import ActionBase, Id, Number, Row, action
from kompas.events.core.conditions import FACILITATOR, Condition, participant
from kompas.events.core.logged import Logged, NotLogged
from kompas.i18n import N_
from kompas.models import HandOver, Participant, Seat
from kompas.rules import is_asked

NOT_ASKED = N_("This question was not put to you.")
PUT_TO_YOU = Condition("put to who answers", lambda it: is_asked(it.actor, it.row), NOT_ASKED)
AskedId = Annotated[Id, Row(HandOver, NOT_ASKED, NotAllowed).that(PUT_TO_YOU)]
SomebodyId = Annotated[Number, Row(Participant, N_("This person is not logged in on any device now."))]
SeatId = Annotated[Number, Row(Seat, N_("This device is not in this workshop."))]


@action(FACILITATOR, logged=Logged(LogTopic.PEOPLE, N_("Participant asked to facilitate"), tells=("shared",)))
class AskToFacilitate(ActionBase):
    """The hand-over gets the action's id. `shared`: both facilitate; otherwise the one who asks stops at the answer."""

    participant_id: SomebodyId
    shared: bool


@action(participant(NOT_ASKED))
class AnswerHandOver(ActionBase):
    hand_over_id: AskedId
    accepted: bool


@action(FACILITATOR, logged=Logged(LogTopic.PEOPLE, N_("Question to facilitate withdrawn")))
class WithdrawHandOver(ActionBase):
    hand_over_id: Annotated[Id, Row(HandOver, N_("This question is not there any more. Reload the page."))]


@action(FACILITATOR, logged=NotLogged("its function tells whose browser: a participant's, a screen, a facilitator's"))
class EndSeat(ActionBase):
    """Log a browser out. `code_kept` is asked of the last facilitator, who could otherwise not come back."""

    seat_id: SeatId
    code_kept: bool = False
