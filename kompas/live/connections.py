"""Connections below the routes: how many files this process may have open, and what happens to connections that say nothing.

Every connection is an open file. When there are no more, nobody gets in, and a thousand connections that never ask
anything are enough for that; uvicorn lets them be.
"""

import asyncio
import logging
from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol

FILES = 65_536
"""Open files to ask for; the system may allow fewer."""
FEWEST_FILES = 4_096
"""A room of 400 opens six connections each while pages load."""
KEPT_FREE = 200
"""Open files for the database, for scripts and styles, and for files on their way."""
ASK_WITHIN = 10.0
"""Seconds for a browser to say what it wants, from the first byte of a connection or of its next question."""
OF_UVICORN = AutoHTTPProtocol.connection_made
UNANSWERED = object()
log = logging.getLogger(__name__)


def open_files() -> int:
    """Raise the number of files that may be open as far as the system allows, and say so when that is little."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return FILES
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
        soft = most
    if soft != resource.RLIM_INFINITY and soft < FEWEST_FILES:
        log.warning(
            "only %s files may be open at once, enough for about %s people; a room of 400 needs %s: see docs/settings.md",
            soft,
            max(0, soft - KEPT_FREE) // 6,
            FEWEST_FILES,
        )
    return FILES if soft == resource.RLIM_INFINITY else soft


class Watch:
    """Lets go of connections that ask nothing: each after a while, and the oldest of them when there are too many."""

    def __init__(self, most: int, within: float = ASK_WITHIN) -> None:
        self.most, self.within = most, within
        self.silent: dict[Any, None] = {}
        """Connections that have not asked anything yet, oldest first."""

    def connected(self, connection: Any) -> None:
        self.silent[connection] = None
        if len(connection.connections) > self.most:
            self._make_room()
        asyncio.get_running_loop().call_later(self.within, self._look, connection, None)

    def _make_room(self) -> None:
        for oldest in list(self.silent):
            del self.silent[oldest]
            if oldest.cycle is None and oldest in oldest.connections:
                oldest.transport.abort()
                return

    def _look(self, connection: Any, answered: Any) -> None:
        """Called again and again; `answered` is the question that had been answered the last time, if nothing came since."""
        self.silent.pop(connection, None)
        if connection not in connection.connections:
            return  # gone, or a websocket by now
        cycle = connection.cycle
        is_waiting = cycle is None or cycle.response_complete
        if is_waiting and cycle is answered:
            connection.transport.abort()
            return
        asyncio.get_running_loop().call_later(self.within, self._look, connection, cycle if is_waiting else UNANSWERED)


def watch_connections(watch: Watch) -> None:
    """From now on every new connection is watched.

    uvicorn has no setting for this, and Streamlit starts uvicorn itself; so its class is changed where it stands.
    """

    def connection_made(self: Any, transport: asyncio.Transport) -> None:
        OF_UVICORN(self, transport)
        watch.connected(self)

    AutoHTTPProtocol.connection_made = connection_made  # type: ignore[method-assign,assignment]
