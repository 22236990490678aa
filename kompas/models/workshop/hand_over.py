from datetime import datetime

from sqlmodel import Field

from kompas.enums import HandOverStatus
from kompas.models.core.columns import UtcDateTime, enum_column, now
from kompas.models.core.declarations import Forgetting, NotCopied
from kompas.models.core.live_row import LiveRow
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose


class HandOver(LiveRow, table=True):
    """A facilitator asks somebody to share or take over the role: a participant by name, or the holder of the code.

    `shared` keeps the seat of the one who asked; otherwise it ends at the moment the other accepts, never before.
    Of the code only a hash is kept; it works once, until `expires_at`.
    """

    using = (
        Use("giver_seat_id participant_id shared status made_at", Whose.FACILITATOR, Purpose.LEAD, SeenBy.FACILITATORS),
        Use("code_hash expires_at", Whose.FACILITATOR, Purpose.ACCESS, SeenBy.NOBODY),
    )
    forgetting = Forgetting(rows=True)
    copying = NotCopied("who was asked to facilitate, and one-time codes: of this server only")

    id: str = Field(primary_key=True, max_length=36)
    giver_seat_id: int = Field(foreign_key="seat.id")
    participant_id: int | None = Field(default=None, foreign_key="participant.id")
    shared: bool
    code_hash: str | None = None
    expires_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    status: HandOverStatus = Field(default=HandOverStatus.OPEN, sa_column=enum_column(HandOverStatus))
    made_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
