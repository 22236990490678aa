"""Finding what has a code, a workshop or a network, and holding it while it is changed."""

from typing import Any, TypeVar

from sqlalchemy import ColumnElement, bindparam, or_
from sqlalchemy import select as sql_select
from sqlmodel import Session, select

import kompas.models  # noqa: F401 - which records there are
from kompas.domain.core.codes import new_join_code
from kompas.models.core.record import Record

Kept = TypeVar("Kept", bound=Record)
TABLES = tuple(Record.__subclasses__())


def has_code(table: type[Record], code: Any) -> ColumnElement[bool]:
    """Whether this code leads to it, as its address or to join."""
    return or_(*(getattr(table, name) == code for name in table.codes))


# Asked at every action; built once, since putting a statement together costs more than running it.
BY_CODE = {table: sql_select(table).where(has_code(table, bindparam("code"))) for table in TABLES}
TO_CHANGE = {table: query.with_for_update() for table, query in BY_CODE.items()}


def record_with(session: Session, table: type[Kept], code: str, *, to_change: bool = False) -> Kept | None:
    """The workshop, or the network, with this code. `to_change` locks its row for this transaction: nobody else
    changes it until the commit (PostgreSQL; SQLite has one writer anyway).
    """
    query = (TO_CHANGE if to_change else BY_CODE)[table]
    found: Kept | None = session.execute(query, {"code": code}).scalars().first()
    if found is not None and to_change:
        session.info["held"] = found.key
    return found


def free_code(session: Session) -> str:
    """A code that means nothing yet: addresses do not say whether theirs is of a workshop or of a network."""
    while True:
        code = new_join_code()
        if all(session.exec(select(table.id).where(has_code(table, code))).first() is None for table in TABLES):
            return code
