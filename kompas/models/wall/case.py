from datetime import datetime

from pydantic import ConfigDict
from sqlalchemy import LargeBinary
from sqlmodel import Field

from kompas.enums import AgeGroup, CaseStatus, Figure
from kompas.models.core.base_row import BaseRow
from kompas.models.core.columns import UtcDateTime, enum_column, now
from kompas.models.core.declarations import Copying, Forgetting, Undoing
from kompas.models.core.live_row import OrderedRow
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose
from kompas.models.workshop.workshop import Workshop


def cases_to_copy(workshop: Workshop, cases: list["Case"]) -> list["Case"]:
    """Cases that their owners did not take back."""
    return [case for case in cases if case.status is not CaseStatus.WITHDRAWN]


class Case(OrderedRow, table=True):
    """The person or household that walks along. Its id is made in the browser.

    Without an owner it is the group's: a fixed case, or a profile of violence. A picture goes before the figure; with
    neither, the age group gives the face. `picture` is drawn anew for each, so that browsers see a new one as new; not
    counted, which would tell the order in which they came. `turn_ends_at` is set for the one case whose owner has the word.
    """

    using = (
        Use(
            "name age_group text figure picture profile status turn_ends_at has_spoken",
            Whose.WRITER,
            Purpose.WORK,
            SeenBy.EVERYBODY,
        ),
        Use("owner_id created_at", Whose.PARTICIPANT, Purpose.OWN, SeenBy.ANONYMITY),
    )
    forgetting = Forgetting(rows=True)
    copying = Copying(
        keep=cases_to_copy,
        silent=("owner_id", "created_at"),
        order=("name", "text"),
        left_out={"turn_ends_at": "whose turn it is, is of the moment"},
    )
    undoing = Undoing(never=("picture",))  # the bytes are gone as soon as it is taken away

    owner_id: int | None = Field(default=None, foreign_key="participant.id")
    name: str
    age_group: AgeGroup = Field(sa_column=enum_column(AgeGroup))
    text: str = ""
    figure: Figure | None = Field(default=None, sa_column=enum_column(Figure, nullable=True))
    picture: int | None = None
    profile: str | None = Field(default=None, max_length=40)
    status: CaseStatus = Field(default=CaseStatus.SHOWN, sa_column=enum_column(CaseStatus))
    turn_ends_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    has_spoken: bool = False
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)


class CasePicture(BaseRow, table=True):
    """The bytes of a case's picture, made by us from what was sent; read by the route that shows it, never streamed."""

    using = (Use("media_type content", Whose.WRITER, Purpose.WORK, SeenBy.EVERYBODY),)
    forgetting = Forgetting(rows=True)
    copying = Copying()

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")  # type: ignore[assignment]

    id: str = Field(primary_key=True, max_length=36)
    workshop_id: int = Field(foreign_key="workshop.id", index=True)
    case_id: str = Field(foreign_key="case.id", max_length=36, index=True)
    media_type: str = Field(max_length=20)
    content: bytes = Field(sa_type=LargeBinary)
