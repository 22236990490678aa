"""A record that several people work on live, under a code of its own: a workshop, or a network."""

from typing import Any, ClassVar, NamedTuple

from sqlmodel import Field

from kompas.enums import RecordKind
from kompas.models.core.base_row import BaseRow
from kompas.models.core.columns import Count


class RecordKey(NamedTuple):
    """The key of the record, for callers that do not need its row."""

    kind: RecordKind
    id: int


class Record(BaseRow):
    """`revision` counts accepted changes; every row that changed carries the number of its change.

    `warnings_kept` and `warnings_changed` count decisions about texts that may tell who a family is.
    """

    kind: ClassVar[RecordKind]
    codes: ClassVar[tuple[str, ...]] = ("code",)
    """The columns with codes that lead to it. `code` is its address, and stays the same."""

    id: int = Field(default=None, primary_key=True)
    code: str = Field(unique=True, index=True, max_length=6)
    revision: int = 0
    warnings_kept: Count = 0
    warnings_changed: Count = 0

    @property
    def key(self) -> RecordKey:
        return RecordKey(self.kind, self.id)

    @property
    def reference(self) -> dict[str, Any]:
        """The column of a row that says that it is of this record."""
        return {self.kind.column: self.id}

    def holds(self, row: Any) -> bool:
        return getattr(row, self.kind.column, None) == self.id
