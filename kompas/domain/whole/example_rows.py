"""Rows of an example: what the file says under the names of columns, and what it says of other rows."""

import uuid
from collections.abc import Mapping
from typing import Any, TypeVar

from sqlalchemy import Integer
from sqlmodel import Session

from kompas.domain.core.changes import record_change
from kompas.models import Workshop
from kompas.models.core.base_row import BaseRow, table_of

Row = TypeVar("Row", bound=BaseRow)


def add_told_row(
    session: Session, workshop: Workshop, table: type[Row], told: Mapping[str, Any] = {}, **values: Any
) -> Row:
    """A row with all that is told under the name of a column, and these values; it comes in after those before it."""
    columns = table_of(table).columns
    told = {name: value for name, value in told.items() if name in columns}
    if "id" in columns and not isinstance(columns["id"].type, Integer):
        told["id"] = str(uuid.uuid4())
    row = table.model_validate({**told, "workshop_id": workshop.id, **values})
    if "revision" in columns:
        record_change(session, workshop, row)
    session.add(row)
    session.flush()
    return row
