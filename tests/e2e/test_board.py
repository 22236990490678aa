"""The board with several hands: by mouse, by keyboard, on every screen."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.clustering import clustering_script

from .browser import LAPTOP, PHONE, PROJECTOR, Visit
from .people import button
from .room import Room
from .scripted import running
from .server import Server
from .test_accessibility import mistakes_in_the_dark_on, mistakes_on
from .words import w

VALUES = ["Elkaar kennen", "Korte lijnen", "Rust in huis", "Eén plan voor het gezin"]


@pytest.fixture
def room(server: Server) -> Room:
    """Amira and Bram cluster four values."""
    room = running(server, clustering_script())
    for name in ("Amira", "Bram"):
        room.join(name)
    room.go_to("gather")
    for text in VALUES:
        room.post("Amira", text, "gather", kind="core_value", question="what")
    room.go_to("cluster")
    return room


class Board:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.locator(".board.root")
        expect(self.root.locator(".theme").first).to_be_visible()

    def note(self, text: str) -> Locator:
        return self.root.get_by_role("option", name=text)

    def theme(self, name: str) -> Locator:
        return self.root.locator("section.theme").filter(has=self.page.get_by_role("heading", name=name, exact=True))

    def holds(self, name: str, *texts: str) -> None:
        expect(self.theme(name).get_by_role("option").locator(".text")).to_have_text(list(texts))

    def drag(self, text: str, name: str) -> None:
        self.lift(text)
        self.drop(name)

    def drop(self, name: str) -> None:
        """Let go of what was lifted, on a theme."""
        box = self.theme(name).bounding_box()
        assert box is not None
        self.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=6)
        expect(self.root.locator(".theme.over h3")).to_have_text(name)
        self.page.mouse.up()

    def lift(self, text: str) -> None:
        """Take a note and do not let go."""
        self.note(text).scroll_into_view_if_needed()
        box = self.note(text).bounding_box()
        assert box is not None
        self.page.mouse.move(box["x"] + 60, box["y"] + 12)
        self.page.mouse.down()
        self.page.mouse.move(box["x"] + 80, box["y"] + 40, steps=4)
        expect(self.root.locator(".ghost")).to_have_count(1)

    def make(self, name: str) -> None:
        self.root.get_by_role("button", name=w("New theme")).first.click()
        self.root.get_by_label(w("Name of the theme")).fill(name)
        button(self.page, w("Save")).last.click()


@pytest.fixture
def amira(room: Room, visit: Visit) -> Board:
    return Board(visit(room.people["Amira"], LAPTOP).open(f"/meedoen?code={room.code}&groot=1"))


@pytest.fixture
def bram(room: Room, visit: Visit) -> Board:
    return Board(visit(room.people["Bram"], PHONE).open(f"/meedoen?code={room.code}&groot=1"))


@pytest.fixture
def screen(room: Room, visit: Visit) -> Board:
    return Board(visit(room.facilitator, PROJECTOR).open(f"/scherm?code={room.code}"))


def test_note_dragged_to_a_theme_lies_there_on_every_board(amira: Board, bram: Board, screen: Board) -> None:
    amira.make("Vertrouwen")
    expect(bram.theme("Vertrouwen")).to_be_visible()
    amira.drag(VALUES[0], "Vertrouwen")
    for board in (amira, bram, screen):
        board.holds("Vertrouwen", VALUES[0])


def test_two_drag_the_same_note_and_the_later_drop_wins_on_every_board(
    amira: Board, screen: Board, room: Room, visit: Visit
) -> None:
    bram = Board(visit(room.people["Bram"], LAPTOP).open(f"/meedoen?code={room.code}&groot=1"))
    for name in ("Een", "Twee"):
        room.facilitate("make_theme", name=name, colour=1)
        for board in (amira, bram):
            expect(board.theme(name)).to_be_visible()
    amira.lift(VALUES[1])
    bram.drag(VALUES[1], "Een")
    screen.holds("Een", VALUES[1])  # everybody saw the other hand
    expect(amira.theme("Een").get_by_role("option")).to_have_count(0)  # but nothing jumps under mine
    amira.drop("Twee")
    for board in (amira, bram, screen):
        board.holds("Twee", VALUES[1])
        expect(board.theme("Een").get_by_role("option")).to_have_count(0)


def test_finger_on_the_grip_drags_a_note(room: Room, visit: Visit, screen: Board) -> None:
    room.facilitate("make_theme", name="Vertrouwen", colour=1)
    visitor = visit(room.people["Bram"], PHONE, has_touch=True, is_mobile=True)
    bram = Board(visitor.open(f"/meedoen?code={room.code}&groot=1"))
    theme = bram.theme("Vertrouwen")
    theme.scroll_into_view_if_needed()
    grip, place = bram.note(VALUES[3]).locator(".grip").bounding_box(), theme.bounding_box()
    assert grip is not None
    assert place is not None
    devtools = visitor.context.new_cdp_session(bram.page)

    def touch(kind: str, *at: tuple[float, float]) -> None:
        points = [{"x": x, "y": y} for x, y in at]
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    x, y = grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2
    touch("touchStart", (x, y))
    for part in range(1, 9):
        touch("touchMove", (x + part * 5, y + (place["y"] + place["height"] / 2 - y) * part / 8))
    expect(bram.root.locator(".theme.over h3")).to_have_text("Vertrouwen")
    touch("touchEnd")
    for board in (bram, screen):
        board.holds("Vertrouwen", VALUES[3])


def test_clustering_by_keyboard_alone(bram: Board, amira: Board) -> None:
    keys = amira.page.keyboard
    amira.note(VALUES[0]).focus()
    keys.press("Space")
    keys.press("ArrowDown")
    keys.press("Space")
    expect(amira.root.locator(".bar")).to_contain_text(w("{count} chosen", count=2))
    keys.press("n")
    keys.type("Samen")
    keys.press("Enter")
    amira.holds("Samen", VALUES[0], VALUES[1])
    bram.holds("Samen", VALUES[0], VALUES[1])
    amira.note(VALUES[2]).focus()
    keys.press("Space")
    keys.press("m")
    expect(amira.root.locator(".chooser[open] button").first).to_be_focused()
    keys.press("Enter")
    amira.holds("Samen", *VALUES[:3])
    button(amira.page, w("Undo")).press("Enter")
    bram.holds("Samen", VALUES[0], VALUES[1])


def test_list_does_all_that_the_board_does(amira: Board, screen: Board) -> None:
    amira.make("Vertrouwen")
    button(amira.page, w("As a list")).click()
    amira.root.get_by_role("combobox", name=f"{w('Theme')}: {VALUES[3]}").select_option(label="Vertrouwen")
    screen.holds("Vertrouwen", VALUES[3])


def test_themes_are_joined_renamed_and_removed(amira: Board, screen: Board, room: Room) -> None:
    notes = {note.text: note.id for note in room.notes()}
    for number, name in enumerate(("Een", "Twee")):
        room.facilitate("make_theme", name=name, colour=number, note_ids=[notes[VALUES[number]]])
    amira.holds("Twee", VALUES[1])
    amira.theme("Twee").locator("summary").click()
    button(amira.theme("Twee"), "Een").click()
    screen.holds("Een", VALUES[0], VALUES[1])
    button(amira.page, w("Undo")).click()  # a participant's joining goes back too
    screen.holds("Twee", VALUES[1])
    screen.holds("Een", VALUES[0])
    amira.theme("Twee").locator("summary").click()
    button(amira.theme("Twee"), "Een").click()
    screen.holds("Een", VALUES[0], VALUES[1])
    amira.root.get_by_role("button", name=f"{w('Change')}: Een").click()
    amira.root.get_by_label(w("Name of the theme")).fill("Samen")
    amira.page.keyboard.press("Enter")
    screen.holds("Samen", VALUES[0], VALUES[1])
    button(amira.page, w("Undo")).click()
    screen.holds("Een", VALUES[0], VALUES[1])
    amira.root.get_by_role("button", name=f"{w('Change')}: Een").click()
    amira.root.get_by_label(w("Name of the theme")).fill("Samen")
    amira.page.keyboard.press("Enter")
    amira.root.get_by_role("button", name=f"{w('Remove')}: Samen").click()
    expect(screen.theme("Samen")).to_have_count(0)
    button(amira.page, w("Undo")).click()
    screen.holds("Samen", VALUES[0], VALUES[1])


def test_board_can_be_used_by_everybody(room: Room, visit: Visit) -> None:
    notes = [note.id for note in room.notes()]
    for number in range(8):
        room.facilitate("make_theme", name=f"Thema {number}", colour=number, note_ids=notes[number : number + 1])
    for secret, size, path in (
        (room.people["Amira"], PHONE, "meedoen"),
        (room.facilitator, PROJECTOR, "scherm"),
        (room.facilitator, LAPTOP, "begeleiden"),
    ):
        page = visit(secret, size).open(f"/{path}?code={room.code}&groot=1")
        expect(page.locator(".board.root .theme:not(.apart)")).to_have_count(8)
        assert mistakes_on(page) == []
        assert mistakes_in_the_dark_on(page) == []


def test_suggested_themes_are_taken_adapted_or_refused(amira: Board, screen: Board, room: Room) -> None:
    more = [
        "Wij kennen elkaar van gezicht",
        "Je kent elkaar en belt even",
        "Iedereen heeft elkaars 06",
        "Samen één plan",
    ]
    for text in (*more, "Met het gezin één plan maken", "Blauw is een mooie kleur"):
        room.post("Bram", text, "gather", kind="strength", question="what")
    expect(amira.note(more[0])).to_be_visible()
    button(amira.page, w("Suggest themes")).click()
    proposals = amira.root.locator(".proposal")
    expect(proposals).to_have_count(2)
    assert proposals.locator(".pick").count() >= 5
    expect(screen.root.locator(".theme:not(.apart)")).to_have_count(0)  # nothing happens by itself
    first = proposals.first
    texts = first.locator(".pick span").all_text_contents()
    first.get_by_label(w("Name of the theme")).fill("Ons netwerk")
    first.get_by_role("checkbox").first.uncheck()
    first.get_by_role("button", name=w("Take over")).click()
    screen.holds("Ons netwerk", *texts[1:])
    button(amira.page, w("Refuse all")).click()
    expect(proposals).to_have_count(0)
    expect(screen.root.locator(".theme:not(.apart)")).to_have_count(1)
    button(amira.page, w("Suggest themes")).click()  # what lies apart may fit what people made
    expect(proposals.get_by_text(w("Fits “{name}”", name="Ons netwerk"))).to_be_visible()
    button(amira.page, w("Take all over")).click()
    expect(screen.theme("Ons netwerk").get_by_role("option")).to_have_count(len(texts))
    button(amira.page, w("Undo")).click()
    screen.holds("Ons netwerk", *texts[1:])
    button(amira.page, w("Suggest themes")).click()
    left = next(note.id for note in room.notes() if note.text == texts[0])
    theme = screen.theme("Ons netwerk").get_attribute("data-theme")
    room.facilitate("place_notes", note_ids=[left], theme_id=theme)  # somebody else was first
    expect(proposals.locator(".pick", has_text=texts[0])).to_have_count(0)
