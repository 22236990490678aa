"""With PostgreSQL several instances share one database: each hears what the others committed."""

import logging
import threading
from collections.abc import Callable

import psycopg

from kompas.database import CHANNEL, Changes, Database
from kompas.enums import RecordKind
from kompas.live.hub import Hub
from kompas.models.core.record import RecordKey

RETRY_AFTER = 2.0
log = logging.getLogger(__name__)


def listen_to_other_instances(database: Database, hub: Hub) -> Callable[[], None]:
    """Start listening on a thread of its own; returns the function that stops it. Nothing to do on SQLite."""
    if database.is_sqlite:
        return lambda: None
    ended = threading.Event()
    threading.Thread(target=listen, args=(database, hub, ended), name="listen", daemon=True).start()
    return ended.set


def listen(database: Database, hub: Hub, ended: threading.Event) -> None:
    """After a lost connection everything that is listened to is read again: a notice may have been missed."""
    address = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
    while not ended.is_set():
        try:
            with psycopg.connect(address, autocommit=True) as connection:
                connection.execute(f"LISTEN {CHANNEL}")
                hub.hear(dict.fromkeys(list(hub.channels), 0))
                while not ended.is_set():
                    for notice in connection.notifies(timeout=1.0):
                        hub.hear(changes_in(notice.payload))
        except psycopg.Error as error:
            log.warning("lost touch with the other instances: %s", type(error).__name__)
            ended.wait(RETRY_AFTER)


def changes_in(payload: str) -> Changes:
    """Changes that another instance committed; anybody with access to the database can send nonsense."""
    try:
        kind, identity, revision = payload.split(":")
        return {RecordKey(RecordKind(kind), int(identity)): int(revision)}
    except ValueError:
        return {}
