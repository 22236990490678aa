"""Engine, sessions and the two ways to use them: `reading()` and `transaction()`.

After a commit the listeners hear which records changed and up to which revision; never before it, never on rollback.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event, make_url, text
from sqlalchemy.engine import Connection
from sqlmodel import Session, create_engine

from kompas.disk_room import Room
from kompas.models.core.record import RecordKey
from kompas.settings import get_settings
from kompas.write_ahead_log import WriteAheadLog

Changes = dict[RecordKey, int]
"""Which workshop or network → the revision it now has."""
Listener = Callable[[Changes], None]

CHANNEL = "kompas_changes"
log = logging.getLogger(__name__)


class Database:
    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = (
            sqlite_engine(url)
            if self.is_sqlite
            else create_engine(url, pool_pre_ping=True, pool_size=10, hide_parameters=True)
        )
        self.listeners: list[Listener] = []
        self.room = Room(self.engine)
        self.log = WriteAheadLog(self.engine, self.is_sqlite)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """One unit of work: commits at the end, rolls back on any error, and tells the listeners after the commit."""
        with Session(self.engine, expire_on_commit=False) as session:
            if self.is_sqlite:
                session.connection(execution_options={"write": True})
            yield session
            changes: Changes = session.info.pop("changes", {})
            removed = session.info.pop("removed", False)
            if changes and not self.is_sqlite:
                notify(session, changes)
            session.commit()
        if removed:
            self.overwrite_log()
        if changes:
            for listener in self.listeners:
                listener(changes)

    def is_well(self) -> bool:
        """Whether the database answers, and there is room to write; used by /healthz."""
        try:
            with self.engine.connect() as connection:
                connection.execute(text("SELECT 1 FROM workshop LIMIT 1"))
            self.room.demand()
        except Exception as error:  # any driver's error means the same to a load balancer
            log.error("database does not answer: %s", type(error).__name__)
            return False
        return True

    def overwrite_log(self) -> bool:
        """Whether nothing of what was removed is left in SQLite's write-ahead log, which holds the old pages until it is
        emptied. While somebody else reads that cannot be done; it is tried again until it is.
        """
        return self.log.overwrite()

    def dispose(self) -> None:
        self.log.stop()
        self.engine.dispose()


def note_change(session: Session, key: RecordKey, revision: int) -> None:
    """Remember that this transaction changed a record; `transaction()` tells it after the commit."""
    session.info.setdefault("changes", {})[key] = revision


def note_removal(session: Session) -> None:
    """This transaction removes text for good: it must not linger in the write-ahead log either."""
    session.info["removed"] = True


def notify(session: Session, changes: Changes) -> None:
    """Tell the other instances, inside the transaction: PostgreSQL delivers at commit and drops on rollback."""
    for (kind, identity), revision in changes.items():
        session.connection().execute(
            text("SELECT pg_notify(:channel, :payload)"),
            {"channel": CHANNEL, "payload": f"{kind}:{identity}:{revision}"},
        )


def sqlite_engine(url: str) -> Engine:
    path = make_url(url).database
    if path and path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        connect_args={"check_same_thread": False, "timeout": 10},
        pool_size=20,
        max_overflow=40,
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver must not begin by itself; `begin` below does
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "busy_timeout=10000",
            "secure_delete=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes the lock at once: upgrading a read lock later fails when another wrote in between.
        immediate = connection.get_execution_options().get("write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


@cache
def get_database() -> Database:
    return Database(get_settings().database_url)
