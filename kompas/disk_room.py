"""Whether there is room to write where the database is. A full disk goes on answering questions, and loses what people do."""

import os
import tempfile
import threading
import time
from pathlib import Path

from sqlalchemy import Engine, text

ENOUGH = 256 * 1024
"""Bytes; less than this and the next few notes do not fit."""
EVERY = 5.0


class Room:
    """Tried no more than once every few seconds, whoever asks. Holds nobody up: no table is touched."""

    def __init__(self, engine: Engine, every: float = EVERY) -> None:
        self.engine, self.every = engine, every
        self.tried_at = float("-inf")
        self.failure: Exception | None = None
        self.trying = threading.Lock()

    def demand(self) -> None:
        """Raises what the last try met."""
        with self.trying:
            if time.monotonic() - self.tried_at >= self.every:
                self.failure = self.failure_now()
                self.tried_at = time.monotonic()
        if self.failure is not None:
            raise self.failure

    def failure_now(self) -> Exception | None:
        try:
            write_beside(self.engine) if self.engine.dialect.name == "sqlite" else make_table(self.engine)
        except Exception as error:  # whatever is wrong: nothing can be written
            return error
        return None


def write_beside(engine: Engine) -> None:
    """A file beside that of SQLite, so that its one writer is not kept waiting."""
    path = engine.url.database
    if not path or path == ":memory:":
        return
    with tempfile.TemporaryFile(dir=Path(path).parent, prefix="kompas-room-") as file:
        file.write(bytes(ENOUGH))
        file.flush()
        os.fsync(file.fileno())


def make_table(engine: Engine) -> None:
    """PostgreSQL: a table of our own that is gone at once, on the disk where the others are."""
    with engine.connect() as connection:
        if connection.scalar(text("SELECT has_database_privilege(current_database(), 'TEMPORARY')")):
            connection.execute(text("CREATE TEMPORARY TABLE kompas_room ON COMMIT DROP AS SELECT 1 AS filling"))
            connection.commit()
