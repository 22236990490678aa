"""Emptying SQLite's write-ahead log after a removal: until then it still holds the pages with what was removed."""

import logging
import threading

from sqlalchemy import Engine

PATIENCE = 250
"""Milliseconds that are waited for those who read at that moment; nobody can write meanwhile."""
TRY_AGAIN = 5.0
log = logging.getLogger(__name__)


class WriteAheadLog:
    """A reader that goes on holds the log; then a thread tries again until it is empty, at the latest at the next start."""

    def __init__(self, engine: Engine, is_sqlite: bool, try_again: float = TRY_AGAIN) -> None:
        self.engine, self.is_sqlite, self.try_again = engine, is_sqlite, try_again
        self.ended = threading.Event()
        self.starting = threading.Lock()
        self.trying: threading.Thread | None = None
        self.has_remnant = False
        """Whether something that was removed is known to be in it still."""

    def overwrite(self) -> bool:
        """Whether nothing is left in it now."""
        if not self.is_sqlite or self.is_emptied(PATIENCE):
            return True
        self.has_remnant = True
        log.warning("removed text stays in the write-ahead log while somebody reads; it is tried again")
        with self.starting:
            if self.trying is None or not self.trying.is_alive():
                self.trying = threading.Thread(target=self.go_on_trying, name="write-ahead log", daemon=True)
                self.trying.start()
        return False

    def go_on_trying(self) -> None:
        while not self.ended.wait(self.try_again):
            if self.is_emptied(0):
                log.info("the write-ahead log is overwritten")
                return

    def is_emptied(self, patience: int) -> bool:
        """Whether a checkpoint could write everything back and cut the log off."""
        with self.engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")  # the checkpoint cannot run inside the transaction of `begin`
            waits = connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one()
            connection.exec_driver_sql(f"PRAGMA busy_timeout={patience}")
            busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
            connection.exec_driver_sql(f"PRAGMA busy_timeout={waits}")
            connection.exec_driver_sql("BEGIN")
        if not busy:
            self.has_remnant = False
        return not busy

    def stop(self) -> None:
        self.ended.set()
