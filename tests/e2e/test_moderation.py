"""The facilitator's hands, seen on the screens of others."""

import re

from playwright.sync_api import Locator, expect

from .browser import Visit
from .people import Console, Participant, Screen, button
from .room import Room
from .words import step_title, w

TWINS = ("Niemand belde terug.", "Er werd niet teruggebeld.")


def undo_button(console: Console) -> Locator:
    return console.undo.get_by_role("button").first


def test_merge_and_undo_are_seen_by_everybody(
    participant: Participant, console: Console, screen: Screen, room: Room
) -> None:
    room.join("Bram")
    participant.post(TWINS[0], "better")
    room.post("Bram", TWINS[1], kind="better")
    for text in TWINS:
        console.tick(text)
    button(console.wall.locator(".chosenbar"), w("Merge")).click()
    form = console.wall.locator("form.merging")
    form.get_by_label(TWINS[1]).check()
    form.get_by_label(w("Text of the merged note")).fill("Niemand belt terug.")
    button(form, w("Merge")).click()
    expect(screen.notes).to_have_count(1)
    expect(screen.note("Niemand belt terug.").locator(".meta")).to_contain_text("2×")
    state = participant.note(TWINS[0]).locator(".state")
    expect(state).to_have_text(w("Merged with notes that say the same. Your own text is kept here."))
    merged = console.note("Niemand belt terug.")
    merged.locator(".originals summary").click()
    expect(merged.locator(".originals li")).to_have_count(2)
    expect(undo_button(console)).to_have_text(f"↶ {w('Undo: {name}', name=w('merged'))}")
    undo_button(console).click()
    expect(screen.notes).to_have_count(2)
    expect(state).to_have_text(w("Saved"))
    console.page.keyboard.press("Control+Shift+z")
    expect(screen.notes).to_have_count(1)
    expect(undo_button(console)).to_be_enabled()
    console.page.keyboard.press("Control+z")
    expect(screen.notes).to_have_count(2)


def test_paper_note_is_entered_on_behalf_of_somebody(
    participant: Participant, console: Console, screen: Screen, room: Room
) -> None:
    room.join("Bram", organisation="Politie")
    room.post("Bram", "Een vast gezicht.")  # so that the console hears of Bram
    expect(console.note("Een vast gezicht.")).to_be_visible()
    console.wall.locator(".bar > .chooser > summary").click()
    button(console.wall.locator(".bar"), w("Enter a paper post-it…")).click()
    form = console.wall.locator("form.paper")
    form.get_by_label(w("On behalf of")).select_option(label="Bram · Politie")
    form.get_by_label(w("Kind of note")).select_option("better")
    text = form.get_by_label(w("Text of the note"))
    text.fill("Mevrouw Jansen werd nooit gebeld.")
    button(form, w("Put it on the wall")).click()
    expect(form.locator(".warning")).to_be_visible()
    text.fill("Niemand belde terug.")
    button(form, w("Put it on the wall")).click()
    expect(text).to_have_value("")
    expect(console.note("Niemand belde terug.").locator(".meta")).to_contain_text(
        w("on behalf of {name}", name="Bram · Politie")
    )
    expect(screen.note("Niemand belde terug.")).to_be_visible()
    expect(screen.note("Niemand belde terug.")).not_to_contain_text("Bram")
    expect(participant.page.get_by_text("Niemand belde terug.")).to_be_attached()
    expect(participant.page.get_by_text("Bram")).to_have_count(0)


def test_what_is_written_in_silence_reaches_no_other_browser_until_it_is_revealed(
    participant: Participant, console: Console, screen: Screen, room: Room
) -> None:
    """The others see how many there are. That their bytes have no word of it is tested where the bytes are. Whoever goes
    on to another step, or ends the workshop, is told what is still hidden.
    """
    text = "Dit schrijf ik in stilte."
    button(console.wall, w("Write in silence")).click()
    participant.write(text)
    expect(participant.own.filter(has_text=text)).to_contain_text(
        w("Saved. Only you see it until the facilitator reveals it")
    )
    expect(screen.stage.locator(".count")).to_contain_text(w("{count} still hidden", count=1))
    expect(screen.wall.locator(".silence")).to_have_text(f"{w('We write in silence')} · {w('1 note')}")
    expect(console.wall.locator(".note.covered")).to_have_count(1)
    for page in (console.page, screen.page):
        assert page.get_by_text(text).count() == 0
    notice = console.runner.locator(".hiddennotes:visible")
    expect(notice).to_have_count(0)  # the room is still there
    console.press("Next step")
    told = w("1 note is still hidden ({steps}). It will not be in the report.", steps=step_title("before_help"))
    expect(notice.locator("span")).to_have_text(told)
    console.choose("Close the workshop")
    expect(console.runner.locator(".confirm")).to_contain_text(told)
    button(console.runner.locator(".confirm"), w("Show all that is hidden")).click()
    console.look_at("before_help")
    expect(console.note(text)).to_be_visible()
    expect(notice).to_have_count(0)
    button(console.runner, w("Cancel")).click()

    console.choose("Previous step")
    expect(screen.note(text)).to_be_visible()
    console.wall.locator(".bar > .chooser summary").click()  # something hangs there already
    button(console.wall, w("Write in silence")).click()
    participant.write("En dit ook.")
    button(console.wall, w("Reveal what is hidden ({count})", count=1)).click()
    expect(screen.note("En dit ook.")).to_be_visible()


def test_abusive_note_goes_out_of_sight_and_comes_back_from_the_bin(
    participant: Participant, console: Console, screen: Screen
) -> None:
    text = "Iets wat niet kan."
    participant.post(text)
    expect(screen.note(text)).to_be_visible()
    console.choose_more(text, w("Abusive: take away at once"))
    expect(screen.notes).to_have_count(0)
    expect(participant.own).to_have_text(w("The facilitator has taken this note away."))
    expect(participant.page.get_by_text(text)).to_have_count(0)
    console.bin.locator("> summary").click()
    console.bin.get_by_role("button", name=re.compile(f"^{w('Restore')}")).click()
    expect(screen.note(text)).to_be_visible()
    expect(participant.note(text)).to_be_visible()


def test_two_who_change_a_note_both_keep_their_text(participant: Participant, console: Console) -> None:
    """The later one sees both texts and chooses."""
    participant.post("De school belde.")
    participant.note("De school belde.").get_by_role("button", name=re.compile(f"^{w('Change')}")).click()
    own = participant.composer.locator(".mine form")
    own.locator("textarea").fill("De juf belde.")
    console.edit("De school belde.", "Een leerkracht belde.")
    expect(own.locator(".other")).to_contain_text("Een leerkracht belde.")
    expect(own.locator("textarea")).to_have_value("De juf belde.")
    button(own, w("Save my text")).click()
    expect(console.note("De juf belde.")).to_be_visible()


def test_change_that_came_too_late_comes_back_beside_the_other(console: Console, room: Room, visit: Visit) -> None:
    """Without a connection nobody can warn while typing; the server does."""
    visitor = visit(room.people["Amira"])
    participant = Participant(visitor.open(f"/meedoen?code={room.code}&groot=1"))
    participant.post("De school belde.")
    expect(console.note("De school belde.")).to_be_visible()
    participant.note("De school belde.").get_by_role("button", name=re.compile(f"^{w('Change')}")).click()
    own = participant.composer.locator(".mine form")
    own.locator("textarea").fill("De juf belde.")
    visitor.go_offline()
    console.edit("De school belde.", "Een leerkracht belde.")
    button(own, w("Save")).click()
    expect(own).to_have_count(0)
    visitor.come_back()
    expect(own.locator(".other")).to_contain_text("Een leerkracht belde.")
    expect(own.locator("textarea")).to_have_value("De juf belde.")
    button(own, w("Use this text")).click()
    button(own, w("Save")).click()
    expect(participant.note("Een leerkracht belde.").locator(".state")).to_have_text(w("Saved"))


def test_several_notes_by_keyboard_alone(console: Console, room: Room) -> None:
    for text in TWINS:
        room.facilitate("post_note", step_id=room.steps["before_help"], kind="better", text=text)
    for text in TWINS:
        expect(console.note(text)).to_be_visible()
        console.note(text).get_by_role("checkbox").focus()
        console.page.keyboard.press("Space")
    more = console.wall.locator(".chosenbar .more > summary")
    more.focus()
    console.page.keyboard.press("Enter")
    kind = button(console.wall.locator(".chosenbar"), w("Make it: {kind}", kind=w("goes well")))
    kind.focus()
    console.page.keyboard.press("Enter")
    expect(console.wall.locator(".roll .note.kind-good")).to_have_count(2)
    console.page.keyboard.press("Control+z")
    expect(console.wall.locator(".roll .note.kind-better")).to_have_count(2)
