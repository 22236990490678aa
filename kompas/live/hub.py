"""The hub: who listens to which workshop, and what each audience hears after a change.

Everything here runs on the event loop; reading and building views happens on a thread beside it. A change goes out
at once; changes within the next `FOLD` seconds go out together.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from kompas.database import Changes, Database
from kompas.enums import Role
from kompas.errors import NotFound
from kompas.events.difference import Difference
from kompas.live.snapshot import Snapshot
from kompas.live.wire import beat_event, change_event, mine_event, presence_event, view_event
from kompas.rules import tells_when_written

FOLD = 0.03
PRESENCE_FOLD = 0.25
BEAT = 15.0
LONGEST_QUEUE = 500
"""A listener that is this many events behind is let go; its browser reconnects and gets a full view."""
log = logging.getLogger(__name__)


@dataclass(eq=False)
class Listener:
    """One open stream. `participant_id` is set for a participant, who also hears of their own notes.

    `left` is set when the browser went away, which can be before it was let in.
    """

    audience: Role
    device_id: int
    participant_id: int | None = None
    queue: asyncio.Queue[bytes | None] = field(default_factory=asyncio.Queue)
    left: bool = False

    def tell(self, event: bytes) -> None:
        if self.queue.qsize() < LONGEST_QUEUE:
            self.queue.put_nowait(event)
        else:
            self.end()

    def end(self) -> None:
        while not self.queue.empty():
            self.queue.get_nowait()
        self.queue.put_nowait(None)


@dataclass(eq=False)
class Channel:
    """A workshop that somebody listens to. `snapshot` is read when the first listener comes."""

    workshop_id: int
    listeners: set[Listener] = field(default_factory=set)
    joining: int = 0
    snapshot: Snapshot | None = None
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: bool = False
    told_at: float = 0.0
    presence_waiting: bool = False

    def online(self) -> list[int]:
        return sorted({listener.participant_id for listener in self.listeners if listener.participant_id is not None})

    def tells_who_is_here(self) -> bool:
        return self.snapshot is not None and tells_when_written(self.snapshot.rows.workshop)

    def screens(self) -> int:
        return sum(listener.audience is Role.SCREEN for listener in self.listeners)


class Hub:
    def __init__(self, database: Database) -> None:
        self.database = database
        self.channels: dict[int, Channel] = {}
        self.loop: asyncio.AbstractEventLoop | None = None
        self.closing = False
        self._reader = ThreadPoolExecutor(max_workers=2, thread_name_prefix="hub")
        self._tasks: set[asyncio.Task[None]] = set()

    def open(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.closing = False
        self.database.listeners.append(self.hear)
        self._spawn(self._beat())

    def close(self) -> None:
        """End every stream, so that the server can stop at once."""
        self.closing = True
        if self.hear in self.database.listeners:
            self.database.listeners.remove(self.hear)
        for channel in self.channels.values():
            for listener in channel.listeners:
                listener.end()
        for task in self._tasks:
            task.cancel()

    def hear(self, changes: Changes) -> None:
        """Told after a commit, from any thread."""
        if self.loop is not None and not self.closing:
            self.loop.call_soon_threadsafe(self._mark, list(changes))

    async def join(self, workshop_id: int, listener: Listener) -> None:
        """Start listening: the full view is the first thing in the queue, every later change follows it."""
        channel = self.channels.setdefault(workshop_id, Channel(workshop_id))
        channel.joining += 1
        try:
            # A browser that goes away meanwhile must not break off a reading that the others wait for.
            await asyncio.shield(self._spawn(self._admit(channel, listener)))
        finally:
            channel.joining -= 1

    def leave(self, workshop_id: int, listener: Listener) -> None:
        listener.left = True
        channel = self.channels.get(workshop_id)
        if channel is None:
            return
        channel.listeners.discard(listener)
        if channel.listeners:
            self._presence_changed(channel)
        elif not channel.joining:
            del self.channels[workshop_id]

    async def _admit(self, channel: Channel, listener: Listener) -> None:
        async with channel.lock:
            if channel.snapshot is None:
                channel.snapshot = await self._run(self._read, channel.workshop_id)
            await self._catch_up(channel)
            snapshot = channel.snapshot
            view = await self._run(snapshot.view, listener.audience)
            if listener.left:
                return
            listener.tell(view_event(view))
            if listener.participant_id is not None:
                listener.tell(mine_event(*snapshot.own(listener.participant_id)))
            channel.listeners.add(listener)
            if self.closing:
                listener.end()
        self._presence_changed(channel)

    def _mark(self, workshop_ids: list[int]) -> None:
        for workshop_id in workshop_ids:
            channel = self.channels.get(workshop_id)
            if channel is None or channel.waiting:
                continue
            channel.waiting = True
            self._spawn(self._tell(channel))

    async def _tell(self, channel: Channel) -> None:
        pause = channel.told_at + FOLD - time.monotonic()
        if pause > 0:
            await asyncio.sleep(pause)
        channel.waiting = False
        async with channel.lock:
            channel.told_at = time.monotonic()
            try:
                await self._catch_up(channel)
            except NotFound:
                log.info("workshop %s is gone; its listeners are let go", channel.workshop_id)
            except Exception as error:
                log.error("view of workshop %s failed: %s", channel.workshop_id, type(error).__name__)

    def _end(self, channel: Channel) -> None:
        """Let everybody go; who may still listen comes back for a full view."""
        for listener in channel.listeners:
            listener.end()
        channel.snapshot = None

    async def _catch_up(self, channel: Channel) -> None:
        """Tell the listeners what changed. On any error nothing is sent: they come back for a full view."""
        snapshot = channel.snapshot
        if snapshot is None:
            return
        try:
            differences, authors = await self._run(self._refresh, snapshot)
        except Exception:
            self._end(channel)
            raise
        events = {audience: change_event(difference) for audience, difference in differences.items()}
        if any("anonymity" in difference.scalars for difference in differences.values()):
            self._presence_changed(channel)
        for listener in channel.listeners:
            if listener.audience in events:
                listener.tell(events[listener.audience])
            if listener.participant_id in authors and listener.participant_id is not None:
                listener.tell(mine_event(*snapshot.own(listener.participant_id)))

    def _read(self, workshop_id: int) -> Snapshot:
        with self.database.reading() as session:
            return Snapshot(session, workshop_id)

    def _refresh(self, snapshot: Snapshot) -> tuple[dict[Role, Difference], set[int]]:
        with self.database.reading() as session:
            return snapshot.refresh(session)

    def _presence_changed(self, channel: Channel) -> None:
        if not channel.presence_waiting and not self.closing:
            channel.presence_waiting = True
            self._spawn(self._tell_presence(channel))

    async def _tell_presence(self, channel: Channel) -> None:
        await asyncio.sleep(PRESENCE_FOLD)
        channel.presence_waiting = False
        event = presence_event(channel.online(), channel.screens(), told=channel.tells_who_is_here())
        for listener in channel.listeners:
            if listener.audience is Role.FACILITATOR:
                listener.tell(event)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(BEAT)
            event = beat_event()
            for channel in self.channels.values():
                for listener in channel.listeners:
                    listener.tell(event)

    async def _run(self, function: Callable[..., Any], *arguments: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._reader, function, *arguments)

    def _spawn(self, coroutine: Any) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task
