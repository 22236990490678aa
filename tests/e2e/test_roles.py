"""Sharing and handing over the role, logging others out, and looking through the eyes of others, in real browsers."""

import re
import time

from playwright.sync_api import Page, expect

from .browser import PHONE, Visit
from .people import Console, Participant, Screen, button, settled
from .room import Room
from .words import w


def who(console: Console) -> Page:
    """The tab with people and devices, everything folded out."""
    console.tab("Who")
    for summary in (console.roster.get_by_text(w("By organisation")), console.page.locator(".devices summary")):
        summary.click()
    return console.page


def ask(console: Console, name: str, label: str) -> None:
    page = who(console)
    page.get_by_role("button", name=w("Change or ask: {name}", name=name)).click()
    page.locator(".person").get_by_role("button", name=label).click()
    expect(page.locator(".person .status")).to_have_text(w("The question is on the screen of {name}.", name=name))


def enter(page: Page, code: str, name: str = "") -> None:
    page.get_by_label(w("Facilitator code"), exact=True).fill(code)
    page.get_by_label(w("Your name, for the other facilitators (optional)")).fill(name)
    button(page, w("Continue")).click()


def test_role_is_handed_over_to_a_participant(
    console: Console, participant: Participant, screen: Screen, room: Room
) -> None:
    """The giver leads until the other accepts, then stands at the door; the screen goes on."""
    screen.is_at("before_help")
    participant.is_at("before_help").text.fill("Een halve zin")
    ask(console, "Amira", w("Hand over to {name}", name="Amira"))
    question = participant.page.locator(".hand_over_question .question")
    expect(question).to_contain_text(w("The facilitator asks you to take over as facilitator."))
    console.press("Pause")
    expect(button(console.runner, w("Start the clock"))).to_be_visible()
    button(participant.page, w("Accept")).click()
    expect(console.page.get_by_label(w("Facilitator code"))).to_be_visible()
    told = re.compile(w("This browser was logged out of the workshop at {time}.", time=r"\d\d:\d\d"))
    expect(console.page.get_by_text(told)).to_be_visible()
    expect(console.page.locator(".wall, .roster")).to_have_count(0)
    question.get_by_role("link", name=w("Go to the facilitator's page")).click()
    taken = Console(participant.page)
    taken.press("Next step")
    screen.is_at("seeking_help")
    participant.page.go_back()
    expect(participant.text).to_have_value("Een halve zin")


def test_who_said_yes_is_not_asked_again(console: Console, participant: Participant) -> None:
    ask(console, "Amira", w("Ask to facilitate with me"))
    button(participant.page, w("Accept")).click()
    panel = console.page.locator(".person")
    expect(panel).to_contain_text(w("{name} facilitates too.", name="Amira"))
    expect(panel.locator(".status")).to_have_text("")
    expect(panel.get_by_role("button", name=w("Ask to facilitate with me"))).to_be_hidden()


def test_second_facilitator_comes_in_by_a_one_time_code_and_is_announced(
    console: Console, room: Room, visit: Visit
) -> None:
    page = who(console)
    settled(page)
    page.get_by_text(w("Share or hand over with a one-time code")).click()
    button(page, w("Make a one-time code")).click()
    who_tab = page.get_by_role("tabpanel", name=w("Who"), exact=True)
    shown = who_tab.get_by_role("heading").locator("code")
    expect(shown).to_have_text(re.compile("^....-....$"))
    code = shown.inner_text()
    other = Console(visit(size=PHONE).open(f"/begeleiden?code={room.code}"))
    enter(other.page, code.lower(), "Dirk")
    other.is_at("before_help")
    notice = page.locator(".newcomers .notice")
    expect(notice).to_contain_text(re.compile(r"Dirk.*\d\d:\d\d.*" + w("with a one-time code")))
    page.reload()
    expect(notice).to_have_count(1)
    button(notice, f"{w('I know this')}: Dirk").click()
    expect(notice).to_have_count(0)
    page.reload()
    console.is_at("before_help")
    expect(notice).to_have_count(0)


def test_logged_out_browser_is_at_the_door_within_a_second(
    console: Console, participant: Participant, room: Room
) -> None:
    participant.post("Voor het uitloggen.")
    page = who(console)
    row = page.locator(".devices .seats li", has_text="Amira")
    expect(row).to_contain_text(w("connected"))
    row.get_by_role("button").click()
    began = time.monotonic()
    button(row, w("Yes, log out")).click()
    expect(participant.page.locator(".composer")).to_have_count(0)
    assert time.monotonic() - began < 1.5, "a second, and the time it takes to notice it here"
    expect(participant.page.get_by_label(w("Your name"), exact=True)).to_be_visible()
    expect(row).to_have_count(0)
    (refused,) = room.deliver(room.people["Amira"], room.note("Na het uitloggen."))
    assert refused["status"] == "refused"


def test_last_facilitator_stops_and_comes_back_with_the_code(console: Console, room: Room) -> None:
    page = who(console)
    own = page.locator(".devices .seats li", has_text=w("this device"))
    button(own, w("Stop facilitating")).click()
    yes = button(own, w("Yes, stop"))
    expect(yes).to_be_disabled()
    own.get_by_label(w("I have kept the facilitator code")).check()
    yes.click()
    expect(page.locator(".devices")).to_have_count(0)
    enter(page, room.facilitator_code)
    console.is_at("before_help")


def test_name_is_put_right_and_a_test_is_taken_out(console: Console, participant: Participant, room: Room) -> None:
    participant.post("Van een test.")
    room.join("Bo")
    console.press("+1 min")
    page = who(console)
    page.get_by_role("button", name=w("Change or ask: {name}", name="Bo")).click()
    panel = page.locator(".person")
    panel.get_by_label(w("Name"), exact=True).fill("Bob")
    button(panel, w("Save")).click()
    expect(console.roster.locator("[data-person]")).to_have_text(["Amira", "Bob"])
    button(panel, w("Close")).click()
    page.get_by_role("button", name=w("Change or ask: {name}", name="Amira")).click()
    button(panel, w("Take out of the workshop")).click()
    button(panel, w("Take out, the notes stay")).click()
    expect(console.roster.locator("[data-person]")).to_have_text(["Bob"])
    expect(console.note("Van een test.")).not_to_contain_text("Amira")
    expect(participant.page.get_by_label(w("Your name"), exact=True)).to_be_visible()


def test_group_that_is_opened_stays_open_when_somebody_comes_in_at_that_moment(console: Console, room: Room) -> None:
    console.tab("Who")
    # The browser tells of opening a moment later; here it never does.
    console.roster.evaluate("root => root.addEventListener('toggle', (event) => event.stopPropagation(), true)")
    console.roster.get_by_text(w("By organisation")).click()
    room.join("Bo")
    console.press("+1 min")
    people = console.roster.locator("[data-person]")
    expect(people).to_have_text(["Amira", "Bo"])
    expect(people.last).to_be_visible()


def test_facilitator_sees_what_participants_and_screen_see(
    console: Console, participant: Participant, room: Room
) -> None:
    participant.post("Zichtbaar voor iedereen.")
    page = who(console)
    previews = {}
    for use in ("As a participant", "As the screen"):
        with page.expect_popup() as opened:
            page.locator(".previews").get_by_role("link", name=w(use)).click()
        previews[use] = opened.value
    seen = Participant(previews["As a participant"])
    seen.is_at("before_help")
    expect(
        seen.page.get_by_text(w("Preview: this is exactly what the others see. Nothing you do here counts."))
    ).to_be_visible()
    expect(seen.text).to_be_disabled()
    expect(button(seen.composer, w("Post"))).to_be_disabled()
    expect(seen.own).to_have_count(0)
    settled(seen.page)
    seen.page.get_by_text(w("Look at the wall")).click()
    expect(seen.page.locator(".wall.participant .note")).to_have_text("Zichtbaar voor iedereen.")
    shown = Screen(previews["As the screen"]).is_at("before_help")
    expect(shown.note("Zichtbaar voor iedereen.")).to_be_visible()
    expect(page.get_by_role("tabpanel", name=w("Who"), exact=True)).to_contain_text(w("Screens open: {count}", count=0))
    room.go_to("seeking_help")
    seen.is_at("seeking_help")
    shown.is_at("seeking_help")
    for preview in previews.values():
        preview.close()
