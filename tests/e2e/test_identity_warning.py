"""The warning about what may tell who a family is, wherever somebody writes: marked, proposed, decided, counted."""

from playwright.sync_api import Locator, expect
from sqlmodel import select

from kompas.models import Ballot, Workshop

from .browser import PHONE, Visit
from .people import Console, Participant, button
from .room import Room, opened
from .test_accessibility import mistakes_on
from .words import w

KEPT = "Mevrouw Jansen belde zelf."


def warning_in(where: Locator, marked: str) -> Locator:
    """The warning that shows, with these words marked."""
    warning = where.get_by_role("alert").filter(has=where.page.locator("mark"))
    expect(warning.locator("mark")).to_have_text(marked)
    return warning


def decided(console: Console, changed: int, kept: int) -> None:
    told = w("Warned of identifying details: {changed} changed, {kept} posted all the same", changed=changed, kept=kept)
    expect(console.tab("Who").get_by_text(told)).to_be_visible()


def test_author_is_warned_decides_and_only_the_number_of_decisions_is_told(
    visit: Visit, room: Room, console: Console
) -> None:
    page = visit(room.people["Amira"], PHONE).open(f"/meedoen?code={room.code}&groot=1")
    participant = Participant(page)
    participant.text.fill("De zoon van mevrouw Jansen vertelde het.")
    warning = warning_in(participant.composer, "Jansen")  # while typing, before anything is sent
    expect(warning).to_contain_text(w("Write a role instead, such as mother, son of 8, or school."))
    assert mistakes_on(page) == []
    participant.text.press("Enter")
    assert room.notes() == []
    button(warning, w("Change it")).click()
    page.keyboard.type("de buurvrouw")  # what was found is selected
    expect(participant.text).to_have_value("De zoon van mevrouw de buurvrouw vertelde het.")
    expect(warning).to_be_hidden()
    participant.text.press("Enter")
    participant.text.fill(KEPT)
    participant.text.press("Enter")
    button(warning_in(participant.composer, "Jansen"), w("Post all the same")).click()
    expect(participant.note(KEPT).locator(".state")).to_have_text(w("Saved"))
    decided(console, changed=1, kept=1)


def test_facilitator_is_asked_only_about_what_is_new(room: Room, console: Console) -> None:
    room.post("Amira", KEPT, warned="kept")
    room.post("Amira", "Er werd niet teruggebeld.")
    console.tool(KEPT, "Change").click()
    form = console.wall.locator(".editing form")
    form.get_by_label(w("Kind of note")).select_option("better")
    button(form, w("Save")).click()
    expect(console.note(KEPT)).to_have_class("note kind-better")
    console.tool("Er werd niet teruggebeld.", "Change").click()
    form.locator("textarea").fill("Meneer Bakker belde niet terug.")
    button(form, w("Save")).click()
    warning = warning_in(form, "Bakker")
    form.locator("textarea").fill("De school belde niet terug.")
    expect(warning).to_be_hidden()
    button(form, w("Save")).click()
    for text in (KEPT, "De school belde niet terug."):
        console.tick(text)
    button(console.wall.locator(".chosenbar"), w("Merge")).click()
    merging = console.wall.locator("form.merging")
    merging.get_by_label(w("Text of the merged note")).fill("Mevrouw Jansen en meneer Bakker belden.")
    button(merging, w("Merge")).click()
    button(warning_in(merging, "Bakker"), w("Post all the same")).click()
    expect(console.note("Mevrouw Jansen en meneer Bakker belden.")).to_be_visible()
    decided(console, changed=1, kept=2)


def test_vote_asks_and_so_does_taking_its_outcome_over(room: Room, console: Console) -> None:
    """A conclusion goes further than the note whose author left it as it is."""
    note = room.post("Amira", KEPT, warned="kept")
    room.post("Amira", "De school belde.")
    form = console.tab("Vote").locator(".ballot.console details.new")
    form.locator("summary").click()
    form.get_by_label(w("What do you ask?")).fill("Wat helpt mevrouw Jansen?")
    button(form, w("Start the vote")).click()
    button(warning_in(form, "Jansen"), w("Post all the same")).click()
    close = button(console.page, w("Close the vote and show the outcome"))
    expect(close).to_be_visible()
    with opened(room.server) as session:
        ballot = session.exec(select(Ballot.id).join(Workshop).where(Workshop.code == room.code)).one()
    room.vote("Amira", ballot, note)
    close.click()
    console.page.get_by_role("button", name=f"{w('Take over as a conclusion')}: {KEPT}").click()
    button(console.page.locator(".ballot p.status"), w("Post all the same")).click()
    expect(console.page.locator(".ballot .taken")).to_have_count(1)
    console.tab("Conclusions")
    expect(console.page.locator(".harvest .conclusion")).to_contain_text(KEPT)
    expect(console.harvest.locator("#conclusion")).to_have_value("")


def test_conclusions_and_agreements_ask_as_well(console: Console) -> None:
    """Who does something may be named; nothing typed is lost by asking."""
    harvest = console.harvest
    harvest.locator("#conclusion").fill("Bel mevrouw Jansen vaker.")
    button(harvest, w("Record conclusion")).click()
    button(warning_in(harvest, "Jansen"), w("Post all the same")).click()
    expect(harvest.locator(".conclusion", has_text="Jansen").get_by_role("button").first).to_be_visible()
    console.agree("Nodigt de school uit", "mevrouw Jansen")
    fold = harvest.locator("details.new")
    fold.get_by_label(w("What"), exact=True).fill("Belt 06-12345678")
    fold.get_by_label(w("Who"), exact=True).fill("Amira")
    button(fold, w("Record agreement")).click()
    button(warning_in(fold, "06-12345678"), w("Change it")).click()
    expect(fold.get_by_label(w("What"), exact=True)).to_be_focused()
    decided(console, changed=0, kept=1)
