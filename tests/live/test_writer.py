"""One thread applies actions, several in one commit."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from kompas.database import Changes, Database
from kompas.domain.workshop.workshops import close_workshop
from kompas.errors import Conflict, Invalid, KompasError
from kompas.events import ACTION
from kompas.live.writer import LARGEST_BATCH, Writer
from kompas.models import AppliedAction, Note
from tests.databases import on_both
from tests.factories import Room

from .browser import DEADLINE
from .fakes import FailingDatabase, address_of

pytestmark = pytest.mark.anyio
Delivered = tuple[str, dict[str, Any]]


@pytest.fixture
def writer(database: Database) -> Iterator[Writer]:
    writer = Writer(database)
    yield writer
    writer.stop()


async def apply_together(writer: Writer, room: Room, *delivered: Delivered) -> list[KompasError | None]:
    """All are waiting when the writer starts, so they come in one commit per workshop."""
    tasks = [
        asyncio.create_task(writer.apply(room.code, room.secrets[name], ACTION.validate_python(sent)))
        for name, sent in delivered
    ]
    await asyncio.sleep(0)
    writer.start()
    return await asyncio.wait_for(asyncio.gather(*tasks), DEADLINE)


@on_both
async def test_actions_that_come_together_are_told_once(database: Database, room: Room, writer: Writer) -> None:
    told: list[Changes] = []
    database.listeners.append(told.append)
    notes = [room.note("Amira", "before_help", f"{number}") for number in range(10)]
    assert await apply_together(writer, room, *(("Amira", note) for note in notes)) == [None] * 10
    assert len(told) == 1
    assert [note.text for note in sorted(room.notes().values(), key=by_sequence)] == [str(n) for n in range(10)]


def by_sequence(note: Note) -> int:
    return note.sequence


@on_both
async def test_refused_action_leaves_the_others_of_its_commit(room: Room, writer: Writer) -> None:
    """The second one fails halfway, after it wrote something; all of it and nothing else is undone."""
    note = room.note("Amira", "before_help", "een")
    half = room.message(
        "facilitator", "record_conclusion", step_id=room.steps["before_help"], text="x", note_ids=["0" * 32]
    )
    last = room.note("Bram", "before_help", "twee")
    outcomes = await apply_together(writer, room, ("Amira", note), ("facilitator", half), ("Bram", last))
    assert [type(outcome) for outcome in outcomes] == [type(None), Invalid, type(None)]
    assert sorted(found.text for found in room.notes().values()) == ["een", "twee"]


@on_both
async def test_nothing_is_told_of_what_was_undone(database: Database, room: Room, writer: Writer) -> None:
    told: list[Changes] = []
    database.listeners.append(told.append)
    half = room.message(
        "facilitator", "record_conclusion", step_id=room.steps["before_help"], text="x", note_ids=["0" * 32]
    )
    assert [type(outcome) for outcome in await apply_together(writer, room, ("facilitator", half))] == [Invalid]
    assert told == []


@on_both
async def test_id_that_clashes_is_a_conflict_and_leaves_the_others(
    database: Database, room: Room, writer: Writer
) -> None:
    taken = room.post("Amira", "before_help", "eerst")
    with database.transaction() as session:  # as in the example, whose notes did not come as actions
        session.delete(session.get_one(AppliedAction, taken))
    clash = {**room.note("Bram", "before_help", "botst"), "id": taken}
    other = room.note("Bram", "before_help", "gaat door")
    outcomes = await apply_together(writer, room, ("Bram", clash), ("Bram", other))
    assert [type(outcome) for outcome in outcomes] == [Conflict, type(None)]
    assert sorted(note.text for note in room.notes().values()) == ["eerst", "gaat door"]


@on_both
async def test_later_action_sees_what_an_earlier_one_of_its_commit_did(room: Room, writer: Writer) -> None:
    close = room.message("facilitator", "close_workshop")
    outcomes = await apply_together(
        writer, room, ("facilitator", close), ("Amira", room.note("Amira", "before_help", "te laat"))
    )
    assert [outcome and outcome.code for outcome in outcomes] == [None, "not_allowed"]
    assert room.notes() == {}


@on_both
async def test_change_by_a_form_is_seen_by_the_next_action(room: Room, writer: Writer) -> None:
    room.change(close_workshop)
    (outcome,) = await apply_together(writer, room, ("Amira", room.note("Amira", "before_help")))
    assert outcome is not None
    assert outcome.code == "not_allowed"


@on_both
async def test_more_than_one_commit_holds_all_come_through(room: Room, writer: Writer) -> None:
    notes = [room.note("Amira", "before_help", str(number)) for number in range(LARGEST_BATCH + 10)]
    outcomes = await apply_together(writer, room, *(("Amira", note) for note in notes))
    assert set(outcomes) == {None}
    assert set(room.notes()) == {note["id"] for note in notes}


@on_both
async def test_same_action_twice_in_one_commit_is_applied_once(room: Room, writer: Writer) -> None:
    note = room.note("Amira", "before_help")
    assert await apply_together(writer, room, ("Amira", note), ("Amira", note)) == [None, None]
    assert list(room.notes()) == [note["id"]]


async def test_workshops_have_commits_of_their_own(database: Database, room: Room, writer: Writer) -> None:
    told: list[Changes] = []
    other = Room(database, "Chaya", facilitator="somebody-else")
    other.act("facilitator", "go_to_step", from_step_id=None, to_step_id=other.steps["before_help"])
    database.listeners.append(told.append)
    tasks = [
        asyncio.create_task(
            writer.apply(one.code, one.secrets[name], ACTION.validate_python(one.note(name, "before_help")))
        )
        for one, name in ((room, "Amira"), (other, "Chaya"), (room, "Bram"))
    ]
    await asyncio.sleep(0)
    writer.start()
    assert await asyncio.wait_for(asyncio.gather(*tasks), DEADLINE) == [None, None, None]
    assert [list(changes) for changes in told] == [[room.key], [other.key]]


@on_both
async def test_failing_commit_tells_nothing_and_can_be_sent_again(database: Database, room: Room) -> None:
    failing = FailingDatabase(address_of(database))
    told: list[Changes] = []
    failing.listeners.append(told.append)
    writer = Writer(failing)
    writer.start()
    note = room.note("Amira", "before_help")
    action = ACTION.validate_python(note)
    failing.failing = True
    with pytest.raises(Exception, match="disk is full"):
        await asyncio.wait_for(writer.apply(room.code, room.secrets["Amira"], action), DEADLINE)
    assert (told, room.notes()) == ([], {})
    failing.failing = False
    assert await asyncio.wait_for(writer.apply(room.code, room.secrets["Amira"], action), DEADLINE) is None
    assert (len(told), list(room.notes())) == (1, [note["id"]])
    writer.stop()
    failing.dispose()


async def test_writer_goes_on_when_a_browser_did_not_wait(room: Room, writer: Writer) -> None:
    first, second = room.note("Amira", "before_help", "een"), room.note("Amira", "before_help", "twee")
    gone = asyncio.create_task(writer.apply(room.code, room.secrets["Amira"], ACTION.validate_python(first)))
    await asyncio.sleep(0)
    gone.cancel()
    assert await apply_together(writer, room, ("Amira", second)) == [None]
    assert sorted(note.text for note in room.notes().values()) == ["een", "twee"]
