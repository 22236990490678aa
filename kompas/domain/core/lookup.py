"""Finding a row that somebody names by its id."""

from typing import Any, TypeVar

from sqlmodel import Session, SQLModel

from kompas.errors import NotFound
from kompas.models.core.record import Record

Row = TypeVar("Row", bound=SQLModel)


def row_in(session: Session, record: Record, table: type[Row], identity: Any, missing: str) -> Row:
    """The row of this workshop or network. Raises NotFound with `missing`, also for what is of another one."""
    row = session.get(table, identity)
    if row is None or not record.holds(row):
        raise NotFound(missing)
    return row
