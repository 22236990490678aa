"""Middleware: scripts and styles travel compressed, each compressed once. Streamlit sends its own as they are: 3 MB for
every laptop in the room, at the moment that all of them open the page.
"""

import gzip
from dataclasses import dataclass
from posixpath import normpath

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kompas.live.assets import HERE

NEVER_CHANGE = ("/static/", f"{HERE}/")
"""Addresses that name the version of what they give, so what was compressed stays right."""
PACKED_TYPES = ("text/javascript", "application/javascript", "text/css", "image/svg+xml", "application/json")
SMALLEST = 1000
"""Bytes; what is smaller hardly gets smaller."""
MOST_KEPT = 1000
"""Files. There are some three hundred; where capitals do not count each has many names, so the oldest makes room."""


@dataclass(frozen=True)
class Answer:
    start: Message
    body: bytes


class Packed:
    """Keeps what it compressed: all that there is, is a few megabytes."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.kept: dict[str, Answer] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not may_be_packed(scope):
            await self.app(scope, receive, send)
            return
        answer = self.kept.get(scope["path"]) or await self._ask(scope, receive)
        await send({**answer.start, "headers": list(answer.start["headers"])})
        await send({"type": "http.response.body", "body": answer.body})

    async def _ask(self, scope: Scope, receive: Receive) -> Answer:
        started: list[Message] = []
        body = bytearray()

        async def collect(message: Message) -> None:
            if message["type"] == "http.response.start":
                started.append(message)
            else:
                body.extend(message.get("body", b""))

        await self.app({**scope, "extensions": {}}, receive, collect)  # the file itself, not the path to it
        (start,) = started
        headers = MutableHeaders(scope=start)
        kind = headers.get("content-type", "").partition(";")[0]
        if start["status"] != 200 or kind not in PACKED_TYPES or len(body) < SMALLEST or "content-encoding" in headers:
            return Answer(start, bytes(body))
        packed = await run_in_threadpool(gzip.compress, bytes(body), mtime=0)
        headers["content-encoding"] = "gzip"
        headers["content-length"] = str(len(packed))
        headers.add_vary_header("accept-encoding")
        del headers["etag"], headers["accept-ranges"]
        if len(self.kept) >= MOST_KEPT:
            self.kept.pop(next(iter(self.kept)), None)
        self.kept[scope["path"]] = Answer(start, packed)
        return self.kept[scope["path"]]


def may_be_packed(scope: Scope) -> bool:
    """A part of a file, or an answer to `If-None-Match`, is left to the application that has the file.

    Only the one usual spelling: `/static/./x` is the same file, and would be kept once more for each way to write it.
    """
    if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(NEVER_CHANGE):
        return False
    if scope["path"] != normpath(scope["path"]) or "\\" in scope["path"]:
        return False
    headers = Headers(scope=scope)
    return "gzip" in headers.get("accept-encoding", "") and not {"range", "if-none-match", "if-modified-since"} & set(
        headers
    )
