"""The hub: who listens to which workshop or network, and what each audience hears after a change.

Everything here runs on the event loop; reading and building views happens on a thread beside it. A change goes out
at once; changes within the next `FOLD` seconds go out together.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kompas.database import Changes, Database
from kompas.domain.whole.records import note_seen
from kompas.enums import Audience, NetworkRole, Role
from kompas.errors import NotFound
from kompas.events.core.difference import Difference
from kompas.live.snapshot import Snapshot
from kompas.live.wire import Presence, beat_event, change_event, dismissed_event, mine_event, presence_event, view_event
from kompas.models.core.columns import now
from kompas.models.core.record import RecordKey

FOLD = 0.03
PRESENCE_FOLD = 0.25
GONE_FOLD = 2.0
BEAT = 15.0
LONGEST_QUEUE = 500
"""A listener that is this many events behind is let go; its browser reconnects and gets a full view."""
HEARS_WHO_IS_HERE: tuple[Audience, ...] = (Role.FACILITATOR, NetworkRole.CORE)
log = logging.getLogger(__name__)


@dataclass(eq=False)
class Listener:
    """One open stream. `participant_id` is set for a participant, who also hears of their own notes.

    `left` is set when the browser went away, which can be before it was let in. A preview, with which a facilitator
    looks through the eyes of others, is not counted as present.
    """

    audience: Audience
    device_id: int
    participant_id: int | None = None
    queue: asyncio.Queue[bytes | None] = field(default_factory=asyncio.Queue)
    left: bool = False
    is_preview: bool = False

    def tell(self, event: bytes) -> None:
        if self.queue.qsize() < LONGEST_QUEUE:
            self.queue.put_nowait(event)
        else:
            self.end()

    def dismiss(self) -> None:
        """The seat has ended: nothing that still waits may reach this browser."""
        self.end(dismissed_event())

    def end(self, last: bytes | None = None) -> None:
        while not self.queue.empty():
            self.queue.get_nowait()
        if last is not None:
            self.queue.put_nowait(last)
        self.queue.put_nowait(None)


@dataclass(eq=False)
class Channel:
    """A workshop or network that somebody listens to. `snapshot` is read when the first listener comes."""

    key: RecordKey
    listeners: set[Listener] = field(default_factory=set)
    joining: int = 0
    snapshot: Snapshot | None = None
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: bool = False
    told_at: float = 0.0
    presence_waiting: bool = False
    seen: dict[int, int] = field(default_factory=dict)
    """When a device that is gone was last there, in milliseconds; since this process began to watch."""

    def online(self) -> list[int]:
        return sorted({listener.participant_id for listener in self.listeners if listener.participant_id is not None})

    def tells_who_is_here(self) -> bool:
        return self.snapshot is not None and self.snapshot.tells_when

    def screens(self) -> int:
        return sum(listener.audience is Role.SCREEN and not listener.is_preview for listener in self.listeners)

    def is_here(self, device_id: int) -> bool:
        return any(listener.device_id == device_id for listener in self.listeners)

    def presence(self) -> Presence:
        online = self.online()
        told = self.tells_who_is_here()
        devices = {one.device_id for one in self.listeners if told or one.audience is not Role.PARTICIPANT}
        return Presence(
            online=online if told else [],
            count=len(online),
            screens=self.screens(),
            devices=sorted(devices),
            seen=self.seen if told else {},
        )


class Hub:
    def __init__(self, database: Database) -> None:
        self.database = database
        self.channels: dict[RecordKey, Channel] = {}
        self.loop: asyncio.AbstractEventLoop | None = None
        self.closing = False
        self._reader = ThreadPoolExecutor(max_workers=2, thread_name_prefix="hub")
        self._tasks: set[asyncio.Task[None]] = set()
        self._gone: dict[tuple[RecordKey, int], datetime] = {}
        """Devices gone since that was last written down, by record and device."""

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

    async def join(self, key: RecordKey, listener: Listener) -> None:
        """Start listening: the full view is the first thing in the queue, every later change follows it."""
        channel = self.channels.setdefault(key, Channel(key))
        channel.joining += 1
        try:
            # A browser that goes away meanwhile must not break off a reading that the others wait for.
            await asyncio.shield(self._spawn(self._admit(channel, listener)))
        finally:
            channel.joining -= 1

    def leave(self, key: RecordKey, listener: Listener) -> None:
        listener.left = True
        channel = self.channels.get(key)
        if channel is None:
            return
        channel.listeners.discard(listener)
        self._note_gone(channel, listener)
        if channel.listeners:
            self._presence_changed(channel)
        elif not channel.joining:
            del self.channels[key]

    async def _admit(self, channel: Channel, listener: Listener) -> None:
        async with channel.lock:
            if channel.snapshot is None:
                channel.snapshot = await self._run(self._read, channel.key)
            await self._catch_up(channel)
            snapshot = channel.snapshot
            view = await self._run(snapshot.view, listener.audience)
            if listener.left:
                return
            if not snapshot.still_seats(listener.device_id, listener.audience, listener.participant_id):
                listener.dismiss()  # logged out between the question at the door and here
                return
            listener.tell(view_event(view))
            if listener.participant_id is not None:
                listener.tell(mine_event(*snapshot.own(listener.participant_id)))
            channel.listeners.add(listener)
            if self.closing:
                listener.end()
        self._presence_changed(channel)

    def _mark(self, keys: list[RecordKey]) -> None:
        for key in keys:
            channel = self.channels.get(key)
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
                log.info("%s %s is gone; its listeners are let go", *channel.key)
            except Exception as error:
                log.error("view of %s %s failed: %s", *channel.key, type(error).__name__)

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
        if snapshot.unseated:
            self._let_go(channel, snapshot)
        for listener in channel.listeners:
            if listener.audience in events:
                listener.tell(events[listener.audience])
            if listener.participant_id in authors and listener.participant_id is not None:
                listener.tell(mine_event(*snapshot.own(listener.participant_id)))

    def _let_go(self, channel: Channel, snapshot: Snapshot) -> None:
        """End the streams of seats that have ended; from here on they hear nothing."""
        for listener in list(channel.listeners):
            if listener.device_id in snapshot.unseated and not snapshot.still_seats(
                listener.device_id, listener.audience, listener.participant_id
            ):
                listener.dismiss()
                channel.listeners.discard(listener)
                self._note_gone(channel, listener)
        self._presence_changed(channel)

    def _note_gone(self, channel: Channel, listener: Listener) -> None:
        if listener.is_preview or channel.is_here(listener.device_id):
            return
        if listener.audience is Role.PARTICIPANT and not channel.tells_who_is_here():
            return
        moment = now()
        channel.seen[listener.device_id] = round(moment.timestamp() * 1000)
        if not self._gone and not self.closing:
            self._spawn(self._write_gone_later())
        self._gone[channel.key, listener.device_id] = moment

    async def _write_gone_later(self) -> None:
        await asyncio.sleep(GONE_FOLD)
        await self._run(self.write_gone)

    def write_gone(self) -> None:
        """Keep when devices were last seen. Not worth a revision: who watches hears it as presence."""
        gone, self._gone = self._gone, {}
        try:
            with self.database.transaction() as session:
                for (key, device_id), moment in gone.items():
                    note_seen(session, key, device_id, moment)
        except Exception as error:
            log.error("when devices were last seen could not be kept: %s", type(error).__name__)

    def _read(self, key: RecordKey) -> Snapshot:
        with self.database.reading() as session:
            return Snapshot(session, key.id, key.kind)

    def _refresh(self, snapshot: Snapshot) -> tuple[dict[Audience, Difference], set[int]]:
        with self.database.reading() as session:
            return snapshot.refresh(session)

    def _presence_changed(self, channel: Channel) -> None:
        if not channel.presence_waiting and not self.closing:
            channel.presence_waiting = True
            self._spawn(self._tell_presence(channel))

    async def _tell_presence(self, channel: Channel) -> None:
        await asyncio.sleep(PRESENCE_FOLD)
        channel.presence_waiting = False
        event = presence_event(channel.presence())
        for listener in channel.listeners:
            if listener.audience in HEARS_WHO_IS_HERE:
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
