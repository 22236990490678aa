from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator
from sqlalchemy import JSON, Index, UniqueConstraint
from sqlmodel import Field
from typing_extensions import TypedDict

from kompas.enums import Phase, Progress, ReleaseLevel
from kompas.models.core.columns import enum_column
from kompas.models.core.declarations import Copying, Forgetting, Undoing
from kompas.models.core.live_row import OrderedRow
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose


def moment(text: str) -> str:
    if datetime.fromisoformat(text).tzinfo is None:
        raise ValueError("a moment without a zone")
    return text


class HeldBefore(TypedDict):
    """An earlier session and what it said: nothing (None) where the bottleneck was first named, or was not discussed."""

    title: str
    at: Annotated[str, AfterValidator(moment)]
    mark: Progress | None
    remark: str


class Bottleneck(OrderedRow, table=True):
    """A point that an earlier workshop of the network said could be better, laid before this one, with its progress.

    A copy: it outlives the workshops it came from. `lineage` is the same over the sessions, that of the conclusion
    it began as; `held` are the sessions before this one, the first in front.
    """

    using = (
        Use("lineage", Whose.NOBODY, Purpose.OUTCOME, SeenBy.NOBODY),
        Use("text held remark", Whose.WRITER, Purpose.OUTCOME, SeenBy.RELEASED),
    )
    forgetting = Forgetting(
        stays=("lineage", "text", "held", "remark"), why="later workshops of the network go on with it"
    )
    copying = Copying()
    undoing = Undoing()

    __table_args__ = (
        Index("ix_bottleneck_workshop_revision", "workshop_id", "revision"),
        UniqueConstraint("workshop_id", "lineage"),
    )

    lineage: str = Field(max_length=36)
    phase: Phase = Field(sa_column=enum_column(Phase))
    text: str
    release: ReleaseLevel = Field(default=ReleaseLevel.PARTICIPANTS, sa_column=enum_column(ReleaseLevel))
    held: list[HeldBefore] = Field(default_factory=list, sa_type=JSON)
    mark: Progress | None = Field(default=None, sa_column=enum_column(Progress, nullable=True))
    remark: str = ""
