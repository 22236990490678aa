"""Middleware: what Streamlit made for one browser, or takes from it, is for that browser; its own addresses ask for no cookie."""

from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.scriptrunner import get_script_run_ctx

from kompas.database import Database
from kompas.domain.core.codes import hash_of_secret
from kompas.domain.workshop.devices import find_device
from kompas.live.cookies import secret_in

MEDIA = "/media/"
UPLOADS = "/_stcore/upload_file/"
NOT_FOR_ANYBODY = ("/_stcore/metrics",)
"""How many people are connected, how long pages take: nobody asks, so nobody is told."""
MOST_BROWSERS = 2000
"""Of one file. Our logo is everybody's; of a file with something in it, few."""
MOST_FILES = 5000
Session = str


class OwnFiles:
    """For which browsers Streamlit made a file, by the hash of their secret; those of one device are the same to it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.made_for: dict[str, dict[str, None]] = {}
        self.secret_of_session: Callable[[Session], str | None] = lambda session: None

    def watch(self, runtime: Any) -> None:
        """Hear of every file that Streamlit makes. It has no hook for that, so its own functions are wrapped."""
        manager = runtime.media_file_mgr
        add, execute = manager.add, manager.execute_deferred

        def secret_of_session(session: Session) -> str | None:
            client = runtime.get_client(session)
            return secret_in(dict(client.client_context.headers).get("cookie")) if client else None

        def add_and_note(*arguments: Any, **named: Any) -> str:
            return self.note(add(*arguments, **named), current_session())

        def execute_and_note(file_id: str) -> str:
            session = manager._deferred_callables[file_id]["session_id"]
            return self.note(execute(file_id), session)

        self.secret_of_session = secret_of_session
        manager.add, manager.execute_deferred = add_and_note, execute_and_note

    def note(self, url: str, session: Session) -> str:
        secret = self.secret_of_session(session)
        if secret is not None:
            browsers = self.made_for.pop(name_in(url), {})  # the latest last
            browsers[hash_of_secret(secret)] = None
            self.made_for[name_in(url)] = browsers
            drop_oldest(browsers, MOST_BROWSERS)
            drop_oldest(self.made_for, MOST_FILES)
        return url

    def may_have(self, path: str, secret: str | None) -> bool:
        if secret is None:
            return False
        if path.startswith(MEDIA):
            theirs = set(self.made_for.get(name_in(path), ()))
        else:
            known = self.secret_of_session(path.removeprefix(UPLOADS).partition("/")[0])
            theirs = {hash_of_secret(known)} if known else set()
        return hash_of_secret(secret) in theirs or (bool(theirs) and self._is_renewed(secret, theirs))

    def _is_renewed(self, secret: str, theirs: set[str]) -> bool:
        """Whether this browser came with another secret before, as a page that is still open does."""
        with self.database.reading() as session:
            device = find_device(session, secret)
        return device is not None and not theirs.isdisjoint({device.secret_hash, device.earlier_hash})


class OwnFilesOnly:
    """Answers 404 for what is of another browser, as for what is not there."""

    def __init__(self, app: ASGIApp, files: OwnFiles) -> None:
        self.app = app
        self.files = files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] != "http" or not path.startswith((MEDIA, UPLOADS, *NOT_FOR_ANYBODY)):
            await self.app(scope, receive, send)
            return
        secret = secret_in(Headers(scope=scope).get("cookie"))
        may = path.startswith((MEDIA, UPLOADS)) and await run_in_threadpool(self.files.may_have, path, secret)
        if may:
            await self.app(scope, receive, never_kept(send))
            return
        await send({"type": "http.response.start", "status": 404, "headers": [(b"content-length", b"0")]})
        await send({"type": "http.response.body"})


def never_kept(send: Send) -> Send:
    async def pass_on(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message)["Cache-Control"] = "no-store"
        await send(message)

    return pass_on


def name_in(url: str) -> str:
    """The id of the file: Streamlit asks for no more than that, whatever the ending."""
    return url.removeprefix(MEDIA).rpartition(".")[0] or url.removeprefix(MEDIA)


def drop_oldest(kept: dict[str, Any], most: int) -> None:
    while len(kept) > most:
        kept.pop(next(iter(kept)), None)


def current_session() -> Session:
    context = get_script_run_ctx()
    return context.session_id if context else ""
