"""Who hears what after a change, and what happens when something goes wrong halfway."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from kompas.database import Database
from kompas.domain.workshop.devices import identify
from kompas.enums import RecordKind, Role
from kompas.live.hub import LONGEST_QUEUE, Hub, Listener
from kompas.models.core.record import RecordKey
from tests.databases import on_both
from tests.factories import FACILITATOR, Room

from .browser import DEADLINE
from .fakes import FailingDatabase, GatedDatabase, address_of

pytestmark = pytest.mark.anyio
NOWHERE = RecordKey(RecordKind.WORKSHOP, 999_999)


def listener_as(room: Room, audience: Role) -> Listener:
    """A stream of the facilitator's browser, which may look as anybody."""
    with room.database.reading() as session:
        return Listener(audience, identify(session, FACILITATOR, room.code).device_id)


async def next_of(listener: Listener) -> tuple[str, dict[str, Any]] | None:
    """The next event, or None when the stream ended."""
    event = await asyncio.wait_for(listener.queue.get(), DEADLINE)
    if event is None:
        return None
    name, data = event.decode().strip().split("\n")
    return name.removeprefix("event: "), json.loads(data.removeprefix("data: "))


async def next_named(listener: Listener, name: str) -> dict[str, Any]:
    while (event := await next_of(listener)) is not None:
        if event[0] == name:
            return event[1]
    raise EOFError


@on_both
async def test_listener_gets_a_view_and_then_changes(room: Room, hub: Hub) -> None:
    listener = listener_as(room, Role.SCREEN)
    await hub.join(room.key, listener)
    view = await next_named(listener, "view")
    note = room.post("Amira", "before_help")
    change = await next_named(listener, "change")
    assert (change["since"], list(change["put"])) == (view["revision"], [f"note:{note}"])


@on_both
async def test_changes_that_come_close_fold_together_without_loss(room: Room, hub: Hub) -> None:
    listener = listener_as(room, Role.PARTICIPANT)
    await hub.join(room.key, listener)
    revision = (await next_named(listener, "view"))["revision"]
    notes = [room.post("Amira", "before_help", str(number)) for number in range(20)]
    heard: dict[str, Any] = {}
    changes = 0
    while revision < last_revision(room):
        change = await next_named(listener, "change")
        assert change["since"] == revision
        revision, changes = change["revision"], changes + 1
        heard.update(change["put"])
    assert set(heard) == {f"note:{note}" for note in notes}
    assert changes < len(notes)


def last_revision(room: Room) -> int:
    with room.database.reading() as session:
        return room.workshop(session).revision


async def test_whole_audience_gets_the_same_bytes(room: Room, hub: Hub) -> None:
    listeners = [listener_as(room, Role.SCREEN) for _ in range(3)]
    for listener in listeners:
        await hub.join(room.key, listener)
        await next_named(listener, "view")
    room.post("Amira", "before_help")
    events = [await asyncio.wait_for(listener.queue.get(), DEADLINE) for listener in listeners]
    assert events[0] is events[1] is events[2]


async def test_workshop_nobody_listens_to_costs_nothing(database: Database, room: Room, hub: Hub) -> None:
    other = Room(database, facilitator="somebody-else")
    listener = listener_as(room, Role.SCREEN)
    await hub.join(room.key, listener)
    other.post("facilitator", "before_help")
    assert list(hub.channels) == [room.key]


async def test_latecomer_gets_what_others_already_heard(room: Room, hub: Hub) -> None:
    early, late = listener_as(room, Role.PARTICIPANT), listener_as(room, Role.PARTICIPANT)
    await hub.join(room.key, early)
    note = room.post("Amira", "before_help")
    await hub.join(room.key, late)
    assert f"note:{note}" in (await next_named(late, "view"))["items"]
    assert list((await next_named(early, "change"))["put"]) == [f"note:{note}"]


async def test_listener_that_does_not_keep_up_is_let_go(room: Room, hub: Hub) -> None:
    listener = listener_as(room, Role.SCREEN)
    for _ in range(LONGEST_QUEUE + 1):
        listener.tell(b"event: beat\ndata: {}\n\n")
    assert await next_of(listener) is None


async def test_close_ends_every_stream(room: Room, hub: Hub) -> None:
    listeners = [listener_as(room, Role.SCREEN), listener_as(room, Role.PARTICIPANT)]
    for listener in listeners:
        await hub.join(room.key, listener)
    hub.close()
    assert [await next_of(listener) for listener in listeners] == [None, None]


async def test_stream_that_opens_while_the_server_stops_ends_at_once(room: Room, hub: Hub) -> None:
    """Browsers come back at once when their stream ends; the server would wait for them for ever."""
    hub.close()
    listener = listener_as(room, Role.SCREEN)
    await hub.join(room.key, listener)
    assert await next_of(listener) is None


async def test_leaving_twice_or_without_joining_harms_nobody(room: Room, hub: Hub) -> None:
    stays, goes = listener_as(room, Role.SCREEN), listener_as(room, Role.SCREEN)
    await hub.join(room.key, stays)
    hub.leave(room.key, goes)
    hub.leave(room.key, goes)
    hub.leave(NOWHERE, goes)
    assert hub.channels[room.key].listeners == {stays}


async def test_unknown_workshop_is_not_kept(hub: Hub) -> None:
    listener = Listener(Role.SCREEN, device_id=1)
    with pytest.raises(Exception, match="not there"):
        await hub.join(NOWHERE, listener)
    hub.leave(NOWHERE, listener)
    assert hub.channels == {}


@pytest.fixture
async def failing(database: Database, anyio_backend: str) -> AsyncIterator[Hub]:
    """A hub whose database can be made to fail; what happens in the room goes past it."""
    hub = Hub(FailingDatabase(address_of(database)))
    hub.open()
    database.listeners.append(hub.hear)
    yield hub
    hub.close()
    hub.database.dispose()


async def test_failing_view_sends_nothing_and_ends_the_streams(room: Room, failing: Hub) -> None:
    assert isinstance(failing.database, FailingDatabase)
    listener = listener_as(room, Role.SCREEN)
    await failing.join(room.key, listener)
    await next_named(listener, "view")
    failing.database.failing = True
    room.post("Amira", "before_help")
    assert await next_of(listener) is None
    failing.database.failing = False
    failing.leave(room.key, listener)
    again = listener_as(room, Role.SCREEN)
    await failing.join(room.key, again)
    assert (await next_named(again, "view"))["revision"] == last_revision(room)


async def test_failure_while_somebody_joins_ends_the_streams_that_would_miss_something(
    room: Room, failing: Hub
) -> None:
    assert isinstance(failing.database, FailingDatabase)
    listener = listener_as(room, Role.SCREEN)
    await failing.join(room.key, listener)
    await next_named(listener, "view")
    failing.database.failing = True
    with pytest.raises(Exception, match="disk is full"):
        await failing.join(room.key, listener_as(room, Role.SCREEN))
    assert await next_of(listener) is None


@pytest.fixture
async def gated(database: Database, anyio_backend: str) -> AsyncIterator[Hub]:
    hub = Hub(GatedDatabase(address_of(database)))
    hub.open()
    yield hub
    hub.close()
    hub.database.dispose()


async def reached(database: GatedDatabase) -> None:
    assert await asyncio.to_thread(database.reached.wait, DEADLINE)


async def test_browser_that_goes_away_while_joining_takes_no_change_from_the_others(room: Room, gated: Hub) -> None:
    database = gated.database
    assert isinstance(database, GatedDatabase)
    stays, goes = listener_as(room, Role.SCREEN), listener_as(room, Role.SCREEN)
    await gated.join(room.key, stays)
    await next_named(stays, "view")
    note = room.post("Amira", "before_help")  # this hub has not heard of it
    database.reached.clear()
    database.gate.clear()
    joining = asyncio.create_task(gated.join(room.key, goes))
    await reached(database)
    joining.cancel()
    await asyncio.wait([joining])
    gated.leave(room.key, goes)
    database.gate.set()
    assert list((await next_named(stays, "change"))["put"]) == [f"note:{note}"]
    assert gated.channels[room.key].listeners == {stays}


async def test_browser_that_joins_while_the_last_one_leaves_is_not_forgotten(room: Room, gated: Hub) -> None:
    database = gated.database
    assert isinstance(database, GatedDatabase)
    first, second, third = (listener_as(room, Role.SCREEN) for _ in range(3))
    await gated.join(room.key, first)
    database.reached.clear()
    database.gate.clear()
    joining = [asyncio.create_task(gated.join(room.key, second))]
    await reached(database)
    gated.leave(room.key, first)
    joining.append(asyncio.create_task(gated.join(room.key, third)))
    await asyncio.sleep(0)
    database.gate.set()
    await asyncio.wait_for(asyncio.gather(*joining), DEADLINE)
    assert gated.channels[room.key].listeners == {second, third}
