"""The same story told twice, but for who writes which note: nobody who may not know hears or downloads any difference."""

import json
import logging
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Any

import pytest
from sqlmodel import select

from kompas.database import Database
from kompas.domain.core.changes import record_change
from kompas.domain.wall.pictures import put_picture, redraw_picture
from kompas.domain.whole.copies.taking import copy_of
from kompas.domain.workshop.devices import identify
from kompas.enums import Anonymity, Role
from kompas.exports import WRITERS, Document, document_of, report_of
from kompas.exports.workshop.report import WorkshopReport
from kompas.live.snapshot import Snapshot
from kompas.models import Case, Participant
from kompas.models.core.columns import now
from tests.databases import empty
from tests.exports.contents import READERS
from tests.factories import FACILITATOR, START, Room
from tests.pictures import drawing

from .browser import Stream
from .conftest import Open

pytestmark = pytest.mark.anyio
PEOPLE = ("Amira", "Bram", "Chaya")
LISTENERS = {Role.FACILITATOR: "facilitator", Role.SCREEN: "screen", Role.PARTICIPANT: "Dirk"}
OF_THE_MOMENT = {
    "now",
    "ends_at",
    "planned_start",
    "planned_end",
    "started_at",
    "entered_at",
    "left",
    "spent",
    "since",
    "seen",
    "door_code",
}
"""What differs because two stories are told at two moments, in two workshops."""


class Story:
    """A room of which everybody's stream is read to the end after each act."""

    def __init__(self, room: Room, browser: Open, streams: dict[Role, Stream]) -> None:
        self.room, self.browser, self.streams = room, browser, streams
        self.count = 0

    async def send(self, name: str, type_: str, **fields: Any) -> str:
        self.count += 1
        action = {**self.room.message(name, type_, **fields), "id": f"{self.count * 7919 % 1000:08d}-" + "0" * 24}
        assert await self.browser(self.room.secrets[name]).send(self.room.code, action) == ["applied"]
        with self.room.database.reading() as session:
            revision = self.room.workshop(session).revision
        for stream in self.streams.values():
            await stream.until_revision(revision)
        return str(action["id"])

    async def tell(self, authors: str, anonymity: Anonymity) -> None:
        one, other, third = (next(name for name in PEOPLE if name[0] == letter) for letter in authors)
        before, seeking = self.room.steps["before_help"], self.room.steps["seeking_help"]
        step: dict[str, Any] = {"step_id": before, "kind": "good", "promised": anonymity.value}
        await self.send("facilitator", "go_to_step", from_step_id=None, to_step_id=before)
        notes = [await self.send(who, "post_note", text=who_writes, **step) for who, who_writes in
                 ((one, "eerste"), (other, "tweede"), (third, "derde"), (one, "vierde"))]  # fmt: skip
        await self.send(one, "edit_note", note_id=notes[0], text="anders", kind="better")
        await self.send(other, "withdraw_note", note_id=notes[1])
        await self.send("facilitator", "park_note", note_id=notes[2])
        await self.send("facilitator", "hide_notes", step_id=before)
        await self.send(third, "post_note", text="stil", **step)
        await self.send("facilitator", "reveal_notes", step_id=before)
        await self.send("facilitator", "go_to_step", from_step_id=before, to_step_id=seeking)
        await self.send(third, "post_note", text="achteraf", **step)
        await self.send("facilitator", "record_conclusion", step_id=before, text="samen", note_ids=[notes[0], notes[3]])
        await self.write_ambition(one, other, third)

    async def write_ambition(self, one: str, other: str, third: str) -> None:
        pen = await self.send(one, "take_pen")
        await self.send(one, "write_ambition", pen=pen, text="Iedereen veilig.")
        draft = await self.send(one, "save_draft")
        await self.send(third, "comment_on_draft", draft_id=draft, sentence="Iedereen veilig.", text="Mooi.")
        await self.send(other, "ask_pen")
        await self.send("facilitator", "pass_pen", to_first=True)


def plain(value: Any) -> Any:
    """Without what only tells the moment."""
    if isinstance(value, dict):
        return [(key, plain(one)) for key, one in value.items() if key not in OF_THE_MOMENT]
    return [plain(one) for one in value] if isinstance(value, list) else value


async def told(database: Database, browser: Open, anonymity: Anonymity, authors: str) -> tuple[Any, Any, Any]:
    """What each audience heard, what a newcomer gets, and what every file says; the order in it counts."""
    empty(database)
    room = Room(database, *PEOPLE, "Dirk", anonymity=anonymity)
    room.seat_screen()
    async with AsyncExitStack() as stack:
        streams = {}
        for role, who in LISTENERS.items():
            streams[role] = await stack.enter_async_context(browser(room.secrets[who]).listen(room.code, role.value))
            await streams[role].next("view")
        await Story(room, browser, streams).tell(authors, anonymity)
        heard = {
            role: [(one.name, plain(one.data)) for one in stream.events if one.name != "presence"]
            for role, stream in streams.items()
        }
    with database.reading() as session:
        fresh = {role: plain(vars(Snapshot(session, room.workshop_id).view(role))) for role in Role}
        document = without_moment(report_of(session, room.workshop(session), now()))
    return heard, fresh, {each.extension: READERS[each.extension](each.write(document)) for each in WRITERS}


def without_moment(report: WorkshopReport) -> Document:
    """Nor with the code to join, which is drawn."""
    document = document_of(report)
    return replace(document, made_at=START, data={**document.data, "made_at": START, "code": ""})


async def test_anonymous_to_all_is_the_same_for_everybody_whoever_wrote(database: Database, browser: Open) -> None:
    one = await told(database, browser, Anonymity.ALL, "ABC")
    for authors in ("BCA", "AAB"):
        assert await told(database, browser, Anonymity.ALL, authors) == one


async def test_anonymous_to_the_group_is_the_same_for_the_group_whoever_wrote(
    database: Database, browser: Open
) -> None:
    heard, fresh, files = await told(database, browser, Anonymity.GROUP, "ABC")
    others, newcomers, other_files = await told(database, browser, Anonymity.GROUP, "BCA")
    for role in (Role.SCREEN, Role.PARTICIPANT):
        assert (heard[role], fresh[role]) == (others[role], newcomers[role])
    assert files == other_files
    assert heard[Role.FACILITATOR] != others[Role.FACILITATOR]


async def test_named_workshop_does_tell_so_the_tests_above_can_fail(database: Database, browser: Open) -> None:
    heard, _, files = await told(database, browser, Anonymity.NAMED, "ABC")
    others, _, other_files = await told(database, browser, Anonymity.NAMED, "BCA")
    assert [heard[role] == others[role] for role in Role] == [False] * 3
    assert [files[kind] == other_files[kind] for kind in files] == [False] * len(files)


async def test_notes_stand_at_random_and_none_is_late_when_anonymous_to_all(database: Database, browser: Open) -> None:
    _, fresh, files = await told(database, browser, Anonymity.ALL, "ABC")
    items = [dict(item) for key, item in dict(fresh[Role.FACILITATOR])["items"] if key.startswith("note:")]
    assert all("later" not in item and "author" not in item for item in items)
    in_order = [item["text"] for item in sorted(items, key=lambda item: item["order"])]
    assert in_order != ["anders", "vierde", "stil", "achteraf"]
    written = [files["csv"].index(text) for text in ("anders", "vierde", "stil", "achteraf")]
    assert written != sorted(written)
    assert "random order" in files["md"]


async def after(database: Database, browser: Open, order: tuple[str, ...]) -> dict[str, str]:
    """All that can be had afterwards, as the very text that travels, when the same was brought in in this order."""
    empty(database)
    room = Room(database, *order, "Dirk", anonymity=Anonymity.ALL)
    room.seat_screen()
    room.go_to("before_help")
    for name in order:
        number = PEOPLE.index(name) + 1
        note = room.note(name, "before_help", f"post-it {number}") | {"id": f"{number * 7919 % 1000:08d}-" + "0" * 24}
        case = room.message(name, "bring_case", name=f"casus {number}", age_group="household")
        case["id"] = f"{number * 6007 % 1000:08d}-" + "1" * 24
        picture = {"id": f"{number * 5003 % 1000:08d}-" + "2" * 24, "case_id": case["id"]}
        assert await browser(room.secrets[name]).send(room.code, note, case) == ["applied"] * 2
        with database.transaction() as session:
            actor = identify(session, room.secrets[name], room.code)
            put_picture(session, actor, Role.PARTICIPANT, case["id"], picture["id"], redraw_picture(drawing()))
            session.get_one(Case, case["id"]).picture = number  # drawn by lot, so not the same twice
    for name in sorted(order):  # each changes a word, the last one first
        changed = {"note_id": f"{(PEOPLE.index(name) + 1) * 7919 % 1000:08d}-" + "0" * 24, "text": f"anders {name}"}
        room.act(name, "edit_note", **changed, kind="good")
    had = {}
    for role, who in LISTENERS.items():
        async with browser(room.secrets[who]).listen(room.code, role.value) as stream:
            had[role.value] = json.dumps(said((await stream.next("view")).data))
    with database.reading() as session:
        workshop = room.workshop(session)
        document = without_moment(report_of(session, workshop, now()))
        had |= {each.extension: READERS[each.extension](each.write(document)) for each in WRITERS}
        copy = copy_of(session, workshop)
        had["copy"] = json.dumps([copy["tables"][name] for name in ("note", "case", "casepicture")])
    return had


def said(view: dict[str, Any]) -> dict[str, Any]:
    """Without who is in the room and on which device: they came in another order too."""
    apart = ("participant:", "seat:")
    items = {key: item for key, item in view["items"].items() if not key.startswith(apart)}
    return {"items": items, "scalars": {k: v for k, v in view["scalars"].items() if k not in OF_THE_MOMENT}}


async def test_attacker_learns_nothing_afterwards_of_the_order_in_which_things_came(
    database: Database, browser: Open, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither by where it stands, nor by a number, nor by its place in a file or in the bytes."""
    caplog.set_level(logging.INFO, logger="kompas")
    one = await after(database, browser, PEOPLE)
    other = await after(database, browser, PEOPLE[::-1])
    assert [kind for kind in one if one[kind] != other[kind]] == []
    assert "anders Amira" in one["facilitator"]
    assert caplog.text == ""


async def test_live_stream_numbers_no_note_and_names_no_moment(database: Database, browser: Open) -> None:
    """That a note comes in now is seen by who looks now; nothing of it stays to look up."""
    heard, _, _ = await told(database, browser, Anonymity.ALL, "ABC")
    for events in heard.values():
        for _, event in events:
            for key, item in dict(event).get("put", dict(event).get("items", [])):
                if key.startswith("note:"):
                    fields = {name for name, _ in item}
                    assert fields <= {"step", "kind", "text", "order", "hidden", "parked", "perspective", "question"}


async def test_own_notes_are_known_on_the_own_device(database: Database, browser: Open) -> None:
    room = Room(database, "Amira", "Bram", anonymity=Anonymity.ALL)
    room.go_to("before_help")
    note = room.post("Amira", "before_help")
    async with browser(room.secrets["Amira"]).listen(room.code, "participant") as stream:
        assert list((await stream.next("mine")).data["items"]) == [f"note:{note}"]
    async with browser(room.secrets["Bram"]).listen(room.code, "participant") as stream:
        assert (await stream.next("mine")).data["items"] == {}


async def test_facilitator_hears_how_many_are_connected_not_who(database: Database, browser: Open) -> None:
    """A note right after somebody's return would be theirs."""
    for anonymity, count in ((Anonymity.ALL, 0), (Anonymity.GROUP, 1)):
        room = Room(database, "Amira", facilitator=f"of-{anonymity}", anonymity=anonymity)
        async with (
            browser(room.secrets["Amira"]).listen(room.code, "participant") as phone,
            browser(room.secrets["facilitator"]).listen(room.code, "facilitator") as console,
        ):
            await phone.next("mine")
            presence = (await console.next("presence")).data
            while presence["count"] == 0:
                presence = (await console.next("presence")).data
            assert (len(presence["online"]), presence["count"]) == (count, 1)


async def test_changed_participant_touches_no_note_when_anonymous_to_all(database: Database, browser: Open) -> None:
    room = Room(database, "Amira", anonymity=Anonymity.ALL)
    room.go_to("before_help")
    room.post("Amira", "before_help")
    async with browser(FACILITATOR).listen(room.code, "facilitator") as console:
        await console.next("view")
        with database.transaction() as session:
            person = session.exec(select(Participant)).one()
            person.name = "Anders"
            record_change(session, room.workshop(session), person)
        change = (await console.next("change")).data
        assert {key.split(":")[0] for key in change["put"]} == {"seat", "participant"}
