"""Finding a row that somebody names by its id."""

from dataclasses import replace
from typing import Any

from sqlmodel import Session, col, select

from kompas.events.core.base import Found, Row
from kompas.events.core.conditions import Attempt
from kompas.models import Workshop


def row_in(session: Session, workshop: Workshop, wanted: Row[Found], identity: Any) -> Found:
    """The row of this workshop. What is of another workshop is missing just as well."""
    row = session.get(wanted.table, identity)
    if row is None or row.workshop_id != workshop.id:  # type: ignore[attr-defined]
        raise wanted.error(wanted.missing)
    return row


def row_for(attempt: Attempt, wanted: Row[Found], identity: Any) -> Found:
    """The row, when it is what is asked for."""
    row = row_in(attempt.session, attempt.actor.workshop, wanted, identity)
    for condition in wanted.conditions:
        condition.demand(replace(attempt, row=row))
    return row


def rows_for(attempt: Attempt, wanted: Row[Found], named: Any) -> list[Found]:
    """Of a field that names one row, several, or none."""
    ids = list(dict.fromkeys(named)) if isinstance(named, list) else [named] if named is not None else []
    table: Any = wanted.table
    read = attempt.session.exec(select(table).where(col(table.id).in_(ids))).all() if len(ids) > 1 else []
    found = [row_for(attempt, wanted, identity) for identity in ids]
    del read  # the session forgets rows that nobody holds, and would read each again
    return found
