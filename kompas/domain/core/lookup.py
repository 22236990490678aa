"""Finding a row that somebody names by its id."""

from typing import Any, TypeVar

from sqlmodel import Session, SQLModel

from kompas.errors import NotFound
from kompas.models import Workshop

Row = TypeVar("Row", bound=SQLModel)


def row_in(session: Session, workshop: Workshop, table: type[Row], identity: Any, missing: str) -> Row:
    """The row of this workshop. Raises NotFound with `missing`, also for what is of another workshop."""
    row = session.get(table, identity)
    if row is None or row.workshop_id != workshop.id:  # type: ignore[attr-defined]
        raise NotFound(missing)
    return row
