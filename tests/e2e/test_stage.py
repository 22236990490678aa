"""The projected screen, as it is read from eight metres; and how calm the console is that leads it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from kompas.activity import activity_of
from kompas.domain.workshop.workshops import steps_of

from .browser import LAPTOP, PHONE, PROJECTOR, Visit
from .people import Console, Participant, Screen, button, settled
from .room import Room, action, opened, prepared, workshop_with
from .server import Server
from .words import counted, script_step, w

READABLE = 28
"""Pixels on 1920 wide: 10 arcminutes at eight metres from an image of two metres, for what must be read."""
BESIDE_THE_POINT = 16
"""Pixels, for what only tells who said it."""

LARGE = 90
"""Pixels, for the one thing that a moment is about."""
AMBITION = "In onze regio groeit elk kind veilig op, en staat geen gezin er alleen voor: wij werken als één team."

ORGANISATIONS = ("Veilig Thuis", "Politie", "GGD", "Raad voor de Kinderbescherming", "Huisartsen", "Gemeente", "Ggz")
ORGANISATIONS += ("Vrouwenopvang", "Woningcorporatie", "Jeugdbescherming", "Basisschool De Regenboog")

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


def test_conclusion_appears_on_the_screen_while_it_is_written(
    room: Room, screen: Screen, console: Console, visit: Visit
) -> None:
    screen.is_at("before_help")
    phone = Participant(visit(room.people["Amira"], PHONE).open(f"/doe-mee/{room.code}"))
    field = console.harvest.locator("#conclusion")
    field.press_sequentially("Een vast gezicht werkt")
    writing = screen.stage.locator(".writing")
    expect(writing).to_contain_text("Een vast gezicht werkt")
    assert sizes(screen.page, ".stage .writing p")[-1] >= READABLE
    expect(phone.page.get_by_text("Een vast gezicht")).to_have_count(0)
    field.fill("Een vast gezicht werkt. Piet sloeg haar toen")
    expect(writing).to_be_hidden()
    field.fill("Een vast gezicht werkt echt")
    expect(writing).to_contain_text("werkt echt")
    button(console.harvest, w("Record conclusion")).click()
    expect(writing).to_be_hidden()
    console.choose("Screen: conclusions only when recorded")
    field.press_sequentially("Nog iets")
    room.facilitate("send_message", text="Even pauze.")  # what came after it is there, so it would be too
    expect(screen.stage.locator(".message")).to_be_visible()
    expect(writing).to_be_hidden()
    console.choose("Screen: conclusions while they are written")
    again = w("Screen: conclusions only when recorded")
    expect(console.runner.get_by_role("button", name=again, include_hidden=True)).to_have_count(1)
    field.press_sequentially(" anders")
    expect(writing).to_contain_text("Nog iets anders")
    console.page.goto("about:blank")  # who leaves the page leaves nothing on the screen
    expect(writing).to_be_hidden()


def test_reveal_of_silent_notes_is_a_moment_on_the_screen_only(
    room: Room, screen: Screen, console: Console, visit: Visit
) -> None:
    phone = Participant(visit(room.people["Amira"], PHONE).open(f"/doe-mee/{room.code}"))
    screen.is_at("before_help")
    button(console.wall, w("Write in silence")).click()
    expect(screen.wall.locator(".silence")).to_be_visible()
    for number in range(3):
        room.post("Amira", f"In stilte {number}.")
    button(console.wall, w("Reveal what is hidden ({count})", count=3)).click()
    reveal = screen.stage.locator(".reveal")
    expect(reveal.locator(".note")).to_have_count(3)
    expect(reveal.locator(".number")).to_have_text(counted("1 note", "{count} notes", 3))
    expect(reveal.locator("h1")).to_have_text(script_step("before_help").screen.nl)
    expect(reveal).to_be_hidden()  # by itself, and then the wall is there
    expect(screen.notes).to_have_count(3)
    expect(phone.page.locator(".reveal")).to_have_count(0)
    room.post("Amira", "Gewoon erbij.")
    expect(screen.notes).to_have_count(4)
    expect(reveal.locator(".note")).to_have_count(0)


def test_summary_begins_with_one_conclusion_of_each_phase_and_shows_afterthoughts(room: Room, screen: Screen) -> None:
    for key, text in (("before_help", "Eén."), ("before_help", "Twee."), ("support", "Drie.")):
        room.facilitate("record_conclusion", step_id=room.steps[key], text=text)
    room.go_to("summary")
    screen.is_at("summary")
    told = screen.harvest.locator(".conclusion > p:first-child")
    expect(told).to_have_text(["Eén.", "Drie.", "Twee."])
    room.post("Amira", "En de opa's dan?", "summary")
    expect(screen.harvest.locator(".afterthought")).to_have_text(["En de opa's dan?"])


def test_what_it_is_about_is_as_large_as_the_room_needs(server: Server, visit: Visit) -> None:
    """Central question, ambition and result of the support check: 90 pixels or more on 1920 wide."""
    room = prepared(server, script="appreciative_inquiry", central_question="Hoe worden wij één team voor elk kind?")
    room.join("Amira")
    for organisation in ORGANISATIONS:
        room.join(f"Iemand van {organisation}", organisation=organisation)
    screen = screen_of(room, visit)
    room.go_to("question")
    expect(screen.stage.locator("h1")).to_have_text("Hoe worden wij één team voor elk kind?")
    assert sizes(screen.page, ".stage h1")[0] >= LARGE
    room.facilitate("write_ambition", pen=room.facilitate("take_pen"), text=AMBITION)
    draft = room.facilitate("save_draft")
    room.go_to("support")
    check = room.facilitate("open_support_check", draft_id=draft)
    for number, name in enumerate(room.people):
        say, more = (("supports", {}), ("concern", {"reason": "Wij hebben er nu geen mensen voor."}))[number % 3 == 2]
        room.support(name, check, say, **more)
    room.facilitate("close_support_check", check_id=check)
    expect(screen.page.locator(".support .summary")).to_be_visible()
    assert sizes(screen.page, ".support .summary b")[0] >= LARGE
    expect(screen.page.locator(".support tbody tr")).to_have_count(len(room.people))
    for row in screen.page.locator(".support tbody tr").all():
        expect(row).to_be_in_viewport(ratio=1)
    room.facilitate("accept_draft", draft_id=draft, accepted=True)
    expect(screen.stage.locator(".yes h1")).to_have_text(AMBITION)
    assert sizes(screen.page, ".stage .yes h1")[0] >= LARGE
    room.go_to("closing")
    expect(screen.stage.locator(".ambition")).to_contain_text(AMBITION)


def test_message_stands_on_every_device_until_it_is_taken_away(
    room: Room, screen: Screen, console: Console, visit: Visit
) -> None:
    phone = Participant(visit(room.people["Amira"], PHONE).open(f"/meedoen?code={room.code}&groot=1"))
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


SCRIPTS = ("customer_journey", "appreciative_inquiry", "network_map")
MOST = 20
"""Clickable things in view at once."""


@pytest.mark.parametrize("script", SCRIPTS)
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
        if len(found) > MOST:
            crowded[key] = (len(found), found)
    assert crowded == {}, "\n".join(f"{key}: {told}" for key, told in crowded.items())


def test_console_stays_calm_at_every_moment_of_the_interviews(server: Server, visit: Visit) -> None:
    """With pairs, themes, versions with comments and a check: more than a step shows when it begins."""
    room = prepared(server, "Rust", script="appreciative_inquiry")
    for name in ("Amira", "Bram", "Chaya", "Dirk", "Eva", "Fatma", "Gijs"):
        room.join(name, organisation=f"Organisatie van {name}")
    console = Console(visit(room.facilitator, LAPTOP).open(f"/begeleiden?code={room.code}"))
    crowded = {}
    for moment, shown in moments_of_interviews(room, console):
        expect(console.page.locator(shown).last).to_be_attached()
        settled(console.page)
        console.page.mouse.move(0, 0)
        found = console.page.evaluate(CLICKABLE)
        if len(found) > MOST:
            crowded[moment] = (len(found), found)
    assert crowded == {}, "\n".join(f"{moment}: {told}" for moment, told in crowded.items())


def moments_of_interviews(room: Room, console: Console) -> Iterator[tuple[str, str]]:
    """What happens: its name once it has, and by what the console shows it."""
    room.go_to("first_interview")
    room.facilitate("make_pairs", step_id=room.steps["first_interview"])
    yield "pairs", ".pairs .groups li:nth-child(3)"
    room.go_to("future")
    notes = [room.post("Amira", f"Er was rust {number}.", "future", kind="future_image") for number in range(12)]
    room.go_to("themes")
    themes = [
        room.facilitate(
            "make_theme", name=f"Thema {number}", colour=number, note_ids=notes[number * 2 : number * 2 + 2]
        )
        for number in range(5)
    ]
    yield "themes", ".board .themes .theme:nth-child(5)"
    room.go_to("reflect")
    for theme in themes[:3]:
        room.facilitate("lay_connection", theme_id=theme, bottleneck="Lang wachten.")
    yield "connections", ".connections .laid li:nth-child(3)"
    room.vote("Bram", ballot := room.facilitate("open_ballot", question="Wat?", subject="themes"), themes[0])
    yield "vote", ".ballot .ballot-open"
    room.facilitate("close_ballot", ballot_id=ballot)
    yield "outcome", ".ballot .finished"
    room.go_to("ambition")
    pen = room.facilitate("take_pen")
    for text in ("Elk kind is veilig.", "Elk kind is veilig. Altijd. Overal."):
        room.facilitate("write_ambition", pen=pen, text=text)
        draft = room.facilitate("save_draft")
        room.facilitate("comment_on_draft", draft_id=draft, sentence="Elk kind is veilig.", text="Echt elk kind?")
    yield "versions", ".ambition .remark"
    button(console.page, w("Write on")).click()
    for name in ("Amira", "Bram"):
        room.deliver(room.people[name], action("ask_pen", "participant"))
    yield "writing", ".ambition .chooser"
    button(console.page, w("Lay the pen down")).click()
    room.go_to("support")
    yield "before the check", ".support .tools"
    check = room.facilitate("open_support_check", draft_id=draft)
    yield "check", ".support .ambition-text"
    room.support("Amira", check, "concern", reason="Tempo")
    room.facilitate("close_support_check", check_id=check)
    yield "what was said", ".support .result"
    room.facilitate("accept_draft", draft_id=draft)
    yield "ambition", ".support .tools button:nth-of-type(3)"
