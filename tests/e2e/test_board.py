"""The board with several hands: by mouse, by keyboard, on every screen."""

import re

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

    def choose(self, theme: str, what: str) -> None:
        """Out of the menu of a theme."""
        self.theme(theme).locator("summary").click()
        button(self.theme(theme), what).click()

    def make(self, name: str) -> None:
        self.root.get_by_role("button", name=w("New theme")).first.click()
        self.root.get_by_label(w("Name of the theme")).fill(name)
        button(self.page, w("Save")).last.click()


@pytest.fixture
def amira(room: Room, visit: Visit) -> Board:
    return Board(visit(room.people["Amira"], LAPTOP).open(f"/meedoen?code={room.code}"))


@pytest.fixture
def bram(room: Room, visit: Visit) -> Board:
    return Board(visit(room.people["Bram"], PHONE).open(f"/meedoen?code={room.code}"))


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
    bram = Board(visit(room.people["Bram"], LAPTOP).open(f"/meedoen?code={room.code}"))
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


class Finger:
    def __init__(self, page: Page) -> None:
        self.devtools = page.context.new_cdp_session(page)

    def touch(self, kind: str, *at: tuple[float, float]) -> None:
        points = [{"x": x, "y": y} for x, y in at]
        self.devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def down(self, on: Locator) -> None:
        box = on.bounding_box()
        assert box is not None
        self.at = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.touch("touchStart", self.at)

    def to(self, place: Locator) -> None:
        box = place.bounding_box()
        assert box is not None
        (x, y), far = self.at, box["y"] + box["height"] / 2 - self.at[1]
        for part in range(1, 9):
            self.touch("touchMove", (x + part * 5, y + far * part / 8))


def on_a_phone(room: Room, visit: Visit) -> tuple[Board, Finger]:
    room.facilitate("make_theme", name="Vertrouwen", colour=1)
    visitor = visit(room.people["Bram"], PHONE, has_touch=True, is_mobile=True)
    bram = Board(visitor.open(f"/meedoen?code={room.code}"))
    bram.theme("Vertrouwen").scroll_into_view_if_needed()
    return bram, Finger(bram.page)


def test_finger_on_the_grip_drags_a_note(room: Room, visit: Visit, screen: Board) -> None:
    bram, finger = on_a_phone(room, visit)
    finger.down(bram.note(VALUES[3]).locator(".grip"))
    finger.to(bram.theme("Vertrouwen"))
    expect(bram.root.locator(".theme.over h3")).to_have_text("Vertrouwen")
    finger.touch("touchEnd")
    for board in (bram, screen):
        board.holds("Vertrouwen", VALUES[3])


def test_finger_that_rests_on_a_card_drags_it_and_one_that_moves_scrolls(
    room: Room, visit: Visit, screen: Board
) -> None:
    bram, finger = on_a_phone(room, visit)
    card = bram.note(VALUES[3]).locator(".text")
    finger.down(card)
    finger.to(bram.theme("Vertrouwen"))
    finger.touch("touchEnd")
    expect(bram.root.locator(".ghost")).to_have_count(0)
    expect(bram.theme("Vertrouwen").get_by_role("option")).to_have_count(0)
    bram.theme("Vertrouwen").scroll_into_view_if_needed()
    finger.down(card)
    expect(bram.root.locator(".ghost")).to_have_count(1)  # it rested long enough
    finger.to(bram.theme("Vertrouwen"))
    expect(bram.root.locator(".theme.over h3")).to_have_text("Vertrouwen")
    finger.touch("touchEnd")
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
    amira.root.locator(".bar summary").last.click()
    button(amira.page, w("As a list")).click()
    amira.root.get_by_role("combobox", name=f"{w('Theme')}: {VALUES[3]}").select_option(label="Vertrouwen")
    screen.holds("Vertrouwen", VALUES[3])


def test_themes_are_joined_renamed_and_removed(amira: Board, screen: Board, room: Room) -> None:
    notes = {note.text: note.id for note in room.notes()}
    for number, name in enumerate(("Een", "Twee")):
        room.facilitate("make_theme", name=name, colour=number, note_ids=[notes[VALUES[number]]])
    amira.holds("Twee", VALUES[1])
    amira.choose("Twee", w("Join with “{name}”", name="Een"))
    screen.holds("Een", VALUES[0], VALUES[1])
    button(amira.page, w("Undo")).click()  # a participant's joining goes back too
    screen.holds("Twee", VALUES[1])
    screen.holds("Een", VALUES[0])
    amira.choose("Twee", w("Join with “{name}”", name="Een"))
    screen.holds("Een", VALUES[0], VALUES[1])
    amira.choose("Een", w("Change"))
    amira.root.get_by_label(w("Name of the theme")).fill("Samen")
    amira.page.keyboard.press("Enter")
    screen.holds("Samen", VALUES[0], VALUES[1])
    button(amira.page, w("Undo")).click()
    screen.holds("Een", VALUES[0], VALUES[1])
    amira.choose("Een", w("Change"))
    amira.root.get_by_label(w("Name of the theme")).fill("Samen")
    amira.page.keyboard.press("Enter")
    amira.choose("Samen", w("Remove"))
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
        page = visit(secret, size).open(f"/{path}?code={room.code}")
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


# --- on the projector -----------------------------------------------------------------------------------------------

TEXTS = (
    "Je kent elkaar en belt even.",
    "Eén plan, dat het gezin zelf kan uitleggen aan oma.",
    "Rust.",
    "Korte lijnen met de wijkagent en de school",
)
LAID_OUT = """
root => {
  const seen = [...root.querySelectorAll(".note")].filter((note) => note.checkVisibility());
  const boxes = seen.map((note) => note.getBoundingClientRect());
  const over = (one, other) => one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 1 && other.top < one.bottom - 1;
  return {
    count: seen.length,
    smallest: Math.min(...seen.map((note) => parseFloat(getComputedStyle(note).fontSize))),
    outside: boxes.filter(({ left, top, right, bottom }) => left < 0 || top < 0 || right > innerWidth || bottom > innerHeight).length,
    overlapping: boxes.filter((one, place) => boxes.slice(place + 1).some((other) => over(one, other))).length,
  };
}
"""


def spread_over_themes(room: Room, notes: int, themes: int) -> None:
    ids = [
        room.post("Bram", TEXTS[number % len(TEXTS)], "gather", kind="strength", question="what")
        for number in range(notes - len(VALUES))
    ]
    ids += [note.id for note in room.notes()][: len(VALUES)]
    for number in range(themes):
        room.facilitate("make_theme", name=f"Thema {number}", colour=number % 8, note_ids=ids[number::themes])


@pytest.mark.parametrize(("notes", "themes"), [(9, 3), (48, 8)])
def test_board_is_one_page_of_the_projector_and_as_large_as_fits(
    room: Room, visit: Visit, notes: int, themes: int
) -> None:
    spread_over_themes(room, notes, themes)
    screen = Board(visit(room.facilitator, PROJECTOR).open(f"/scherm?code={room.code}"))
    expect(screen.root.get_by_role("option")).to_have_count(notes)
    expect(screen.root.locator(".pager")).to_be_hidden()
    laid = screen.root.evaluate(LAID_OUT)
    assert {**laid, "smallest": 0} == {"count": notes, "smallest": 0, "outside": 0, "overlapping": 0}
    assert laid["smallest"] >= (36 if notes < 10 else 22)


def test_board_says_how_many_more_only_when_there_is_no_room(room: Room, visit: Visit) -> None:
    spread_over_themes(room, 48, 4)
    screen = Board(visit(room.facilitator, (1280, 320)).open(f"/scherm?code={room.code}"))
    expect(screen.root.get_by_text(re.compile(w("and {count} more", count=r"\d+"))).first).to_be_visible()
    expect(screen.root.locator(".pager")).to_be_hidden()


# --- on the console -------------------------------------------------------------------------------------------------


@pytest.fixture
def console(room: Room, visit: Visit) -> Board:
    return Board(visit(room.facilitator, LAPTOP).open(f"/begeleiden?code={room.code}"))


def test_board_takes_the_whole_width_of_the_console_and_gives_it_back(console: Board, room: Room) -> None:
    cards = console.page.locator(".st-key-console-guide")
    expect(cards).to_be_visible()
    before = console.root.bounding_box()
    large = button(console.page, w("Large"))
    large.click()
    expect(cards).to_be_hidden()
    after = console.root.bounding_box()
    assert before is not None
    assert after is not None
    assert after["width"] > 1.4 * before["width"]
    large.click()
    expect(cards).to_be_visible()
    large.click()
    room.go_to("gather")
    expect(cards).to_be_visible()  # another step has its own workspace


def test_loose_notes_and_themes_stay_in_view_together_and_a_list_scrolls_under_the_hand(
    console: Board, room: Room
) -> None:
    spread_over_themes(room, 44, 22)
    for number in range(8):
        room.post("Amira", f"Nog een {number}", "gather", kind="strength", question="what")
    loose = console.note("Nog een 0")
    expect(loose).to_be_visible()
    last = console.theme("Thema 21")
    expect(last).not_to_be_in_viewport()
    console.lift("Nog een 0")
    list_ = console.root.locator(".themes").bounding_box()
    assert list_ is not None
    console.page.mouse.move(list_["x"] + 40, list_["y"] + list_["height"] - 5, steps=4)
    expect(last).to_be_in_viewport()
    console.page.mouse.up()
    expect(console.note("Nog een 1")).to_be_in_viewport()


def test_new_theme_gets_a_look_that_no_other_has(amira: Board, room: Room) -> None:
    for look in (0, 1, 3):
        room.facilitate("make_theme", name=f"Thema {look}", colour=look)
        expect(amira.theme(f"Thema {look}")).to_be_visible()
    for name in ("Samen", "Rust"):
        amira.make(name)
    expect(amira.theme("Samen").locator(".look-2")).to_have_count(1)
    expect(amira.theme("Rust").locator(".look-4")).to_have_count(1)
