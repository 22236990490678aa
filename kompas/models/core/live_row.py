"""What the tables have in common whose rows travel live."""

from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import declared_attr
from sqlmodel import Field

from kompas.models.core.base_row import BaseRow


class LiveRow(BaseRow):
    """A row of one workshop; `revision` is the workshop's when this row last changed (`domain.changes`)."""

    workshop_id: int = Field(foreign_key="workshop.id")
    revision: int = 0

    @declared_attr.directive
    def __table_args__(cls) -> Any:
        return (Index(f"ix_{cls.__tablename__}_workshop_revision", "workshop_id", "revision"),)


class OrderedRow(LiveRow):
    """A row that somebody made: its id is made in the browser, mostly that of the action.

    `sequence` is the revision at which it first came in: the order in which things were said.
    """

    sequence: int = 0
    id: str = Field(primary_key=True, max_length=36)
