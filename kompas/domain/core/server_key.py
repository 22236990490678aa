"""The server's own key, and the marks it makes: nobody without it can make one, or read back what one is of."""

import hashlib
import hmac
import secrets
from functools import cache
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from kompas.database import Database
from kompas.models.core.columns import now
from kompas.models.core.server_key import ServerKey


@cache
def server_key(database: Database) -> bytes:
    """Read once per process; whoever is first makes it."""
    with database.reading() as session:
        found = stored(session)
    if found is None:
        with database.transaction() as session:
            found = key_in(session)
    return bytes.fromhex(found)


def stored(session: Session) -> str | None:
    return session.exec(select(col(ServerKey.value))).first()


def key_in(session: Session) -> str:
    """The same within a transaction."""
    if stored(session) is None:
        made = {"id": 1, "value": secrets.token_hex(32), "made_at": now()}
        session.execute(insert_into(session, ServerKey).values(made).on_conflict_do_nothing())
    return stored(session) or ""


def mark_of(key: bytes, purpose: str, text: str) -> str:
    """32 hexadecimal characters that follow from the text, and tell nothing of it."""
    return hmac.new(key, f"{purpose}\0{text}".encode(), hashlib.sha256).hexdigest()[:32]


def insert_into(session: Session, table: type[Any]) -> Any:
    """An INSERT that can say what to do when the row is there; each of our databases has one of its own."""
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    return dialect.insert(table)
