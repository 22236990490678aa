"""How a change becomes visible: the workshop's revision goes up and the changed rows carry its number."""

from typing import Any

from sqlalchemy import bindparam
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session, col, update

from kompas.database import note_change
from kompas.models import Workshop
from kompas.models.core.live_row import OrderedRow

RAISE = (
    update(Workshop)
    .where(col(Workshop.id) == bindparam("workshop"))
    .values(revision=Workshop.revision + 1)
    .returning(col(Workshop.revision))
)


def raise_revision(session: Session, workshop: Workshop) -> int:
    """One more; in the database itself, unless this transaction holds the workshop's row and nobody else can count."""
    if session.info.get("held") == workshop.id and workshop in session:
        workshop.revision += 1
        return workshop.revision
    raised = session.execute(RAISE, {"workshop": workshop.id}, execution_options={"synchronize_session": False})
    revision: int = raised.scalar_one()
    set_committed_value(workshop, "revision", revision)
    return revision


def record_change(session: Session, workshop: Workshop, *rows: Any) -> int:
    """Raise the revision and stamp the rows; one that comes in has it for its sequence, too. The update locks the
    workshop's row, so revisions commit in order.

    The live hub reads only rows whose revision is newer than what it saw: a row that is changed without this
    stays invisible until the next full read.
    """
    revision = raise_revision(session, workshop)
    for row in rows:
        row.revision = revision
        if isinstance(row, OrderedRow) and not row.sequence:
            row.sequence = revision
        session.add(row)
    assert workshop.id is not None
    note_change(session, workshop.id, revision)
    return revision
