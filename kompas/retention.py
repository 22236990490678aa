"""Removes what is past its period: at the start of the server and every day after. By hand: `python -m kompas.retention`."""

import logging
import threading
from collections.abc import Callable

from kompas.database import Database, get_database
from kompas.domain.whole.idle_accounts import forget_idle_accounts
from kompas.domain.whole.retention import erase_old_rehearsals, forget_old_workshops
from kompas.domain.workshop.script_drafts import erase_old_drafts
from kompas.logs import FORMAT, keep_content_out
from kompas.migrating import migrate
from kompas.models.core.columns import now
from kompas.settings import get_settings

A_DAY = 24 * 3600.0
AN_HOUR = 3600.0
log = logging.getLogger(__name__)


def forget_what_is_due(database: Database) -> int:
    """Returns how many workshops lost their names and notes."""
    with database.transaction() as session:
        count = forget_old_workshops(session, now())
        erased = erase_old_rehearsals(session, now())
        erase_old_drafts(session, now())
        forget_idle_accounts(session, now())
    if count or erased:
        database.overwrite_log()
    return count


def forget_daily(database: Database, every: float = A_DAY, after_failure: float = AN_HOUR) -> Callable[[], None]:
    """Start the daily job on a thread of its own, which tries again after so many seconds; returns what ends it."""
    ended = threading.Event()

    def work() -> None:
        pause = 0.0
        while not ended.wait(pause):
            pause = every if succeeds(database) else after_failure

    threading.Thread(target=work, name="retention", daemon=True).start()
    return ended.set


def succeeds(database: Database) -> bool:
    """Whatever goes wrong, a full disk or a database that is away: it must not be the end of forgetting."""
    try:
        forget_what_is_due(database)
    except Exception as error:
        log.error("removing names and notes failed and is tried again later: %s", type(error).__name__)
        return False
    return True


def main() -> None:
    logging.basicConfig(level=get_settings().log_level, format=FORMAT)
    keep_content_out()
    logging.getLogger("alembic").setLevel(logging.WARNING)
    migrate(get_database())
    count = forget_what_is_due(get_database())
    workshops = "workshop" if count == 1 else "workshops"
    print(f"Kompas: names and notes of {count} {workshops} removed.")


if __name__ == "__main__":
    main()
