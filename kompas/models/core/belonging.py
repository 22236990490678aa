"""Which rows belong to a workshop or a network: by foreign keys alone, so that no list has to be kept."""

from typing import Any

from sqlalchemy import Column, Table, select
from sqlalchemy.sql import ColumnElement

from kompas.enums import RecordKind
from kompas.models.core.base_row import BaseRow, every_table, table_of

RECORDS = tuple(kind.value for kind in RecordKind)
"""The tables that others belong to. A workshop is no part of its network: it stays when that is removed."""


def tables_of(record: str) -> list[type[BaseRow]]:
    """Every table whose rows belong to a record, those that others point to first."""
    return [model for model in every_table() if way_to(record, table_of(model)) is not None]


def way_to(record: str, table: Table) -> Column[Any] | None:
    """The column by which rows belong to a record: straight, or through a row that does."""
    if table.name in RECORDS:
        return None
    keys = [(column, key.column.table) for column in table.columns for key in column.foreign_keys]
    straight = [column for column, target in keys if target.name == record]
    through = [
        column
        for column, target in keys
        if not straight and not column.nullable and target is not table and way_to(record, target) is not None
    ]
    return next(iter(straight + through), None)


def rows_of(record: str, identity: int, table: Table) -> ColumnElement[bool]:
    """The condition for the rows of a table that belong to this record; of its own table, the record itself."""
    if table.name == record:
        return table.columns["id"] == identity
    column = way_to(record, table)
    assert column is not None, f"{table.name} is of no {record}"
    key = next(iter(column.foreign_keys)).column
    if key.table.name == record:
        return column == identity
    return column.in_(select(key).where(rows_of(record, identity, key.table)))
