"""Interviews with two people, a screen and a console: nothing of what was heard is anywhere before it is approved."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from kompas.domain.core.codes import new_secret
from kompas.domain.workshop.workshops import create_workshop
from kompas.models import WorkshopCreate
from tests.interviewing import groups_at, interview_script

from .browser import PHONE, PROJECTOR, Visit
from .people import button
from .room import Room, opened, steps_by_key
from .server import Server
from .test_accessibility import mistakes_on
from .words import w

HEARD = "We belden elkaar op maandag."
AMENDED = "We belden elkaar elke maandag."


@pytest.fixture
def room(server: Server) -> Room:
    """Amira asks Bram, and Bram asks Amira, at the first interview."""
    secret = new_secret()
    shape = WorkshopCreate(
        title="Waarderend", script_key="interviews", starts_at=datetime.now(UTC), central_question="Wat willen we?"
    )
    with opened(server) as session:
        workshop, code = create_workshop(session, secret, shape, interview_script())
        room = Room(server, workshop.code, secret, code, steps_by_key(session, workshop))
    for name in ("Amira", "Bram"):
        room.join(name, organisation=f"Organisatie van {name}")
    room.go_to("first")
    return room


class Phone:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.locator(".interview.root")
        self.about = self.root.locator("section.about")
        self.written = self.root.locator("section.written .note")

    def heard(self, text: str) -> None:
        self.root.locator("#heard").fill(text)
        self.root.locator("form.heard button.primary").click()
        expect(self.root.locator("#heard")).to_have_value("")

    def card(self) -> Locator:
        return self.about.locator(".note textarea")


@pytest.fixture
def phones(visit: Visit, room: Room) -> dict[str, Phone]:
    return {
        name: Phone(visit(room.people[name], PHONE).open(f"/meedoen?code={room.code}")) for name in ("Amira", "Bram")
    }


def test_change_of_turns_is_told_by_the_same_minutes_everywhere(
    visit: Visit, room: Room, phones: dict[str, Phone]
) -> None:
    room.join("Chaya", organisation="Organisatie van Amira")
    room.join("Dirk", organisation="Veilig Thuis")
    room.join("Eva", organisation="Politie")
    room.facilitate("make_pairs", step_id=room.steps["first"])
    console = visit(room.facilitator).open(f"/begeleiden?code={room.code}")
    screen = visit(room.facilitator, PROJECTOR).open(f"/scherm?code={room.code}")
    room.facilitate("pause_clock")  # one moment for all
    told = screen.locator(".pairs .turns")
    expect(told).to_have_text(re.compile(r"\d:\d\d · .*\d:\d\d"))  # of the pair, and of the three
    text = told.text_content()
    assert text is not None
    expect(console.locator(".pairs .turns")).to_have_text(text)
    for phone in phones.values():
        assert change_on(phone) in text
    asking = screen.locator(".pairs .asks")
    expect(asking).to_have_count(2)
    first = asking.all_text_contents()
    room.facilitate("add_minutes", step_id=room.steps["first"], minutes=-11)  # 11 of the 20 have gone
    for page in (console, screen):
        expect(page.locator(".pairs .turns")).to_contain_text(w("Last turn"))
    for place, name in enumerate(first):
        expect(asking.nth(place)).not_to_have_text(name)
    for phone in phones.values():
        assert change_on(phone) in (told.text_content() or "")


def change_on(phone: Phone) -> str:
    """When the change is, or that there is none any more."""
    text = phone.root.locator(".in").text_content() or ""
    times: list[str] = re.findall(r"\d+:\d\d", text)
    return times[0] if times else w("Last turn")


def test_what_was_heard_is_shared_by_the_one_who_told_it(
    visit: Visit, room: Room, phones: dict[str, Phone], server: Server
) -> None:
    console = visit(room.facilitator).open(f"/begeleiden?code={room.code}")
    screen = visit(room.facilitator, PROJECTOR).open(f"/scherm?code={room.code}")
    button(console, w("Make pairs")).click()
    expect(screen.locator(".pairs.screen li")).to_have_count(1)
    with opened(server) as session:
        ((first, second),) = groups_at(session, room.steps["first"])
    amira, bram = phones["Amira"], phones["Bram"]
    expect(amira.root.locator("h2").first).to_have_text(w("You speak with {name}", name="Bram"))
    begins, follows = (amira, bram) if first < second else (bram, amira)
    expect(begins.root.locator(".turn")).to_have_text(w("Now you ask"))
    expect(follows.root.locator(".turn")).to_have_text(w("Now you tell"))

    bram.root.locator("details.private summary").click()
    bram.root.locator("#private").fill("alleen voor mij")
    bram.heard(HEARD)
    expect(bram.written.locator(".state")).to_contain_text(w("waits for {name}", name="Amira"))
    expect(amira.card()).to_have_value(HEARD)
    expect(console.locator(".pairs")).to_contain_text(w("{count} cards wait for the one who told them", count=1))
    assert room.texts() == []

    amira.card().fill(AMENDED)
    button(amira.about, w("Share this")).click()
    expect(amira.about).to_be_hidden()
    expect(amira.page.locator(".composer .mine li .text")).to_have_text(AMENDED)
    expect(bram.written).to_have_count(0)
    expect(bram.root).to_contain_text(w("Shared: {count}", count=1))
    assert room.texts() == [AMENDED]

    bram.heard("Dit blijft tussen ons")
    button(amira.about, w("Do not share")).click()
    expect(bram.written.locator(".state")).to_contain_text(w("{name} does not share this", name="Amira"))
    assert room.texts() == [AMENDED]

    for text in ("Een", "Twee", "Drie"):
        bram.heard(text)
    forms = amira.about.locator("form.note")
    expect(forms).to_have_count(4)
    amira.page.reload()  # a click right after a card came in on top would be left out too
    expect(forms).to_have_count(4)
    button(forms.first, w("Share this")).dblclick()  # the second click is not for the card below
    expect(amira.about.locator(".decided .meta")).to_have_text(w("Shared"))
    expect(amira.page.locator(".composer .mine li .text")).to_have_text(["Drie", AMENDED])
    expect(forms).to_have_count(3)
    assert room.texts() == [AMENDED, "Drie"]

    assert mistakes_on(amira.page) == []
    bram.page.reload()
    expect(bram.root.locator("#private")).to_have_value("alleen voor mij")
    room.go_to("themes")  # who did not decide yet still can; what was refused is out of the way
    expect(amira.page.locator(".board.root")).to_contain_text(AMENDED)
    expect(forms).to_have_count(2)
    amira.page.reload()
    expect(forms).to_have_count(2)
    button(forms.first, w("Do not share")).dblclick()
    expect(forms.locator("textarea")).to_have_value("Een")
    button(forms, w("Do not share")).click()
    expect(amira.about).to_be_hidden()


def test_roles_turn_halfway_and_added_minutes_do_not_turn_them_back(
    room: Room, phones: dict[str, Phone], server: Server
) -> None:
    room.facilitate("make_pairs", step_id=room.steps["first"])
    with opened(server) as session:
        ((first, second),) = groups_at(session, room.steps["first"])
    begins = phones["Amira"] if first < second else phones["Bram"]
    expect(begins.root.locator(".turn")).to_have_text(w("Now you ask"))
    room.set_clock("first", 595)
    expect(begins.root.locator(".turn")).to_have_text(w("Now you tell"))
    room.facilitate("add_minutes", step_id=room.steps["first"], minutes=5)
    expect(begins.root.locator(".in")).to_have_text(w("Last turn"))
    expect(begins.root.locator(".turn")).to_have_text(w("Now you tell"))


def test_cards_survive_a_lost_connection(visit: Visit, room: Room, phones: dict[str, Phone]) -> None:
    room.facilitate("make_pairs", step_id=room.steps["first"])
    visitor = visit(room.people["Bram"], PHONE)
    bram = Phone(visitor.open(f"/meedoen?code={room.code}"))
    expect(bram.root.locator("#heard")).to_be_visible()
    visitor.go_offline()
    bram.heard(HEARD)
    kept = w("Not sent yet. Kept on this device; it is sent as soon as there is a connection.")
    expect(bram.written.locator(".state")).to_contain_text(kept)
    visitor.come_back()
    expect(phones["Amira"].card()).to_have_value(HEARD)
    expect(bram.written).to_have_count(1)
