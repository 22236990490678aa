"""Events down: what each audience hears, and what it must never hear."""

import asyncio

import pytest

from kompas.database import Database
from kompas.domain.wall.promises import choose_anonymity
from kompas.enums import Anonymity
from kompas.live.hub import PRESENCE_FOLD
from kompas.live.routes import Live
from tests.databases import on_both
from tests.factories import FACILITATOR, Room, journey

from .browser import DEADLINE
from .conftest import Open

pytestmark = pytest.mark.anyio
PARKED = "Deze tekst is geparkeerd"
WITHDRAWN = "Deze tekst is ingetrokken"
ELSEWHERE = "Deze tekst hoort bij een andere werksessie"


@pytest.fixture
def secrets_of_the_room(database: Database, room: Room) -> Room:
    """A room where everything happened that not everybody may hear of; another workshop goes on beside it."""
    room.post("Amira", "before_help", "Gewoon te zien")
    room.act("facilitator", "park_note", note_id=room.post("Bram", "before_help", PARKED))
    room.act("Bram", "withdraw_note", note_id=room.post("Bram", "before_help", WITHDRAWN))
    other = Room(database, "Chaya", facilitator="somebody-else")
    other.act("facilitator", "go_to_step", from_step_id=None, to_step_id=other.steps["before_help"])
    other.post("Chaya", "before_help", ELSEWHERE)
    return room


@on_both
async def test_stream_begins_with_a_full_view_and_goes_on_with_changes(room: Room, browser: Open) -> None:
    first = room.post("Amira", "before_help", "eerst")
    async with browser(room.secrets["Bram"]).listen(room.code, "participant") as stream:
        assert (stream.status, stream.headers["content-type"]) == (200, "text/event-stream; charset=utf-8")
        assert stream.headers["cache-control"] == "no-store"
        view = await stream.next()
        assert (view.name, [key for key in view.data["items"] if key.startswith("note:")]) == (
            "view",
            [f"note:{first}"],
        )
        note = room.note("Amira", "before_help", "daarna")
        await browser(room.secrets["Amira"]).send(room.code, note)
        change = await stream.next("change")
        assert change.data["since"] == view.data["revision"]
        assert list(change.data["put"]) == [f"note:{note['id']}"]
        assert change.data["put"][f"note:{note['id']}"]["text"] == "daarna"


@on_both
async def test_every_audience_hears_the_change(room: Room, browser: Open) -> None:
    facilitator = browser(FACILITATOR)
    async with (
        facilitator.listen(room.code, "facilitator") as console,
        facilitator.listen(room.code, "screen") as screen,
        browser(room.secrets["Bram"]).listen(room.code, "participant") as phone,
    ):
        streams = (console, screen, phone)
        for stream in streams:
            await stream.next("view")
        note = room.note("Amira", "before_help")
        await browser(room.secrets["Amira"]).send(room.code, note)
        heard = [await stream.next("change") for stream in streams]
        assert [list(event.data["put"]) for event in heard] == [[f"note:{note['id']}"]] * 3


async def test_stream_hears_what_happens_in_its_own_workshop_only(
    database: Database, room: Room, browser: Open
) -> None:
    other = Room(database, "Chaya", facilitator="somebody-else")
    async with browser(room.secrets["Bram"]).listen(room.code, "participant") as stream:
        await stream.next("view")
        other.post("facilitator", "before_help", ELSEWHERE)
        note = room.post("Amira", "before_help")
        assert list((await stream.next("change")).data["put"]) == [f"note:{note}"]
        assert ELSEWHERE.encode() not in stream.raw


async def test_participant_never_hears_what_is_not_for_participants(secrets_of_the_room: Room, browser: Open) -> None:
    room = secrets_of_the_room
    async with browser(room.secrets["Amira"]).listen(room.code, "participant") as stream:
        await stream.next("mine")
        room.act("facilitator", "park_note", note_id=room.post("Bram", "before_help", f"{PARKED} tijdens"))
        room.go_to("seeking_help")
        await stream.until_revision(revision_of(room))
    heard = stream.raw.decode()
    assert "Gewoon te zien" in heard
    assert {key.split(":")[0] for event in stream.events for key in event.data.get("items", {})} == {"step", "note"}
    for hidden in (f'"{PARKED}"', WITHDRAWN, ELSEWHERE, "Bram", "Organisatie van", "planned_end"):
        assert hidden not in heard
    assert [step.key for step in journey().steps if step.facilitator.nl[:40] in heard] == []
    assert [line.nl for step in journey().steps for line in step.glance if line.nl in heard] == []


async def test_screen_never_hears_names_facilitator_text_or_hidden_notes(
    secrets_of_the_room: Room, browser: Open
) -> None:
    room = secrets_of_the_room
    room.seat_screen()
    async with browser(room.secrets["screen"]).listen(room.code, "screen") as stream:
        await stream.next("view")
        room.go_to("seeking_help")
        await stream.until_revision(revision_of(room))
    heard = stream.raw.decode()
    assert "Gewoon te zien" in heard
    for hidden in (PARKED, WITHDRAWN, ELSEWHERE, "Amira", "Bram", "planned_end"):
        assert hidden not in heard
    assert [step.key for step in journey().steps if step.facilitator.en[:40] in heard] == []


async def test_names_go_when_the_facilitator_says_so(database: Database, browser: Open) -> None:
    room = Room(database, "Amira", "Bram", anonymity=Anonymity.NAMED)
    room.go_to("before_help")
    note = f"note:{room.post('facilitator', 'before_help')}"
    async with browser(room.secrets["Bram"]).listen(room.code, "participant") as stream:
        assert (await stream.next("view")).data["items"][note]["author"] is None
        room.change(choose_anonymity, Anonymity.GROUP)
        assert "author" not in (await stream.next("change")).data["put"][note]


async def test_author_hears_of_the_own_notes_parked_ones_too(room: Room, browser: Open) -> None:
    note = room.post("Amira", "before_help", "van mij")
    async with browser(room.secrets["Amira"]).listen(room.code, "participant") as stream:
        assert list((await stream.next("mine")).data["items"]) == [f"note:{note}"]
        room.act("facilitator", "park_note", note_id=note)
        assert (await stream.next("mine")).data["items"][f"note:{note}"]["parked"] is True
        room.post("Bram", "before_help", "van een ander")
        room.act("Amira", "withdraw_note", note_id=note)
        assert (await stream.next("mine")).data["items"] == {}


async def test_parked_note_disappears_from_the_wall_and_comes_back(room: Room, browser: Open) -> None:
    note = room.post("Amira", "before_help")
    async with browser(room.secrets["Bram"]).listen(room.code, "participant") as stream:
        await stream.next("view")
        room.act("facilitator", "park_note", note_id=note)
        gone = await stream.next("change")
        assert (gone.data["removed"], gone.data["put"]) == ([f"note:{note}"], {})
        room.act("facilitator", "restore_note", note_id=note)
        assert list((await stream.next("change")).data["put"]) == [f"note:{note}"]


@pytest.mark.parametrize(
    ("who", "audience"),
    [
        ("Amira", "facilitator"),
        ("Amira", "screen"),
        ("screen", "facilitator"),
        ("screen", "participant"),
        ("stranger", "participant"),
        ("stranger", "screen"),
        (None, "participant"),
        ("facilitator", "administrator"),
        ("facilitator", ""),
    ],
)
async def test_stream_is_refused_without_the_seat_for_it(
    room: Room, browser: Open, who: str | None, audience: str
) -> None:
    room.seat_screen()
    async with browser(room.secrets.get(who or "", who)).listen(room.code, audience) as stream:
        assert (stream.status, (await stream.json())["code"]) == (403, "not_allowed")


async def test_stream_of_another_workshop_is_refused(database: Database, room: Room, browser: Open) -> None:
    other = Room(database, "Chaya", facilitator="somebody-else")
    for secret in (room.secrets["Amira"], FACILITATOR):
        for audience in ("participant", "screen", "facilitator"):
            async with browser(secret).listen(other.code, audience) as stream:
                assert stream.status == 403


async def test_facilitator_may_look_as_any_audience(room: Room, browser: Open) -> None:
    for audience in ("facilitator", "screen", "participant"):
        async with browser(FACILITATOR).listen(room.code, audience) as stream:
            assert (await stream.next()).name == "view"


async def test_facilitator_hears_who_is_connected(room: Room, browser: Open) -> None:
    async with browser(FACILITATOR).listen(room.code, "facilitator") as console:
        assert (await console.next("presence")).data["online"] == []
        async with browser(room.secrets["Amira"]).listen(room.code, "participant") as phone:
            await phone.next("view")
            assert len((await console.next("presence")).data["online"]) == 1
        assert (await console.next("presence")).data["online"] == []
    assert PRESENCE_FOLD < DEADLINE


async def test_stream_ends_when_the_server_stops(live: Live, room: Room, browser: Open) -> None:
    async with browser(room.secrets["Amira"]).listen(room.code, "participant") as stream:
        await stream.next("mine")
        live.hub.close()
        with pytest.raises(EOFError):
            await stream.next("change")


async def test_closed_stream_is_forgotten(live: Live, room: Room, browser: Open) -> None:
    async with browser(room.secrets["Amira"]).listen(room.code, "participant") as stream:
        await stream.next("view")
        assert list(live.hub.channels) == [room.key]
    assert live.hub.channels == {}


async def test_many_listeners_come_and_go_without_loss(live: Live, room: Room, browser: Open) -> None:
    """Browsers that close at once, as on a refresh, must not take away what others wait for."""
    phone = browser(room.secrets["Bram"])

    async def look_and_go() -> None:
        for _ in range(5):
            async with phone.listen(room.code, "participant"):
                await asyncio.sleep(0)

    async with phone.listen(room.code, "participant") as stream:
        await stream.next("view")
        amira = browser(room.secrets["Amira"])
        notes = [room.note("Amira", "before_help", f"nummer {number}") for number in range(10)]
        await asyncio.gather(*(look_and_go() for _ in range(5)), *(amira.send(room.code, note) for note in notes))
        await stream.until_revision(revision_of(room))
    heard = {key for event in stream.events if event.name == "change" for key in event.data["put"]}
    assert heard == {f"note:{note['id']}" for note in notes}
    changes = [event.data for event in stream.events if event.name == "change"]
    assert [change["since"] for change in changes[1:]] == [change["revision"] for change in changes[:-1]]
    assert live.hub.channels == {}


def revision_of(room: Room) -> int:
    with room.database.reading() as session:
        return room.workshop(session).revision


async def test_hidden_note_reaches_nobody_but_its_author(room: Room, browser: Open) -> None:
    """Hidden means not sent: the facilitator hears that it is there, without its text."""
    room.act("facilitator", "hide_notes", step_id=room.steps["before_help"])
    facilitator = browser(FACILITATOR)
    async with (
        facilitator.listen(room.code, "facilitator") as console,
        facilitator.listen(room.code, "screen") as screen,
        browser(room.secrets["Amira"]).listen(room.code, "participant") as author,
        browser(room.secrets["Bram"]).listen(room.code, "participant") as other,
    ):
        note = room.post("Amira", "before_help", "stil geschreven")
        for stream in (console, screen, author, other):
            await stream.until_revision(revision_of(room))
        assert (await author.next("mine")).data["items"][f"note:{note}"]["hidden"] is True
        assert [b"stil geschreven" in stream.raw for stream in (console, screen, author, other)] == [
            False,
            False,
            True,
            False,
        ]
        room.act("facilitator", "reveal_notes", step_id=room.steps["before_help"])
        for stream in (console, screen, other):
            await stream.until_revision(revision_of(room))
            assert b"stil geschreven" in stream.raw


async def test_ready_is_a_number_without_names(room: Room, browser: Open) -> None:
    async with browser(FACILITATOR).listen(room.code, "facilitator") as console:
        await console.next("view")
        room.act("Amira", "say_ready", step_id=room.steps["before_help"], ready=True)
        change = (await console.next("change")).data
        assert (change["scalars"], change["put"]) == ({"ready": 1}, {})


async def test_shared_laptop_writes_as_the_person_who_wrote(room: Room, browser: Open) -> None:
    """What was waiting to be sent keeps its author, though another person has taken over the laptop since."""
    laptop = room.secrets["Amira"]
    amira = room.join("Amira", laptop)
    chaya = room.join("Chaya", laptop)
    notes = [room.note("Amira", "before_help") | {"person": person} for person in (amira, chaya)]
    assert await browser(laptop).send(room.code, *notes) == ["applied", "applied"]
    assert [room.notes()[note["id"]].author_id for note in notes] == [amira, chaya]


async def test_browser_cannot_write_as_a_person_of_another_browser(room: Room, browser: Open) -> None:
    bram = room.join("Bram", room.secrets["Bram"])
    note = room.note("Amira", "before_help") | {"person": bram}
    assert await browser(room.secrets["Amira"]).send(room.code, note) == ["refused"]
    assert room.notes() == {}
