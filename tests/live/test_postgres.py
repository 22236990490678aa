"""Several instances on one PostgreSQL: each hears what the others commit."""

import asyncio
from collections.abc import AsyncIterator, Callable

import psycopg
import pytest
from sqlalchemy import text

from kompas.database import CHANNEL, Database, notify
from kompas.domain.network.networks import leave_network
from kompas.enums import NetworkRole, RecordKind, Role
from kompas.live.hub import Hub, Listener
from kompas.live.postgres import changes_in, listen_to_other_instances
from kompas.models.core.record import RecordKey
from tests.databases import on_postgresql
from tests.factories import Room
from tests.networking import Collaboration

from .browser import DEADLINE
from .fakes import address_of
from .test_hub import last_revision, listener_as, next_named

pytestmark = pytest.mark.anyio


@pytest.fixture
async def other(database: Database, anyio_backend: str) -> AsyncIterator[Hub]:
    """The hub of a second instance, with an engine of its own, listening."""
    hub = Hub(Database(address_of(database)))
    hub.open()
    stop = listen_to_other_instances(hub.database, hub)
    await until(lambda: len(listening(database)) == 1)
    yield hub
    stop()
    await until(lambda: listening(database) == [])
    hub.close()
    hub.database.dispose()


def listening(database: Database) -> list[int]:
    query = text("SELECT pid FROM pg_stat_activity WHERE query = :query")
    with database.engine.connect() as connection:
        return list(connection.execute(query, {"query": f"LISTEN {CHANNEL}"}).scalars())


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(DEADLINE):
        while not holds():
            await asyncio.sleep(0.02)


@on_postgresql
async def test_other_instance_hears_a_commit(room: Room, other: Hub) -> None:
    listener = listener_as(room, Role.PARTICIPANT)
    await other.join(room.key, listener)
    await next_named(listener, "view")
    note = room.post("Amira", "before_help")
    assert list((await next_named(listener, "change"))["put"]) == [f"note:{note}"]


@on_postgresql
async def test_rollback_sends_no_notice(database: Database, room: Room) -> None:
    """A notice sent inside the transaction goes with it; the next one that arrives is of what came after."""
    with psycopg.connect(address_of(database).replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"LISTEN {CHANNEL}")
        with database.reading() as session:
            notify(session, {room.key: 999})
            session.rollback()
        room.post("Amira", "before_help")
        notices = [notice.payload for notice in connection.notifies(timeout=DEADLINE, stop_after=1)]
    assert notices == [f"workshop:{room.workshop_id}:{last_revision(room)}"]


@on_postgresql
async def test_instance_that_lost_touch_catches_up(database: Database, room: Room, other: Hub) -> None:
    listener = listener_as(room, Role.PARTICIPANT)
    await other.join(room.key, listener)
    await next_named(listener, "view")
    (pid,) = listening(database)
    with database.engine.begin() as connection:
        connection.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
    await until(lambda: listening(database) == [])
    note = room.post("Amira", "before_help")
    assert list((await next_named(listener, "change"))["put"]) == [f"note:{note}"]


@on_postgresql
async def test_other_instance_hears_what_is_done_in_a_network(database: Database, other: Hub) -> None:
    network = Collaboration(database, "Amira", "Bram")
    listener = Listener(NetworkRole.CORE, network.actor("Bram").device_id)
    await other.join(network.key, listener)
    await next_named(listener, "view")
    network.act("Amira", "name_seat", name="Amira")
    assert [item["name"] for item in (await next_named(listener, "change"))["put"].values()] == ["Amira"]
    network.change("Bram", leave_network)
    await next_named(listener, "dismissed")


@on_postgresql
async def test_nonsense_on_the_channel_is_ignored(database: Database, room: Room, other: Hub) -> None:
    listener = listener_as(room, Role.PARTICIPANT)
    await other.join(room.key, listener)
    await next_named(listener, "view")
    with database.engine.begin() as connection:
        connection.execute(text("SELECT pg_notify(:channel, 'nonsense')"), {"channel": CHANNEL})
    note = room.post("Amira", "before_help")
    assert list((await next_named(listener, "change"))["put"]) == [f"note:{note}"]


async def test_sqlite_has_no_other_instances(database: Database) -> None:
    listen_to_other_instances(database, Hub(database))()


@pytest.mark.parametrize(
    "payload", ["", ":", "1", "1:", ":1", "a:b", "1:2", "a:1:2", "workshop:1.5:2", "workshop:1:2:3"]
)
async def test_payload_that_says_nothing_changes_nothing(payload: str) -> None:
    assert changes_in(payload) == {}


async def test_payload_says_which_record_is_at_which_revision() -> None:
    assert changes_in("workshop:12:345") == {RecordKey(RecordKind.WORKSHOP, 12): 345}
    assert changes_in("network:12:345") == {RecordKey(RecordKind.NETWORK, 12): 345}
