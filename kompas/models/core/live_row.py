"""What the tables have in common whose rows travel live."""

from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import declared_attr
from sqlmodel import Field

from kompas.enums import RecordKind
from kompas.models.core.base_row import BaseRow


def index_of_changes(table: str, kind: RecordKind) -> Index:
    """For reading what changed in a record since a revision."""
    return Index(f"ix_{table}_{kind.value}_revision", kind.column, "revision")


class LiveRow(BaseRow):
    """A row of one workshop; `revision` is the workshop's when this row last changed (`domain.changes`)."""

    workshop_id: int = Field(foreign_key="workshop.id")
    revision: int = 0

    @declared_attr.directive
    def __table_args__(cls) -> Any:
        return (index_of_changes(str(cls.__tablename__), RecordKind.WORKSHOP),)


class NetworkRow(BaseRow):
    """The same of one network. What browsers show is withdrawn or ended: they would not hear that a row is gone."""

    network_id: int = Field(foreign_key="network.id")
    revision: int = 0

    @declared_attr.directive
    def __table_args__(cls) -> Any:
        return (index_of_changes(str(cls.__tablename__), RecordKind.NETWORK),)


def indices_of_record(table: str) -> tuple[Any, ...]:
    return tuple(index_of_changes(table, kind) for kind in RecordKind)


class RecordRow(BaseRow):
    """A row of one workshop, or of one network: of the other column it has nothing."""

    workshop_id: int | None = Field(default=None, foreign_key="workshop.id")
    network_id: int | None = Field(default=None, foreign_key="network.id")
    revision: int = 0

    @declared_attr.directive
    def __table_args__(cls) -> Any:
        return indices_of_record(str(cls.__tablename__))


class OrderedRow(LiveRow):
    """A row that somebody made: its id is made in the browser, mostly that of the action.

    `sequence` is the revision at which it first came in: the order in which things were said.
    """

    sequence: int = 0
    id: str = Field(primary_key=True, max_length=36)
