"""Ends seats whose time is over, every hour; see `domain/whole/lapsing.py`."""

import logging
import threading
from collections.abc import Callable

from kompas.database import Database
from kompas.domain.core.server_key import server_key
from kompas.domain.whole.lapsing import end_lapsed_seats
from kompas.models.core.columns import now

AN_HOUR = 3600.0
log = logging.getLogger(__name__)


def end_what_lapsed(database: Database) -> int:
    server_key(database)  # its date is that from which the limits count
    with database.transaction() as session:
        ended = end_lapsed_seats(session, now())
    if ended:
        log.info("%s seats ended by themselves, their time was over", ended)
    return ended


def end_hourly(database: Database, every: float = AN_HOUR) -> Callable[[], None]:
    """Start the job on a thread of its own; returns what ends it. What fails is tried again an hour later."""
    ended = threading.Event()

    def work() -> None:
        while not ended.is_set():
            try:
                end_what_lapsed(database)
            except Exception as error:
                log.error("ending seats failed and is tried again later: %s", type(error).__name__)
            ended.wait(every)

    threading.Thread(target=work, name="lapsing", daemon=True).start()
    return ended.set
