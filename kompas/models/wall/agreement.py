from datetime import date, datetime

from sqlmodel import Field

from kompas.enums import AgreementStatus, Priority, ReleaseLevel
from kompas.models.core.columns import UtcDateTime, enum_column, now
from kompas.models.core.declarations import Copying, Forgetting, Undoing
from kompas.models.core.live_row import OrderedRow
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose


class Agreement(OrderedRow, table=True):
    """An agreement: who does what by when, from which conclusion or line of the map (if any).

    `status_by` is who told how it stands: a name or organisation as typed, which goes with the other names.
    """

    using = (
        Use("what who", Whose.WRITER, Purpose.OUTCOME, SeenBy.RELEASED),
        Use("status_by", Whose.MEMBER, Purpose.NETWORK, SeenBy.NETWORK),
    )
    forgetting = Forgetting(
        blanked={"status_by": ""},
        stays=("what", "who"),
        why="an agreement holds until it is done, and names who does it",
    )
    copying = Copying(points_to={"line_id": "map_line"})
    undoing = Undoing(gone={"withdrawn": True})

    conclusion_id: str | None = Field(default=None, foreign_key="conclusion.id", max_length=36)
    line_id: str | None = Field(default=None, max_length=36)
    what: str
    who: str
    by_when: date | None = None
    priority: Priority = Field(default=Priority.NORMAL, sa_column=enum_column(Priority))
    release: ReleaseLevel = Field(default=ReleaseLevel.PARTICIPANTS, sa_column=enum_column(ReleaseLevel))
    status: AgreementStatus = Field(default=AgreementStatus.OPEN, sa_column=enum_column(AgreementStatus))
    status_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    status_by: str = ""
    withdrawn: bool = False
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
