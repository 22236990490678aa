"""For whom a conclusion is: said in words, changed at the console, and kept from the group after closing."""

import re

from playwright.sync_api import expect

from .people import Console, Participant, Screen, button, settled
from .room import Room
from .words import w


def test_what_stays_in_the_session_leaves_the_other_screens_at_closing(
    participant: Participant, console: Console, screen: Screen, room: Room
) -> None:
    form = console.harvest.locator("form").first
    form.locator("#conclusion").fill("Onder ons.")
    form.get_by_text(w("Of another step, or for whom")).click()
    form.get_by_label(w("For whom?")).select_option(label=w("stays in this session"))
    console.conclude("Onder ons.")
    console.conclude("Voor iedereen.")
    room.go_to("summary")
    seen = participant.page.locator(".harvest.participant .conclusion")
    expect(seen.filter(has_text="Onder ons.").locator(".release")).to_have_text(
        w("For: {release}", release=w("stays in this session"))
    )
    expect(screen.page.locator(".harvest.screen .conclusion")).to_have_count(2)
    for_all = console.harvest.locator(".conclusion", has_text="Voor iedereen.")
    expect(for_all.locator(".release span")).to_have_text(w("For: {release}", release=w("participants")))
    room.facilitate("close_workshop")
    expect(seen).to_have_count(1)
    expect(screen.page.locator(".harvest.screen .conclusion")).to_have_count(1)
    expect(console.harvest).to_have_class(re.compile("closed"))
    settled(console.page)  # the console of a closed workshop is another page
    for_all.get_by_role("button", name=w("Change for whom")).click()
    editor = console.harvest.locator(".editing form")
    editor.get_by_role("combobox").select_option(label=w("steering group"))
    button(editor, w("Save")).click()
    expect(for_all.locator(".release span")).to_have_text(w("For: {release}", release=w("steering group")))
    expect(seen.locator(".release")).to_have_text(w("For: {release}", release=w("steering group")))


def test_closing_asks_for_release_and_tells_who_has_still_to_evaluate(
    participant: Participant, console: Console, room: Room
) -> None:
    participant.is_in()
    step_id = room.steps["support"]
    for text, release in (("Onder ons.", "session"), ("Voor iedereen.", "participants")):
        room.facilitate("record_conclusion", step_id=step_id, text=text, release=release)
    room.go_to("closing")
    console.is_at("closing")
    console.choose("Close the workshop")
    asked = console.runner.locator(".confirm")
    count = len(room.people)
    told = (
        w("1 participant has still to fill in the evaluation.")
        if count == 1
        else w("{count} participants have still to fill in the evaluation.", count=count)
    )
    expect(asked).to_contain_text(told)
    expect(asked).to_contain_text(w("Not released to the steering group: {what}.", what=w("1 conclusion")))
    asked.get_by_label(w("Release them to the steering group too")).check()
    button(asked, w("Yes, close")).click()
    released = console.harvest.locator(".conclusion", has_text="Voor iedereen.").locator(".release span")
    expect(released).to_have_text(w("For: {release}", release=w("steering group")))
    stays = console.harvest.locator(".conclusion", has_text="Onder ons.").locator(".release span")
    expect(stays).to_have_text(w("For: {release}", release=w("stays in this session")))
