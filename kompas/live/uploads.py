"""Middleware: Streamlit takes a file of anybody who knows a session; we only where a page asks for one.

A page says so itself, each time it draws its field for a file, when whoever looks at it may send one (`expect_file`).
"""

import threading
from collections import OrderedDict

from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from kompas.domain.whole.copies import LARGEST_COPY

PATH = "/_stcore/upload_file/"
MOST_AT_ONCE = 2
"""Files on their way up; each is in memory twice when it has come in."""
MOST_HELD = 4 * LARGEST_COPY
"""Bytes of all files that came in and were not read yet. Streamlit forgets them with the session."""
MOST_EXPECTED = 1000


class Expected:
    """The sessions whose page asks for a file now."""

    def __init__(self) -> None:
        self._sessions: OrderedDict[str, None] = OrderedDict()
        self._lock = threading.Lock()

    def add(self, session_id: str) -> None:
        with self._lock:
            self._sessions.pop(session_id, None)
            self._sessions[session_id] = None
            if len(self._sessions) > MOST_EXPECTED:
                self._sessions.popitem(last=False)

    def drop(self, session_id: str) -> None:
        with self._lock:
            self._sessions.pop(session_id, None)

    def __contains__(self, session_id: str) -> bool:
        return session_id in self._sessions


expected = Expected()


class Uploads:
    """One file per session, a few at a time, and only where one was asked for."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.coming = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not is_upload(scope):
            await self.app(scope, receive, send)
            return
        session_id = scope["path"].removeprefix(PATH).partition("/")[0]
        if session_id not in expected:
            await refuse(send, 403)
        elif self.coming >= MOST_AT_ONCE or make_room(session_id) > MOST_HELD - LARGEST_COPY:
            await refuse(send, 503)
        else:
            self.coming += 1
            try:
                await self.app(scope, receive, send)
            finally:
                self.coming -= 1


def is_upload(scope: Scope) -> bool:
    return scope["path"].startswith(PATH) and scope["method"] in ("PUT", "POST", "PATCH")


def make_room(session_id: str) -> int:
    """Let go of what this session sent before; the bytes that all others hold."""
    manager = runtime.get_instance().uploaded_file_mgr if runtime.exists() else None
    if not isinstance(manager, MemoryUploadedFileManager):
        return 0
    manager.remove_session_files(session_id)
    return sum(len(file.data) for files in list(manager.file_storage.values()) for file in list(files.values()))


async def refuse(send: Send, status: int) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body"})
