"""Removes what is past its period: at the start of the server and every day after. By hand: `python -m kompas.retention`."""

import threading
from collections.abc import Callable

from kompas.database import Database, get_database
from kompas.domain.retention import erase_old_rehearsals, forget_old_workshops
from kompas.domain.script_drafts import erase_old_drafts
from kompas.migrating import migrate
from kompas.models.columns import now

A_DAY = 24 * 3600.0


def forget_what_is_due(database: Database) -> int:
    """Returns how many workshops lost their names and notes."""
    with database.transaction() as session:
        count = forget_old_workshops(session, now())
        erased = erase_old_rehearsals(session, now())
        erase_old_drafts(session, now())
    if count or erased:
        database.overwrite_log()
    return count


def forget_daily(database: Database) -> Callable[[], None]:
    """Start the daily job on a thread of its own; returns the function that ends it."""
    ended = threading.Event()

    def work() -> None:
        forget_what_is_due(database)
        while not ended.wait(A_DAY):
            forget_what_is_due(database)

    threading.Thread(target=work, name="retention", daemon=True).start()
    return ended.set


if __name__ == "__main__":
    migrate(get_database())
    print(f"Kompas: names and notes of {forget_what_is_due(get_database())} workshops removed.")
