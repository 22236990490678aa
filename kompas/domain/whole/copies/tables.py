"""Which tables and columns of a workshop are in its copy; what each table says of that stands with its model (`copying`)."""

from typing import Any

from sqlalchemy import Column

from kompas.models import Workshop
from kompas.models.core.base_row import BaseRow, table_of
from kompas.models.core.belonging import tables_of
from kompas.models.core.declarations import Copying
from kompas.rules import tells_when_written

MADE_ANEW = frozenset({"id", "workshop_id", "revision", "sequence"})


def copied_tables() -> dict[str, type[BaseRow]]:
    """By name; those that others point to come first."""
    return {table_of(model).name: model for model in tables_of("workshop") if isinstance(model.copying, Copying)}


def copying_of(model: type[BaseRow]) -> Copying:
    assert isinstance(model.copying, Copying), f"{model.__name__} is in no copy"
    return model.copying


def columns_in_copy(model: type[BaseRow], workshop: Workshop | None = None) -> list[Column[Any]]:
    """Those of the copy of this workshop, or of any. Ids and revisions are made anew where it is read in."""
    copying = copying_of(model)
    silent = () if workshop is None or tells_when_written(workshop) else copying.silent
    left_out = MADE_ANEW.union(copying.left_out, silent)
    return [column for column in table_of(model).columns if column.name not in left_out]


def rows_in_copy(model: type[BaseRow], workshop: Workshop, rows: list[Any]) -> list[Any]:
    """Of its rows in the order they came, those that travel; in an order that tells nothing, if it must not."""
    copying = copying_of(model)
    kept = copying.keep(workshop, rows)
    if tells_when_written(workshop) or not copying.order:
        return kept
    return sorted(kept, key=lambda row: [getattr(row, name) or "" for name in copying.order])
