"""Rating the cooperation of the own party in private, and laying the two sides beside each other."""

from typing import Literal

from kompas.enums import LineColour
from kompas.events.core.base import ActionBase, Id


class SpeakFor(ActionBase):
    """Which party this participant speaks for; none takes it back."""

    type: Literal["speak_for"]
    party_id: Id | None = None


class RateCooperation(ActionBase):
    """How the own party works with another. Only whose it is sees it."""

    type: Literal["rate_cooperation"]
    party_id: Id
    other_id: Id
    colour: LineColour


class RevealRatings(ActionBase):
    """Show where views agree, differ or are missing, without saying whose they are."""

    type: Literal["reveal_ratings"]
    shown: bool = True


RatingAction = SpeakFor | RateCooperation | RevealRatings
