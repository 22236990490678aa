"""Seeing the themes, and laying connections, in several browsers."""

import pytest
from playwright.sync_api import Page, expect

from tests.clustering import KINDS, script_of, step

from .browser import LAPTOP, PHONE, PROJECTOR, Visit
from .people import button, tab
from .room import Room
from .scripted import running
from .server import Server
from .test_accessibility import mistakes_on
from .words import w


@pytest.fixture
def room(server: Server) -> Room:
    """Two themes, where the group reflects."""
    question = {"key": "what", "text": {"nl": "Wat?", "en": "What?"}}
    room = running(
        server, script_of([step("gather", "collect", kinds=KINDS, questions=[question]), step("reflect", "connect")])
    )
    room.join("Amira")
    room.go_to("gather")
    for number, name in enumerate(("Vertrouwen", "Eén plan")):
        notes = [
            room.post("Amira", f"{name} {one}", "gather", kind="strength", question="what") for one in range(number + 1)
        ]
        room.facilitate("make_theme", name=name, colour=number, note_ids=notes)
    room.go_to("reflect")
    return room


@pytest.fixture
def screen(room: Room, visit: Visit) -> Page:
    return visit(room.facilitator, PROJECTOR).open(f"/scherm?code={room.code}")


@pytest.fixture
def amira(room: Room, visit: Visit) -> Page:
    return visit(room.people["Amira"], PHONE).open(f"/meedoen?code={room.code}&groot=1")


def test_picture_on_the_screen_follows_the_board_and_the_facilitator(room: Room, screen: Page, visit: Visit) -> None:
    chart = screen.get_by_test_id("stPlotlyChart")  # for a moment the old one is still there beside the new
    expect(chart.filter(has_text="Vertrouwen")).to_be_visible()
    room.facilitate("make_theme", name="Humor", colour=3, note_ids=[room.notes()[0].id])
    expect(chart.filter(has_text="Humor")).to_be_visible()
    console = visit(room.facilitator, LAPTOP).open(f"/begeleiden?code={room.code}")
    console.locator(".connections input[value=mind_map]").check()
    expect(chart.get_by_text(w("Our strengths").split()[-1]).first).to_be_attached()  # the words may break in two lines
    theme = console.locator(".connections li[data-theme]").nth(1).get_attribute("data-theme")
    room.facilitate("show_picture", picture="mind_map", theme_id=theme)
    expect(screen.locator(".connections .notes-of")).to_contain_text("Eén plan 1")


def test_connection_is_laid_by_keyboard_seen_by_all_and_taken_back(room: Room, screen: Page, amira: Page) -> None:
    room.facilitate("show_picture", picture="connections")
    amira.get_by_label(w("This strength…")).select_option(label="Vertrouwen")
    amira.get_by_label(w("…helps with that")).select_option(label=w("Something else: write it yourself"))
    amira.get_by_label(w("Which bottleneck?")).fill("De wachttijd")
    amira.get_by_label(w("How does it help? (not needed)")).fill("Je belt elkaar")
    button(amira, w("Lay the connection")).press("Enter")
    row = screen.locator(".connections .laid li")
    expect(row).to_contain_text("Vertrouwen")
    expect(row).to_contain_text("Je belt elkaar")
    expect(screen.locator(".connections svg path")).to_have_count(1)
    assert mistakes_on(amira) == []
    assert mistakes_on(screen) == []
    amira.locator(".connections .laid button").click()
    expect(row).to_have_count(0)
    button(amira.locator(".connections.root"), w("Undo")).click()
    expect(row).to_have_count(1)


def test_dots_on_themes_are_counted_and_shown(room: Room, amira: Page, visit: Visit) -> None:
    console = visit(room.facilitator, LAPTOP).open(f"/begeleiden?code={room.code}")
    tab(console, "Vote").get_by_text(w("Let people vote")).click()
    expect(console.get_by_label(w("On what?"))).to_have_value("themes")
    button(console, w("Start the vote")).click()
    amira.get_by_role("button", name=w("One dot more: {note}", note="Eén plan")).click()
    expect(amira.locator(".ballot .given")).to_have_count(1)
    button(console, w("Close the vote and show the outcome")).click()
    expect(amira.locator(".ballot .result")).to_contain_text("Eén plan")
