"""Seats that end while somebody is looking, questions to one person, and looking through the eyes of others."""

import asyncio
import time

import pytest
from sqlmodel import select

from kompas.database import Database
from kompas.domain.workshop.device_looks import DeviceLook
from kompas.domain.workshop.facilitators import become
from kompas.domain.workshop.workshops import renew_facilitator_code
from kompas.enums import Anonymity, DeviceKind, Role
from kompas.live.cookies import secret_in
from kompas.live.routes import Live
from kompas.models import Seat
from tests.databases import on_both
from tests.factories import FACILITATOR, Room

from .browser import Stream
from .conftest import Open

pytestmark = pytest.mark.anyio


def seat_of(room: Room, role: Role, participant_id: int | None = None) -> int:
    with room.database.reading() as session:
        query = select(Seat.id).where(Seat.workshop_id == room.workshop_id, Seat.role == role)
        return session.exec(query.where(Seat.participant_id == participant_id)).one()


def person_of(room: Room, name: str) -> int:
    return room.join(name, room.secrets[name])


async def rest_of(stream: Stream) -> list[str]:
    """The names of the events until the server ends the stream."""
    names = []
    while True:
        try:
            names.append((await stream.next()).name)
        except EOFError:
            return names


async def test_stream_of_a_new_facilitator_brings_another_cookie_and_the_earlier_one_goes_on(
    room: Room, browser: Open, database: Database
) -> None:
    before = room.secrets["facilitator"]
    async with browser(before).listen(room.code, "facilitator") as stream:
        given = secret_in(stream.headers["set-cookie"].partition(";")[0])
    assert given not in (None, before)
    for secret in (given, before):
        async with browser(secret).listen(room.code, "facilitator") as again:
            assert (again.status, "set-cookie" in again.headers) == (200, False)


async def test_stream_of_a_participant_brings_no_cookie(room: Room, browser: Open) -> None:
    async with browser(room.secrets["Amira"]).listen(room.code, "participant") as stream:
        assert "set-cookie" not in stream.headers


@on_both
async def test_logged_out_browser_hears_nothing_more_and_is_refused(room: Room, browser: Open) -> None:
    amira, bram = browser(room.secrets["Amira"]), browser(room.secrets["Bram"])
    async with amira.listen(room.code, "participant") as gone, bram.listen(room.code, "participant") as stays:
        await gone.next("mine")
        await stays.next("mine")
        began = time.monotonic()
        room.act("facilitator", "end_seat", seat_id=seat_of(room, Role.PARTICIPANT, person_of(room, "Amira")))
        assert (await rest_of(gone))[-1] == "dismissed"
        assert time.monotonic() - began < 1
        note = room.post("Bram", "before_help", "Na het uitloggen")
        while note not in str((await stays.next("change")).data):
            pass
        assert b"Na het uitloggen" not in gone.raw
    assert await amira.send(room.code, room.note("Amira", "before_help")) == ["refused"]
    async with amira.listen(room.code, "participant") as again:
        assert again.status == 403


async def test_every_stream_of_a_logged_out_facilitator_ends(room: Room, browser: Open) -> None:
    """The console, and the screen that was open as facilitator."""
    code = room.change(renew_facilitator_code)
    with room.database.transaction() as session:
        become(session, "laptop-2", room.code, code, Role.FACILITATOR)
    other = browser("laptop-2")
    async with (
        other.listen(room.code, "facilitator") as console,
        other.listen(room.code, "screen") as screen,
        browser(FACILITATOR).listen(room.code, "facilitator") as own,
    ):
        view = await own.next("view")
        for stream in (console, screen):
            await stream.next("view")
        (seat,) = [
            key
            for key, item in view.data["items"].items()
            if key.startswith("seat:") and item["way"] == "facilitator_code"
        ]
        room.act("facilitator", "end_seat", seat_id=int(seat.removeprefix("seat:")))
        for stream in (console, screen):
            assert (await rest_of(stream))[-1] == "dismissed"
        told = (await own.next("change")).data["put"][seat]
        assert told["ended"] >= told["since"]


async def test_seat_that_ended_between_door_and_stream_lets_nobody_in(room: Room, live: Live, browser: Open) -> None:
    """Access was asked a moment before the snapshot is read."""
    async with browser(FACILITATOR).listen(room.code, "facilitator") as console:
        await console.next("view")
        amira = browser(room.secrets["Amira"])
        await live.hub.channels[room.key].lock.acquire()
        async with amira.listen(room.code, "participant") as stream:
            room.act("facilitator", "end_seat", seat_id=seat_of(room, Role.PARTICIPANT, person_of(room, "Amira")))
            live.hub.channels[room.key].lock.release()
            assert await rest_of(stream) == ["dismissed"]


async def test_giver_is_let_go_at_the_moment_the_other_accepts(room: Room, browser: Open) -> None:
    amira, phone, console = person_of(room, "Amira"), browser(room.secrets["Amira"]), browser(FACILITATOR)
    async with (
        phone.listen(room.code, "participant") as taker,
        console.listen(room.code, "facilitator") as giver,
        console.listen(room.code, "screen") as beamer,
    ):
        await beamer.next("view")
        assert (await taker.next("mine")).data["values"]["asked"] is None
        asked = room.act("facilitator", "ask_to_facilitate", participant_id=amira, shared=False)
        heard = (await taker.next("mine")).data["values"]["asked"]
        assert heard == {"id": asked, "shared": False, "by": ""}
        answer = room.message("Amira", "answer_hand_over", hand_over_id=asked, accepted=True)
        assert await phone.send(room.code, answer) == ["applied"]
        assert (await rest_of(giver))[-1] == "dismissed"
        room.post("Bram", "before_help", "Het scherm gaat door")
        while b"Het scherm gaat door" not in beamer.raw:
            await beamer.next("change")
        async with phone.listen(room.code, "facilitator") as now_leads:
            assert (await now_leads.next()).name == "view"


async def test_question_reaches_nobody_else(room: Room, browser: Open) -> None:
    amira = person_of(room, "Amira")
    async with (
        browser(room.secrets["Bram"]).listen(room.code, "participant") as other,
        browser(FACILITATOR).listen(room.code, "screen") as screen,
    ):
        await other.next("mine")
        await screen.next("view")
        asked = room.act("facilitator", "ask_to_facilitate", participant_id=amira, shared=True)
        room.post("Bram", "before_help", "Daarna")
        for stream in (other, screen):
            while b"Daarna" not in stream.raw:
                await stream.next("change")
            assert asked.encode() not in stream.raw


async def test_only_facilitators_hear_of_devices(room: Room, browser: Open) -> None:
    room.seat_screen()
    for name, audience in (("Amira", "participant"), ("screen", "screen")):
        async with browser(room.secrets[name]).listen(room.code, audience) as stream:
            view = await stream.next("view")
            assert [key for key in view.data["items"] if key.startswith(("seat:", "hand_over:"))] == []
            assert b"presence" not in stream.raw


async def test_console_hears_of_every_new_facilitator(room: Room, browser: Open) -> None:
    code = room.change(renew_facilitator_code)
    look = DeviceLook(DeviceKind.TABLET, "Safari")
    async with browser(FACILITATOR).listen(room.code, "facilitator") as console:
        await console.next("view")
        with room.database.transaction() as session:
            become(session, "tablet", room.code, code, Role.FACILITATOR, name="Dirk", look=look)
        (seat,) = (await console.next("change")).data["put"].values()
        told = (seat["name"], seat["kind"], seat["browser"], seat["way"], seat["role"])
        assert told == ("Dirk", "tablet", "Safari", "facilitator_code", "facilitator")


async def test_preview_is_what_participants_get_and_counts_as_nobody(room: Room, browser: Open) -> None:
    """Also when the facilitator takes part on the same browser: no own notes."""
    room.secrets["Chaya"] = FACILITATOR
    room.join("Chaya", FACILITATOR)
    room.post("Chaya", "before_help", "van de begeleider")
    async with (
        browser(FACILITATOR).listen(room.code, "facilitator") as console,
        browser(FACILITATOR).listen(room.code, "participant&preview=1") as preview,
        browser(FACILITATOR).listen(room.code, "screen&preview=1") as screen,
        browser(room.secrets["Bram"]).listen(room.code, "participant") as phone,
    ):
        views = [(await stream.next("view")).data for stream in (preview, phone)]
        await screen.next("view")
        for view in views:
            view.pop("now")
        assert views[0] == views[1]
        while not (presence := (await console.next("presence")).data)["count"]:
            pass
        assert (presence["count"], presence["screens"]) == (1, 0)
        assert [event.name for event in preview.events] == ["view"]


async def test_participant_cannot_hide_behind_a_preview(room: Room, browser: Open) -> None:
    async with browser(room.secrets["Amira"]).listen(room.code, "participant&preview=1") as stream:
        assert [(await stream.next()).name for _ in range(2)] == ["view", "mine"]
    async with browser(room.secrets["Amira"]).listen(room.code, "facilitator&preview=1") as stream:
        assert stream.status == 403


@pytest.mark.parametrize(
    ("anonymity", "audience"),
    [("group", "participant"), ("group", "screen"), ("all", "participant"), ("all", "screen"), ("all", "facilitator")],
)
async def test_removing_somebody_does_not_tell_whose_notes_were_whose(
    database: Database, browser: Open, anonymity: str, audience: str
) -> None:
    room = Room(database, "Amira", "Bram", anonymity=Anonymity(anonymity))
    room.go_to("before_help")
    for name in ("Amira", "Bram"):
        room.post(name, "before_help", f"van {name[:1]}")
    secret = room.secrets["Bram"] if audience == "participant" else FACILITATOR
    async with browser(secret).listen(room.code, audience) as stream:
        before = (await stream.next("view")).data["items"]
        room.act("facilitator", "remove_participant", participant_id=person_of(room, "Amira"))
        heard = (await stream.next("change")).data
        assert [key for key in [*heard["put"], *heard["removed"]] if key.startswith("note:")] == []
    async with browser(secret).listen(room.code, audience) as stream:
        after = (await stream.next("view")).data["items"]
        notes = [{key: item for key, item in items.items() if key.startswith("note:")} for items in (before, after)]
        assert len(notes[0]) == 2
        assert notes[0] == notes[1]


async def test_when_a_device_was_last_there_is_kept(room: Room, live: Live, browser: Open) -> None:
    amira = person_of(room, "Amira")
    async with browser(FACILITATOR).listen(room.code, "facilitator") as console:
        await console.next("view")
        async with browser(room.secrets["Amira"]).listen(room.code, "participant") as phone:
            await phone.next("mine")
            while not (await console.next("presence")).data["count"]:
                pass
        gone = (await console.next("presence")).data
        assert len(gone["seen"]) == 1
    await asyncio.to_thread(live.hub.write_gone)
    with room.database.reading() as session:
        seat = session.get_one(Seat, seat_of(room, Role.PARTICIPANT, amira))
        assert seat.seen_at is not None
        assert round(seat.seen_at.timestamp() * 1000) in gone["seen"].values()
    async with browser(FACILITATOR).listen(room.code, "facilitator") as console:
        items = (await console.next("view")).data["items"]
        assert items[f"seat:{seat.id}"]["seen"] in gone["seen"].values()


async def test_full_anonymity_keeps_back_when_devices_were_there(room: Room, browser: Open) -> None:
    own = Room(room.database, "Amira", facilitator="careful", anonymity=Anonymity.ALL)
    async with browser("careful").listen(own.code, "facilitator") as console:
        async with browser(own.secrets["Amira"]).listen(own.code, "participant") as phone:
            await phone.next("mine")
            while not (presence := (await console.next("presence")).data)["count"]:
                pass
        view = next(event for event in console.events if event.name == "view").data["items"]
        facilitator = next(item["device"] for item in view.values() if item.get("role") == "facilitator")
        assert (presence["devices"], presence["seen"]) == ([facilitator], {})
        people = [item for item in view.values() if item.get("role") == "participant"]
        assert [(item["since"], item["seen"]) for item in people] == [(None, None)]
