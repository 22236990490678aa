"""Finding a row that somebody names by its id."""

from dataclasses import replace
from typing import Any

from sqlmodel import Session, col, select

from kompas.events.core.base import Found, Row
from kompas.events.core.conditions import Attempt
from kompas.models.core.record import Record


def row_in(session: Session, record: Record, wanted: Row[Found], identity: Any) -> Found:
    """The row of this workshop or network. What is of another one is missing just as well."""
    row = session.get(wanted.table, identity)
    if row is None or not record.holds(row):
        raise wanted.error(wanted.missing)
    return row


def row_for(attempt: Attempt, wanted: Row[Found], identity: Any) -> Found:
    """The row, when it is what is asked for."""
    row = row_in(attempt.session, attempt.actor.record, wanted, identity)
    for condition in wanted.conditions:
        condition.demand(replace(attempt, row=row))
    return row


def rows_for(attempt: Attempt, wanted: Row[Found], named: Any) -> Found | list[Found] | None:
    """Of a field that names one row, several, or none."""
    if named is None:
        return None
    if not isinstance(named, list):
        return row_for(attempt, wanted, named)
    table: Any = wanted.table
    read = attempt.session.exec(select(table).where(col(table.id).in_(named))).all() if len(named) > 1 else []
    found = [row_for(attempt, wanted, identity) for identity in dict.fromkeys(named)]
    del read  # the session forgets rows that nobody holds, and would read each again
    return found
