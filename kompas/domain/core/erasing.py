"""Removing everything that belongs to a workshop or a network."""

from sqlmodel import Session, delete

from kompas.models.core.base_row import table_of
from kompas.models.core.belonging import rows_of, tables_of


def erase_rows(session: Session, record: str, identity: int) -> None:
    """Every row of every table of this `workshop` or `network`, those that others point to last."""
    for table in reversed(tables_of(record)):
        session.execute(delete(table).where(rows_of(record, identity, table_of(table))))
