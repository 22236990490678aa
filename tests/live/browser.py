"""A browser for tests: speaks ASGI to the real routes in this process, one task per request as a server does."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import httpx
from starlette.types import ASGIApp, Message

from kompas.live.cookies import COOKIE

HOST = "kompas.test"
DEADLINE = 10.0
"""Seconds until a test says that what it waits for did not come."""


class Event:
    def __init__(self, block: str) -> None:
        lines = dict(line.split(": ", 1) for line in block.splitlines())
        self.name = lines["event"]
        self.data: dict[str, Any] = json.loads(lines["data"])


class Stream:
    """An open stream of events, as the browser sees it."""

    def __init__(self, app: ASGIApp, path: str, query: str, headers: dict[str, str]) -> None:
        self.status = 0
        self.headers: dict[str, str] = {}
        self.raw = b""
        self.events: list[Event] = []
        self.closed = asyncio.Event()
        self._arrived: asyncio.Queue[Message] = asyncio.Queue()
        self._asked = False
        scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
            "client": ("127.0.0.1", 50000),
            "server": (HOST, 80),
        }
        self.task: asyncio.Task[None] = asyncio.create_task(self._run(app, scope))

    async def _run(self, app: ASGIApp, scope: dict[str, Any]) -> None:
        await app(scope, self._receive, self._send)

    async def _receive(self) -> Message:
        if not self._asked:
            self._asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await self.closed.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Message) -> None:
        await self._arrived.put(message)

    async def opened(self) -> None:
        start = await asyncio.wait_for(self._arrived.get(), DEADLINE)
        self.status = start["status"]
        self.headers = {name.decode(): value.decode() for name, value in start["headers"]}

    async def next(self, *names: str) -> Event:
        """The next event, or the next one with one of these names. Raises EOFError when the server ended the stream."""
        while True:
            message = await asyncio.wait_for(self._arrived.get(), DEADLINE)
            body = message["body"]
            self.raw += body
            if not message.get("more_body"):
                raise EOFError
            event = Event(body.decode().strip())
            self.events.append(event)
            if not names or event.name in names:
                return event

    async def until_revision(self, revision: int) -> None:
        """Read on until the view is at this revision."""
        while (await self.next("view", "change")).data["revision"] < revision:
            pass

    async def json(self) -> dict[str, Any]:
        """The body of a stream that was refused."""
        message = await asyncio.wait_for(self._arrived.get(), DEADLINE)
        answer: dict[str, Any] = json.loads(message["body"])
        return answer

    async def close(self) -> None:
        self.closed.set()
        await asyncio.wait_for(self.task, DEADLINE)


class Browser:
    def __init__(self, app: ASGIApp, secret: str | None) -> None:
        self.app = app
        self.headers = {"host": HOST} if secret is None else {"host": HOST, "cookie": f"{COOKIE}={secret}"}

    async def request(self, method: str, path: str, **named: Any) -> httpx.Response:
        headers = {**self.headers, **named.pop("headers", {})}
        headers = {name: value for name, value in headers.items() if value is not None}
        async with httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url=f"http://{HOST}") as client:
            return await asyncio.create_task(client.request(method, path, headers=headers, **named))

    async def post(self, code: str, *actions: Any, headers: Mapping[str, str | None] | None = None) -> httpx.Response:
        body = json.dumps({"language": "en", "actions": list(actions)})
        return await self.post_body(code, body.encode(), headers=headers)

    async def post_body(
        self, code: str, body: bytes, *, headers: Mapping[str, str | None] | None = None
    ) -> httpx.Response:
        ours = {"origin": f"http://{HOST}", "content-type": "application/json", **(headers or {})}
        return await self.request("POST", f"/live/{code}/actions", content=body, headers=ours)

    async def send(self, code: str, *actions: Any) -> list[str]:
        """Post actions; gives the status of each."""
        answer = await self.post(code, *actions)
        assert answer.status_code == 200, answer.text
        return [result["status"] for result in answer.json()["results"]]

    @asynccontextmanager
    async def listen(self, code: str, audience: str) -> AsyncIterator[Stream]:
        stream = Stream(self.app, f"/live/{code}/events", f"as={audience}", self.headers)
        await stream.opened()
        try:
            yield stream
        finally:
            await stream.close()
