"""A vote from the first dot to the outcome, in several browsers."""

import re

from playwright.sync_api import Locator, expect

from .browser import PHONE, Visit
from .people import Console, Participant, Screen, button
from .room import Room
from .words import w


def row(where: Locator, text: str) -> Locator:
    return where.locator(".candidates li").filter(has_text=text)


def more(where: Locator, text: str) -> Locator:
    return row(where, text).get_by_role("button", name=re.compile(re.escape(w("One dot more: {note}", note=text))))


def test_vote_is_secret_until_it_is_closed(
    participant: Participant, console: Console, screen: Screen, room: Room, visit: Visit
) -> None:
    room.join("Bram")
    texts = ["De juf belde.", "Er was wachttijd.", "Een vast gezicht."]
    notes = [room.post("Amira", text) for text in texts]
    bram = Participant(visit(room.people["Bram"], size=PHONE).open(f"/meedoen?code={room.code}&groot=1"))

    form = console.tab("Vote").locator(".ballot.console details.new")
    form.locator("summary").click()
    form.get_by_label(w("Dots for each person")).fill("2")
    button(console.page, w("Start the vote")).click()
    ballots = [page.locator(".ballot.root") for page in (participant.page, bram.page, screen.page)]
    for ballot in ballots:
        expect(ballot.locator(".candidates li")).to_have_count(3)
    amira, brams, projected = ballots

    more(amira, texts[0]).click()
    more(amira, texts[2]).click()
    expect(amira.locator(".status")).to_have_text(w("All your dots are placed. You can still move them."))
    more(amira, texts[1]).click(force=True)  # there is none left
    expect(row(amira, texts[1]).locator(".dots")).to_have_text("○")
    room.facilitate("park_note", note_id=notes[0])  # it held a name: the dot is free at once
    expect(row(amira, texts[0])).to_have_count(0)
    expect(amira.locator(".status")).to_have_text(w("You have 1 dot left"))
    room.facilitate("restore_note", note_id=notes[0])
    expect(row(amira, texts[0]).locator(".dots")).to_have_text("○")
    more(amira, texts[0]).click()
    more(brams, texts[2]).focus()
    bram.page.keyboard.press("Enter")
    expect(projected.locator(".about")).to_contain_text(w("{count} of {people} voted", count=2, people=2))
    for where in (projected, brams):
        expect(row(where, texts[0])).not_to_contain_text("●")

    participant.page.reload()  # my dots come back
    expect(row(amira, texts[0]).locator(".dots")).to_have_text("●")

    button(console.page, w("Break off")).click()  # asks first
    expect(button(console.page, w("Yes, break off"))).to_be_focused()
    button(console.page.locator(".ballot .sure"), w("Cancel")).click()
    button(console.page, w("Close the vote and show the outcome")).click()
    for where in (amira, brams, projected, console.page.locator(".ballot.console .finished")):
        expect(where.locator(".result").first).to_contain_text(texts[2])
        expect(where.locator(".result .count")).to_have_text([w("{count} dots", count=2), w("1 dot")])
    take_over = console.page.get_by_role("button", name=f"{w('Take over as a conclusion')}: {texts[2]}")
    take_over.dblclick()
    console.tab("Conclusions")
    conclusion = console.page.locator(".harvest .conclusion")
    expect(conclusion).to_contain_text(w("{dots} dots, place {place}", dots=2, place=1))
    expect(conclusion.get_by_role("button").first).to_be_visible()  # the server has it
    expect(console.page.locator(".ballot .taken")).to_have_text(w("✓ Taken over"))
    expect(conclusion).to_have_count(1)
    console.tab("Vote")
    expect(take_over).to_have_count(0)

    button(console.page, w("Remove this outcome")).click()
    expect(projected.locator(".result").first).to_be_visible()
    button(console.page, w("Yes, remove")).click()
    expect(projected).to_have_count(0)
    button(console.page.locator(".ballot p.status"), w("Undo")).click()
    expect(projected.locator(".result").first).to_contain_text(texts[2])

    button(console.page, w("Take off the screen")).click()
    expect(projected).to_have_count(0)
    expect(screen.note(texts[0])).to_be_visible()
    expect(amira.locator(".candidates")).to_have_count(0)


def test_dots_placed_without_connection_arrive_later(room: Room, visit: Visit) -> None:
    visitor = visit(room.people["Amira"], size=PHONE)
    participant = Participant(visitor.open(f"/meedoen?code={room.code}&groot=1"))
    notes = [room.post("Amira", text) for text in ("Een", "Twee")]
    ballot = room.facilitate("open_ballot", question="Wat telt?", note_ids=notes, dots=1)
    where = participant.page.locator(".ballot.root")
    expect(where.locator(".candidates li")).to_have_count(2)
    visitor.go_offline()
    more(where, "Twee").click()
    expect(row(where, "Twee").locator(".dots")).to_have_text("●")
    visitor.come_back()
    expect(participant.connection).to_have_attribute("data-status", "live")
    expect(row(where, "Twee").locator(".dots")).to_have_text("●")
    room.facilitate("close_ballot", ballot_id=ballot)
    expect(where.locator(".result")).to_have_count(1)
    expect(where.locator(".result")).to_contain_text("Twee")
