"""Voting with dots."""

from typing import Annotated, Literal

from pydantic import Field

from kompas.enums import BallotSubject, NoteKind
from kompas.events.core.base import ActionBase, Id, StepId, Warned
from kompas.models.core.columns import ShortText


class OpenBallot(ActionBase):
    """The ballot gets the action's id. On these notes, or on all notes shown at a step (of one kind), or on all themes.

    `dots` for each participant, of which at most `most_per_item` on one thing.
    """

    type: Literal["open_ballot"]
    question: ShortText
    subject: BallotSubject = BallotSubject.NOTES
    note_ids: list[Id] = Field(default=[], max_length=300)
    step_id: StepId | None = None
    kind: NoteKind | None = None
    dots: Annotated[int, Field(ge=1, le=20)] = 3
    most_per_item: Annotated[int, Field(ge=1, le=20)] = 1
    warned: Warned = None


class PlaceDots(ActionBase):
    """How many dots I give this in all: sent twice it changes nothing, and 0 takes them back."""

    type: Literal["place_dots"]
    ballot_id: Id
    item_id: Id
    dots: Annotated[int, Field(ge=0, le=20)]


class CloseBallot(ActionBase):
    type: Literal["close_ballot"]
    ballot_id: Id


class WithdrawBallot(ActionBase):
    """Break it off, or remove its outcome."""

    type: Literal["withdraw_ballot"]
    ballot_id: Id


class ShowBallot(ActionBase):
    """On the screen or off it."""

    type: Literal["show_ballot"]
    ballot_id: Id
    on_screen: bool


BallotAction = OpenBallot | PlaceDots | CloseBallot | WithdrawBallot | ShowBallot
