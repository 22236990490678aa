"""Removes what is past its period: at the start of the server and every day after. By hand: `python -m kompas.retention`."""

import logging
import sys
import threading
from collections.abc import Callable
from functools import partial

from sqlmodel import Session

from kompas.database import Database, get_database
from kompas.domain.whole.idle_accounts import forget_idle_accounts
from kompas.domain.whole.retention import erase_rehearsal, forget_if_due, rehearsals_left, workshops_kept
from kompas.domain.workshop.script_drafts import erase_old_drafts
from kompas.logs import FORMAT, keep_content_out
from kompas.migrating import migrate
from kompas.models import Workshop
from kompas.models.core.columns import now
from kompas.settings import get_settings

A_DAY = 24 * 3600.0
AN_HOUR = 3600.0
log = logging.getLogger(__name__)


def forget_what_is_due(database: Database) -> int:
    """Returns how many workshops lost their names and notes. Raises Incomplete when it did not go well for all."""
    moment = now()
    with database.reading() as session:
        kept, rehearsals = workshops_kept(session), rehearsals_left(session, moment)
    done = [each_by_itself(database, one, partial(forget_if_due, at=moment)) for one in kept]
    erased = [each_by_itself(database, one, erase_rehearsal) for one in rehearsals]
    database.overwrite_log()  # also what somebody else removed, should the server have been stopped before it was gone
    with database.transaction() as session:
        erase_old_drafts(session, moment)
        forget_idle_accounts(session, moment)
    if None in done or None in erased:
        raise Incomplete
    return done.count(True)


class Incomplete(Exception):
    """Some workshops could not be forgotten now, which the log says; the others are."""


def each_by_itself(database: Database, workshop_id: int, remove: Callable[[Session, Workshop], bool]) -> bool | None:
    """Whether anything was removed; None for a failure, which stops no other and is logged without what is in it."""
    try:
        with database.transaction() as session:
            workshop = session.get(Workshop, workshop_id)
            return workshop is not None and remove(session, workshop)
    except Exception as error:
        log.error("workshop %s could not be forgotten: %s", workshop_id, type(error).__name__)
        return None


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
    try:
        count = forget_what_is_due(get_database())
    except Incomplete:
        sys.exit("Kompas: not every workshop that is due could be forgotten; the log above says which.")
    workshops = "workshop" if count == 1 else "workshops"
    if not get_database().overwrite_log():
        sys.exit("Kompas: removed, but its text is in the write-ahead log while somebody reads. Run this again later.")
    print(f"Kompas: names and notes of {count} {workshops} removed.")


if __name__ == "__main__":
    main()
