"""The base of every table, which declares what its rows are for, and how they are forgotten, copied and undone."""

from collections.abc import Iterator
from typing import ClassVar

from sqlalchemy import Table
from sqlmodel import SQLModel

from kompas.models.core.declarations import Copying, Forgetting, NotCopied, Undoing
from kompas.models.core.purposes import Use


class BaseRow(SQLModel):
    """A row of a table. Forgetting and copying have no default: a silent table stops the application (`declared`)."""

    using: ClassVar[tuple[Use, ...]] = ()
    forgetting: ClassVar[Forgetting]
    copying: ClassVar[Copying | NotCopied]
    undoing: ClassVar[Undoing | None] = None


def table_of(model: type[SQLModel]) -> Table:
    table: Table = model.__table__  # type: ignore[attr-defined]
    return table


def every_table() -> list[type[BaseRow]]:
    """Every table, with those that others point to first."""
    models = {table_of(model): model for model in models_below(BaseRow)}
    return [models[table] for table in SQLModel.metadata.sorted_tables if table in models]


def models_below(model: type[BaseRow]) -> Iterator[type[BaseRow]]:
    for below in model.__subclasses__():
        yield from models_below(below)
        if hasattr(below, "__table__"):
            yield below


def model_named(table: str) -> type[BaseRow]:
    """The model of a table. Raises LookupError for one there is not."""
    model = next((model for model in models_below(BaseRow) if model.__tablename__ == table), None)
    if model is None:
        raise LookupError(table)
    return model


def target_of(model: type[BaseRow], column: str) -> str | None:
    """The table that a column points to."""
    key = next(iter(table_of(model).columns[column].foreign_keys), None)
    declared = model.copying.points_to if isinstance(model.copying, Copying) else {}
    return key.target_fullname.partition(".")[0] if key else declared.get(column)
