"""Rating the cooperation of one's own party in private, and laying the two sides side by side."""

from kompas.enums import LineColour, LogTopic
from kompas.events.core.base import ActionBase, action
from kompas.events.core.conditions import FACILITATOR, OPEN, participant
from kompas.events.core.logged import Logged
from kompas.events.map.parties import NOT_FROZEN, PartyId
from kompas.i18n import N_

RATES = participant(N_("Only participants can rate their own cooperation."))


@action(RATES, OPEN)
class SpeakFor(ActionBase):
    """Which party this participant speaks for; none takes it back."""

    party_id: PartyId | None = None


@action(RATES, OPEN, NOT_FROZEN)
class RateCooperation(ActionBase):
    """How one's own party works with another. Only its author sees it."""

    party_id: PartyId
    other_id: PartyId
    colour: LineColour


@action(FACILITATOR, OPEN, NOT_FROZEN, logged=Logged(LogTopic.REVEAL, N_("Views on the cooperation shown")))
class RevealRatings(ActionBase):
    """Show where views agree, differ or are missing, without saying whose they are."""

    shown: bool = True
