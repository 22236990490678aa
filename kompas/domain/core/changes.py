"""How a change becomes visible: the revision of the record goes up and the changed rows carry its number."""

from typing import Any

from sqlalchemy import bindparam
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session, col, update

from kompas.database import note_change
from kompas.domain.core.records import TABLES
from kompas.models.core.live_row import OrderedRow
from kompas.models.core.record import Record

RAISE = {
    table: update(table)
    .where(col(table.id) == bindparam("record"))
    .values(revision=table.revision + 1)
    .returning(col(table.revision))
    for table in TABLES
}


def raise_revision(session: Session, record: Record) -> int:
    """One more; in the database itself, unless this transaction holds the record's row and nobody else can count."""
    if session.info.get("held") == record.key and record in session:
        record.revision += 1
        return record.revision
    unsynchronised = {"synchronize_session": False}
    raised = session.execute(RAISE[type(record)], {"record": record.id}, execution_options=unsynchronised)
    revision: int = raised.scalar_one()
    set_committed_value(record, "revision", revision)
    return revision


def record_change(session: Session, record: Record, *rows: Any) -> int:
    """Raise the revision and stamp the rows; one that comes in has it for its sequence, too. The update locks the
    record's row, so revisions commit in order.

    The live hub reads only rows whose revision is newer than what it saw: a row that is changed without this
    stays invisible until the next full read.
    """
    revision = raise_revision(session, record)
    for row in rows:
        row.revision = revision
        if isinstance(row, OrderedRow) and not row.sequence:
            row.sequence = revision
        session.add(row)
    note_change(session, record.key, revision)
    return revision
