"""The projected screen, as it is read from eight metres; and how calm the console is that leads it."""

import re

import pytest
from playwright.sync_api import Page, expect

from kompas.activity import activity_of
from kompas.domain.workshop.workshops import steps_of

from .browser import LAPTOP, PHONE, PROJECTOR, Visit
from .people import Console, Participant, Screen, settled
from .room import Room, opened, prepared, workshop_with
from .server import Server
from .words import counted, script_step, w

READABLE = 28
"""Pixels on 1920 wide: 10 arcminutes at eight metres from an image of two metres, for what must be read."""
BESIDE_THE_POINT = 16
"""Pixels, for what only tells who said it."""

SIZES = """
selector => [...document.querySelectorAll("*")].flatMap((one) => one.shadowRoot ? [...one.shadowRoot.querySelectorAll(selector)] : [])
  .filter((node) => node.checkVisibility() && node.textContent.trim()).map((node) => parseFloat(getComputedStyle(node).fontSize))
"""
CLICKABLE = """
() => {
  const found = [];
  const look = (root) => {
    for (const node of root.querySelectorAll("*")) {
      if (node.shadowRoot) look(node.shadowRoot);
      if (!node.matches("button, a[href], input, select, textarea, summary, [role=tab], [role=button], svg.drawing")) continue;
      if (node.disabled || node.closest("[inert], svg:not(.drawing), svg > *")) continue;
      if (!node.checkVisibility({ opacityProperty: true, visibilityProperty: true, checkOpacity: true })) continue;
      if (node.matches("details:not([open]) > :not(summary) *")) continue;
      const { left, top, right, bottom, width, height } = node.getBoundingClientRect();
      if (width < 2 || height < 2 || bottom <= 0 || right <= 0 || top >= innerHeight || left >= innerWidth) continue;
      const hit = root.elementFromPoint(Math.max(1, Math.min(innerWidth - 1, (left + right) / 2)),
        Math.max(1, Math.min(innerHeight - 1, (top + bottom) / 2)));
      if (!hit || !(node.contains(hit) || hit.contains(node) || hit.shadowRoot)) continue;
      found.push((node.getAttribute("aria-label") ?? node.textContent ?? node.tagName).trim().slice(0, 40));
    }
  };
  look(document);
  return found;
}
"""


def sizes(page: Page, selector: str) -> list[float]:
    found: list[float] = page.evaluate(SIZES, selector)
    assert found, selector
    return found


def screen_of(room: Room, visit: Visit, size: tuple[int, int] = PROJECTOR) -> Screen:
    return Screen(visit(room.facilitator, size).open(f"/scherm?code={room.code}"))


@pytest.mark.parametrize("size", [PROJECTOR, (1280, 720)])
def test_question_and_notes_can_be_read_from_eight_metres(room: Room, visit: Visit, size: tuple[int, int]) -> None:
    for number in range(13):
        room.post("Amira", f"Post-it {number}: er was wachttijd.", kind=("good", "better", "improvement")[number % 3])
    screen = screen_of(room, visit, size)
    expect(screen.notes).to_have_count(13)
    expect(screen.wall.locator(".pager")).to_be_hidden()  # thirteen fit on one page
    scale = size[0] / 1920
    assert min(sizes(screen.page, ".stage h1")) >= 48 * scale
    assert min(sizes(screen.page, ".wall .note .text")) >= READABLE * scale
    assert min(sizes(screen.page, ".wall .lane h4")) >= READABLE * scale
    assert min(sizes(screen.page, ".wall .note .meta, .stage .count")) >= BESIDE_THE_POINT * scale


def test_few_notes_are_larger_than_many(room: Room, visit: Visit) -> None:
    room.post("Amira", "Eén.")
    screen = screen_of(room, visit)
    expect(screen.notes).to_have_count(1)
    few = sizes(screen.page, ".wall .note .text")[0]
    room.fill(40)
    screen.page.reload()
    expect(screen.wall.locator(".pager")).to_be_visible()
    assert READABLE <= min(sizes(screen.page, ".wall .note .text")) < few


def test_questions_fold_when_the_first_note_comes_and_come_back_when_asked(
    room: Room, screen: Screen, console: Console
) -> None:
    asked = len(script_step("before_help").questions)
    expect(screen.stage.locator(".questions li")).to_have_count(asked)
    room.post("Amira", "De eerste.")
    expect(screen.stage.locator(".questions")).to_have_count(0)
    expect(screen.stage.locator(".asked")).to_have_text(counted("1 question", "{count} questions", asked))
    console.choose("Screen: show the questions")
    expect(screen.stage.locator(".questions li")).to_have_count(asked)


def test_no_step_leaves_the_screen_empty(room: Room, visit: Visit) -> None:
    screen = screen_of(room, visit)
    room.go_to("how_it_works")
    expect(screen.stage.locator(".stops li")).to_have_count(5)
    expect(screen.stage.locator(".stops small").first).to_have_text(re.compile(r"^\d\d:\d\d · \d+ min$"))
    room.go_to("frame")
    assert min(sizes(screen.page, ".stage h1")) >= 64


def test_facilitator_points_at_a_note_and_back(room: Room, screen: Screen, console: Console) -> None:
    room.post("Amira", "Kijk hier eens naar.")
    point = console.tool("Kijk hier eens naar.", "Large on the screen")
    point.click()
    large = screen.stage.locator(".pointed .note .text")
    expect(large).to_have_text("Kijk hier eens naar.")
    assert sizes(screen.page, ".stage .pointed .note")[0] >= 64
    expect(point).to_have_attribute("aria-pressed", "true")
    room.facilitate("park_note", note_id=room.notes()[0].id)  # off the wall is off the screen
    expect(large).to_have_count(0)
    room.facilitate("restore_note", note_id=room.notes()[0].id)
    expect(large).to_be_visible()
    console.tool("Kijk hier eens naar.", "Large on the screen").click()
    expect(large).to_have_count(0)


def test_message_stands_on_every_device_until_it_is_taken_away(
    room: Room, screen: Screen, console: Console, visit: Visit
) -> None:
    phone = Participant(visit(room.people["Amira"], PHONE).open(f"/meedoen?code={room.code}"))
    console.choose("Message to everybody…")
    form = console.runner.locator(".to-everybody")
    form.get_by_label(w("Message to everybody"), exact=True).fill("De koffie staat klaar.")
    form.get_by_role("button", name=w("Send"), exact=True).click()
    for where in (screen.stage, phone.stage):
        expect(where.locator(".message")).to_contain_text("De koffie staat klaar.")
    phone.stage.locator(".message").get_by_role("button").click()
    expect(phone.stage.locator(".message")).to_be_hidden()
    expect(screen.stage.locator(".message")).to_be_visible()
    console.choose("Message to everybody…")
    form.get_by_role("button", name=w("Take away")).click()
    expect(screen.stage.locator(".message")).to_be_hidden()


def test_late_comers_find_the_code_in_a_corner_at_one_click(screen: Screen, console: Console, room: Room) -> None:
    expect(screen.stage.locator(".corner")).to_have_count(0)
    console.choose("Screen: code in the corner")
    expect(screen.stage.locator(".corner .code")).to_have_text(room.code)
    expect(screen.stage.locator(".corner .qr svg")).to_be_visible()
    console.choose("Screen: take the code out of the corner")
    expect(screen.stage.locator(".corner")).to_have_count(0)


def test_screen_is_dark_as_the_facilitator_chose_and_the_console_stays_light(screen: Screen, console: Console) -> None:
    screen.is_at("before_help")
    console.choose("Screen: dark")
    expect(screen.page.locator("html")).to_have_attribute("style", re.compile("color-scheme: dark"))
    expect(console.page.locator("html")).to_have_attribute("style", re.compile("color-scheme: light"))
    console.choose("Screen: light")
    expect(screen.page.locator("html")).to_have_attribute("style", re.compile("color-scheme: light"))


def test_paused_clock_is_unmistakable(room: Room, screen: Screen) -> None:
    screen.is_at("before_help")
    expect(screen.stage.locator(".still")).to_be_hidden()
    room.facilitate("pause_clock")
    expect(screen.stage.locator(".still")).to_have_text(w("The clock stands still"))


MOST = {"customer_journey": 20, "appreciative_inquiry": 30, "network_map": 20}
"""Clickable things in view at once; the board still has more than the twenty it should."""


@pytest.mark.parametrize("script", MOST)
def test_console_shows_few_things_to_click_at_every_step(server: Server, visit: Visit, script: str) -> None:
    """Along a whole script, with notes wherever people write. The drawing of the map is one place: one Tab
    leads there, and arrows go on."""
    room = prepared(server, "Rust", script=script)
    room.join("Amira")
    console = Console(visit(room.facilitator, LAPTOP).open(f"/begeleiden?code={room.code}"))
    with opened(server) as session:
        there = [one for one in steps_of(session, workshop_with(session, room.code)) if not one.left_out]
        steps = [(one.key, activity_of(one), one.content) for one in there]
    crowded = {}
    for key, activity, content in steps:
        room.go_to(key)
        for kind in content.get("kinds", []) if activity.takes_notes else []:
            room.post("Amira", "Er was wachttijd.", key, kind=kind)
        expect(console.runner.locator("h2")).to_have_text(content["title"]["nl"])
        settled(console.page)
        found = console.page.evaluate(CLICKABLE)
        if len(found) > MOST[script]:
            crowded[key] = (len(found), found)
    assert crowded == {}, "\n".join(f"{key}: {told}" for key, told in crowded.items())
