from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field

from kompas.enums import BallotStatus, BallotSubject
from kompas.models.core.columns import UtcDateTime, enum_column, now
from kompas.models.core.declarations import Copying, Forgetting, NotCopied, Undoing
from kompas.models.core.live_row import LiveRow, OrderedRow
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose


class Ballot(OrderedRow, table=True):
    """A round of voting with dots. What can be voted on is fixed when it opens.

    `results` (id → dots) is filled at closing; from then on nobody can tell any more who gave which dot.
    """

    using = (
        Use("question", Whose.NOBODY, Purpose.WORK, SeenBy.EVERYBODY),
        Use("candidates results", Whose.NOBODY, Purpose.WORK, SeenBy.EVERYBODY),
    )
    forgetting = Forgetting(rows=True)
    copying = Copying(ids_inside=("candidates", "results"))
    undoing = Undoing(
        gone={"status": "withdrawn", "on_screen": False}, tells=("vote.ballot_id",), holds="vote.ballot_id"
    )

    question: str
    subject: BallotSubject = Field(default=BallotSubject.NOTES, sa_column=enum_column(BallotSubject))
    candidates: list[str] = Field(sa_type=JSON)
    dots: int
    most_per_item: int
    status: BallotStatus = Field(default=BallotStatus.OPEN, sa_column=enum_column(BallotStatus))
    on_screen: bool = True
    voters: int = 0
    results: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Vote(LiveRow, table=True):
    """How many dots somebody gives something in an open ballot; deleted when the ballot closes."""

    using = (Use("participant_id item_id dots", Whose.PARTICIPANT, Purpose.PRIVATE, SeenBy.COUNTED),)
    forgetting = Forgetting(rows=True)
    copying = NotCopied("who gives which dot in a vote that is open: secret, and gone when it closes")

    ballot_id: str = Field(primary_key=True, foreign_key="ballot.id", max_length=36)
    participant_id: int = Field(primary_key=True, foreign_key="participant.id")
    item_id: str = Field(primary_key=True, max_length=36)
    dots: int
