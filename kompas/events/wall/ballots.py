"""Voting with dots."""

from typing import Annotated

from pydantic import Field

from kompas.enums import BallotSubject, LogTopic, NoteKind
from kompas.events.core.base import ActionBase, Id, Number, Row, Warned, action
from kompas.events.core.conditions import FACILITATOR, OPEN, participant
from kompas.events.core.logged import PACE, Logged
from kompas.i18n import N_
from kompas.models import Ballot
from kompas.models.core.columns import ShortText

BallotId = Annotated[Id, Row(Ballot, N_("This vote is not there any more. Reload the page."))]


@action(FACILITATOR, OPEN, undo=N_("vote opened"), logged=PACE)
class OpenBallot(ActionBase):
    """The ballot gets the action's id. On these notes, or on all notes shown at a step (of one kind), or on all themes.

    `dots` for each participant, of which at most `most_per_item` on one thing.
    """

    question: ShortText
    subject: BallotSubject = BallotSubject.NOTES
    note_ids: list[Id] = Field(default=[], max_length=300)
    step_id: Number | None = None
    kind: NoteKind | None = None
    dots: Annotated[int, Field(ge=1, le=20)] = 3
    most_per_item: Annotated[int, Field(ge=1, le=20)] = 1
    warned: Warned = None


@action(participant(N_("Only participants vote.")), OPEN)
class PlaceDots(ActionBase):
    """How many dots I give this in all: sent twice it changes nothing, and 0 takes them back."""

    ballot_id: BallotId
    item_id: Id
    dots: Annotated[int, Field(ge=0, le=20)]


@action(FACILITATOR, OPEN, logged=PACE)
class CloseBallot(ActionBase):
    ballot_id: BallotId


@action(
    FACILITATOR,
    OPEN,
    undo=N_("vote or outcome removed"),
    logged=Logged(LogTopic.MODERATION, N_("Vote or outcome removed")),
)
class WithdrawBallot(ActionBase):
    """Break it off, or remove its outcome."""

    ballot_id: BallotId


@action(FACILITATOR, OPEN, logged=PACE)
class ShowBallot(ActionBase):
    """On the screen or off it."""

    ballot_id: BallotId
    on_screen: bool
