"""What one person does is seen by the others, on the screens they look at."""

import re
from collections.abc import Callable

from playwright.sync_api import Route, WebSocketRoute, expect

from .browser import PHONE, PROJECTOR, Visit
from .people import Console, Participant, Screen, agree, button, seconds_on, settled
from .room import Room, prepared
from .server import Server
from .words import kind_name, step_title, w


def test_note_appears_on_screen_and_console(participant: Participant, console: Console, screen: Screen) -> None:
    screen.is_at("before_help")
    expect(console.wall.locator(".roll")).to_be_visible()
    participant.post("De juf vroeg hoe het ging.", "better")
    expect(screen.lane("better").locator(".note .text")).to_have_text("De juf vroeg hoe het ging.")
    expect(screen.stage.locator(".count")).to_have_text(w("1 note"))
    expect(console.note("De juf vroeg hoe het ging.")).to_contain_text("Amira")
    expect(screen.wall).not_to_contain_text("Amira")


def test_note_changed_by_its_author_changes_on_the_screen(participant: Participant, screen: Screen) -> None:
    participant.post("Er was wachttijd.", "better")
    expect(screen.note("Er was wachttijd.")).to_be_visible()
    participant.edit("Er was wachttijd.", "Er was negen weken wachttijd.")
    expect(screen.note("Er was negen weken wachttijd.")).to_be_visible()
    expect(screen.notes).to_have_count(1)
    participant.withdraw("Er was negen weken wachttijd.")
    expect(screen.notes).to_have_count(0)


def test_note_handled_by_the_facilitator_changes_for_everybody(
    participant: Participant, console: Console, screen: Screen
) -> None:
    text = "De wijkagent kwam langs."
    participant.post(text)
    expect(screen.note(text)).to_be_visible()
    console.tool(text, "Park").click()
    expect(screen.note(text)).to_have_count(0)
    expect(participant.note(text).locator(".state")).to_have_text(w("Taken off the wall by the facilitator"))
    console.parked.locator("> summary").click()
    console.parked.get_by_role("button", name=re.compile(f"^{w('Restore')}")).click()
    expect(screen.note(text)).to_be_visible()
    expect(participant.note(text).locator(".state")).to_have_text(w("Saved"))
    console.edit(text, "De wijkagent kwam vaak langs.")
    expect(screen.note("De wijkagent kwam vaak langs.")).to_be_visible()
    expect(participant.note("De wijkagent kwam vaak langs.")).to_be_visible()
    console.move("De wijkagent kwam vaak langs.", "support")
    expect(screen.notes).to_have_count(0)
    expect(participant.own.first.locator(".meta")).to_contain_text(step_title("support"))


def test_refusal_is_in_view_and_goes_when_it_is_mended(participant: Participant) -> None:
    participant.is_at("before_help").text.evaluate(
        "box => { box.value = 'Te lang. '.repeat(400); box.dispatchEvent(new Event('input')); }"
    )
    participant.text.press("Enter")
    expect(participant.status).to_contain_text(w("Not saved: {reason}", reason=""))
    expect(participant.status).to_be_in_viewport()
    participant.text.fill("Kort.")
    expect(participant.status).to_be_empty()
    participant.text.press("Enter")
    expect(participant.own.first.locator(".state")).to_have_text(w("Saved"))


def test_perspective_of_one_step_does_not_stick_to_the_next(participant: Participant, room: Room) -> None:
    child = participant.is_at("before_help").composer.get_by_role("radio", name=w("child"), exact=True)
    child.check(force=True)
    participant.post("Niemand vroeg mij iets.")
    expect(child).to_be_checked()  # within a step several notes are of the same
    room.go_to("support")
    participant.is_at("support")
    expect(child).not_to_be_checked()


def test_browser_that_was_here_before_opens_its_stream_before_streamlit_does(visit: Visit, room: Room) -> None:
    visitor = visit(room.people["Amira"])
    visitor.keep_requests()
    participant = Participant(visitor.open(f"/meedoen?code={room.code}&groot=1")).is_at("before_help")

    def asked() -> list[str]:
        return [url for url in visitor.requests if "/events?" in url or url.endswith("/_stcore/host-config")]

    assert "/events?" not in asked()[0]  # nobody knows yet who this is
    visitor.requests.clear()
    participant.page.reload()
    participant.is_at("before_help").post("De juf vroeg hoe het ging.")
    expect(participant.own.first.locator(".state")).to_have_text(w("Saved"))
    again = asked()
    assert "/events?as=participant&person=" in again[0]
    assert len([url for url in again if "/events?" in url]) == 1  # the components take over what was opened


def test_page_of_the_version_before_renews_itself(participant: Participant) -> None:
    """Streamlit connects to a renewed server by itself, and brings components that ask for scripts by other addresses."""
    page = participant.is_at("before_help").page
    page.evaluate("document.querySelector('script[type=importmap]').textContent = '{}'")
    with page.expect_event("domcontentloaded"):
        button(page, "English").click()
    expect(button(participant.composer, "Post")).to_be_visible()
    button(page, "Nederlands").click()
    expect(button(participant.composer, w("Post"))).to_be_visible()


def test_draft_goes_to_the_step_it_was_begun_in(participant: Participant, room: Room) -> None:
    participant.is_at("before_help").text.fill("Begonnen voor de hulp.")
    room.go_to("seeking_help")
    participant.is_at("seeking_help")
    expect(participant.text).to_have_value("Begonnen voor de hulp.")
    notice = w("You began this note in “{step}”. It will go there.", step=step_title("before_help"))
    expect(participant.composer.locator(".notice")).to_have_text(notice)
    participant.text.press("Enter")
    expect(participant.own.first.locator(".meta")).to_contain_text(step_title("before_help"))
    expect(participant.own.first.locator(".state")).to_have_text(w("Saved"))
    (note,) = room.notes()
    assert note.step_id == room.steps["before_help"]
    assert note.added_later
    participant.post("Begonnen bij hulp zoeken.")
    assert room.notes()[-1].step_id == room.steps["seeking_help"]


def test_draft_can_be_put_in_the_current_step(participant: Participant, room: Room) -> None:
    participant.is_at("before_help").text.fill("Dit hoort toch hier.")
    room.go_to("seeking_help")
    button(participant.composer, w("Put it in the current step")).click()
    participant.text.press("Enter")
    expect(participant.own.first.locator(".meta")).to_contain_text(step_title("seeking_help"))


def test_late_note_to_an_earlier_step_is_marked(participant: Participant, room: Room, screen: Screen) -> None:
    room.go_to("seeking_help")
    participant.is_at("seeking_help")
    participant.composer.locator("#step").select_option(label=step_title("before_help"))
    participant.post("Nog iets van ervoor.")
    room.facilitate("focus_screen", focus="all")
    newest = screen.wall.locator(".column").first.locator(".newest")
    expect(newest).to_have_text("Nog iets van ervoor.")
    room.facilitate("focus_screen", focus=str(room.steps["before_help"]))
    expect(screen.note("Nog iets van ervoor.").locator(".meta")).to_have_text(w("added later"))


def test_double_click_on_next_moves_one_step(console: Console) -> None:
    console.is_at("before_help")
    button(console.runner, w("Next step")).click(click_count=2, delay=60)
    console.is_at("seeking_help")
    console.press("Pause")
    expect(button(console.runner, w("Start the clock"))).to_be_visible()
    console.is_at("seeking_help")


def test_two_consoles_follow_each_other(console: Console, room: Room, visit: Visit) -> None:
    other = Console(visit(room.facilitator).open(f"/begeleiden?code={room.code}"))
    other.is_at("before_help")
    console.press("Next step")
    other.is_at("seeking_help")
    other.choose("Previous step")
    console.is_at("before_help")
    other.conclude("Samen zien we meer.")
    expect(console.harvest.locator(".conclusion")).to_contain_text("Samen zien we meer.")


def test_clock_is_the_same_on_all_screens(
    participant: Participant, console: Console, screen: Screen, room: Room
) -> None:
    clocks = [participant.clock, console.clock, screen.clock]
    room.set_clock("before_help", 61)
    for clock in clocks:
        expect(clock).to_have_text(re.compile(r"^(1:0[01]|0:[0-5]\d)$"))
    agree(*clocks)
    console.press("Pause")
    for clock in clocks:
        expect(clock).to_have_attribute("data-paused", "true")
    assert len({seconds_on(clock) for clock in clocks}) == 1
    before = seconds_on(console.clock)
    console.press("+1 min")
    console.press("+5 min")
    for clock in clocks:
        expect(clock).to_have_text(f"{(before + 360) // 60}:{(before + 360) % 60:02d}")


def test_clock_runs_on_below_zero(participant: Participant, console: Console, screen: Screen, room: Room) -> None:
    room.set_clock("before_help", 1)
    for clock in (participant.clock, console.clock, screen.clock):
        expect(clock).to_have_text(re.compile(r"^−0:[0-5]\d$"))
        expect(clock).to_have_attribute("data-mood", "over")
    console.is_at("before_help")


def test_clock_survives_a_refresh(participant: Participant, console: Console, room: Room) -> None:
    room.set_clock("before_help", 500)
    expect(participant.clock).to_have_text(re.compile(r"^[78]:"))
    participant.page.reload()
    expect(participant.clock).to_have_text(re.compile(r"^[78]:"))
    expect(console.clock).to_have_text(re.compile(r"^[78]:"))
    agree(participant.clock, console.clock)


COUNT_TONES = """
  let tones = 0;
  const create = AudioContext.prototype.createOscillator;
  AudioContext.prototype.createOscillator = function () {
    tones += 1;
    document.documentElement.dataset.tones = tones; // where a test can wait for it
    return create.call(this);
  };
"""


def test_chime_sounds_once_and_not_again_after_a_refresh(room: Room, visit: Visit) -> None:
    visitor = visit(room.facilitator, user_agent="Kompas with ears")
    visitor.context.add_init_script(COUNT_TONES)
    console = Console(visitor.open(f"/begeleiden?code={room.code}"))
    console.choose("Turn the sound on")
    page = console.page.locator("html")
    expect(page).to_have_attribute("data-tones", "1")  # switching on lets the tone be heard
    room.set_clock("before_help", 61.5)
    expect(console.clock).to_have_text("0:59")
    expect(page).to_have_attribute("data-tones", "2")
    console.page.reload()
    console.runner.locator(".chooser summary").click()
    expect(button(console.runner, w("Turn the sound off"))).to_be_visible()
    expect(console.clock).to_have_text(re.compile("^0:5[0-7]$"))
    expect(page).not_to_have_attribute("data-tones", re.compile(""))


def test_screen_pages_through_150_notes(room: Room, visit: Visit) -> None:
    texts = room.fill(150)
    screen = Screen(visit(room.facilitator, PROJECTOR).open(f"/scherm?code={room.code}"))
    everything(screen, texts)


def test_screen_shows_150_notes_in_one_picture_and_pages_through_a_phase(room: Room, visit: Visit) -> None:
    keys = ("before_help", "seeking_help", "first_contact", "support", "aftercare")
    texts = {key: room.fill(30, key, key + " {number}") for key in keys}
    room.facilitate("focus_screen", focus="all")
    screen = Screen(visit(room.facilitator, PROJECTOR).open(f"/scherm?code={room.code}"))
    columns = screen.wall.locator(".column")
    expect(columns).to_have_count(5)
    for column, key in zip(columns.all(), keys, strict=True):
        counts = [int(one) for one in column.locator(".number strong").all_inner_texts()]
        assert sum(counts) == 30
        expect(column.locator(".newest").filter(has_text=texts[key][-1])).to_have_count(1)
        box = column.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= PROJECTOR[1]
    room.facilitate("focus_screen", focus=str(room.steps["support"]))
    everything(screen, texts["support"])


def everything(screen: Screen, texts: list[str]) -> None:
    """Turn all pages, if there are more than one: each note is whole on one of them, at least."""
    where = screen.wall.locator(".pager span")
    expect(screen.wall.locator(".note:visible").first).to_be_visible()
    screen.page.evaluate("document.fonts.ready")
    pages = 1
    if len(texts) > 40:
        expect(where).to_be_visible()
        button(screen.wall, w("Hold this page")).click()
        pages = int(re.findall(r"\d+", where.inner_text())[-1])
        assert pages > 1
    seen: set[str] = set()
    for _ in range(pages):
        for note in screen.wall.locator(".note:visible").all():
            box = note.bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= PROJECTOR[1], note.inner_text()
            seen.add(note.locator(".text").inner_text())
        if pages > 1:
            button(screen.wall, w("Next page")).click()
    assert seen == set(texts)


def test_long_note_emoji_and_arabic_behave(participant: Participant, room: Room, visit: Visit) -> None:
    texts = ["lang " * 399 + "einde", "👨‍👩‍👧 samen 💪🏽", "كان هناك من استمع إلينا", "<b>niet vet</b> & *niet schuin*"]
    for text in texts:
        participant.post(text)
    assert room.texts() == texts
    screen = Screen(visit(room.facilitator, PROJECTOR).open(f"/scherm?code={room.code}"))
    for text in texts:
        expect(screen.note(text)).to_have_count(1)
    direction = "node => getComputedStyle(node).direction"
    assert screen.note(texts[2]).locator(".text").evaluate(direction) == "rtl"
    assert screen.note(texts[1]).locator(".text").evaluate(direction) == "ltr"
    assert not is_wider_than_its_window(participant)


def test_note_of_more_than_2000_characters_does_not_fit(participant: Participant) -> None:
    participant.text.fill("x" * 1990)
    expect(participant.composer.locator("#count")).to_have_text(w("{count} characters left", count=10))
    participant.text.press_sequentially("y" * 15)
    expect(participant.composer.locator("#count")).to_have_text(w("{count} characters left", count=0))
    assert len(participant.text.input_value()) == 2000


def is_wider_than_its_window(person: Participant) -> bool:
    return bool(person.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def test_empty_workshop_says_what_to_do(server: Server, visit: Visit) -> None:
    room = prepared(server, "Nog niemand")
    screen = Screen(visit(room.facilitator, PROJECTOR).open(f"/scherm?code={room.code}"))
    expect(screen.stage.locator(".code")).to_have_text(room.code)
    expect(screen.stage.get_by_role("img", name=w("or scan this with your phone"))).to_be_visible()
    expect(screen.stage).to_contain_text(w("Nobody is in yet"))
    console = Console(visit(room.facilitator).open(f"/begeleiden?code={room.code}"))
    expect(button(console.runner, w("Start the workshop"))).to_be_visible()
    room.join("Bram")
    bram = Participant(visit(room.people["Bram"], PHONE).open(f"/meedoen?code={room.code}&groot=1"))
    expect(bram.composer).to_contain_text(w("As soon as the first step begins, you can write here."))
    expect(bram.text).to_be_hidden()


def test_lobby_shows_who_joins(server: Server, visit: Visit) -> None:
    room = prepared(server, "De lobby")
    screen = Screen(visit(room.facilitator, PROJECTOR).open(f"/scherm?code={room.code}"))
    expect(screen.stage).to_contain_text(w("Nobody is in yet"))
    Participant(visit().open(f"/meedoen?code={room.code}&groot=1")).join("Chris").is_in()
    expect(screen.stage.locator(".people li")).to_contain_text("Chris")
    expect(screen.stage).to_contain_text(w("1 person is in"))


def test_language_switch_goes_to_english_and_back(participant: Participant) -> None:
    page = participant.page
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    expect(button(participant.composer, w("Post"))).to_be_visible()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    button(page, "English").click()
    expect(button(participant.composer, "Post")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert asked.count("en.js") == 1  # one catalogue for all components
    page.reload()
    expect(button(participant.composer, "Post")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    button(page, "Nederlands").click()
    expect(button(participant.composer, w("Post"))).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "nl")


def test_shared_laptop_switches_person(participant: Participant, room: Room) -> None:
    page = participant.page
    participant.post("Van Amira.")
    page.get_by_text(re.compile(w("You are {name}", name="Amira"))).click()
    button(page, w("Somebody else takes part on this laptop")).click()
    expect(page.get_by_label(w("Your name"), exact=True)).to_be_visible()
    participant.join("Bo").is_in()
    expect(page.get_by_text(re.compile(w("You are {name}", name="Bo")))).to_be_visible()
    expect(participant.own).to_have_count(0)
    participant.post("Van Bo.")
    page.get_by_text(re.compile(w("You are {name}", name="Bo"))).click()
    button(page, w("Switch to {name}", name="Amira")).click()
    expect(participant.note("Van Amira.")).to_be_visible()
    expect(participant.note("Van Bo.")).to_have_count(0)
    authors = {note.text: note.author_id for note in room.notes()}
    assert authors["Van Amira."] != authors["Van Bo."]


def test_second_tab_is_the_same_person(participant: Participant, room: Room) -> None:
    participant.post("Uit het eerste tabblad.")
    second = Participant(participant.page.context.new_page())
    second.page.goto(participant.page.url)
    expect(second.note("Uit het eerste tabblad.")).to_be_visible()
    second.post("Uit het tweede tabblad.")
    expect(participant.note("Uit het tweede tabblad.")).to_be_visible()
    assert len({note.author_id for note in room.notes()}) == 1


def test_wrong_code_is_explained_and_slowed_down(visit: Visit) -> None:
    page = visit().open("/meedoen?groot=1")
    wrong = w("There is no workshop with this code. Check the six characters on the screen.")
    alert = page.get_by_role("alert")
    for number in range(5):
        page.get_by_label(w("Code on the screen")).fill(f"AAAAA{'34679'[number]}")
        button(page, w("Continue")).click()
        expect(page.get_by_label(w("Code on the screen"))).to_have_value(f"AAAAA{'34679'[number]}")
        expect(alert).to_contain_text(wrong)
    too_many = re.compile(w("Too many wrong codes. Wait {seconds} seconds and try again.", seconds=r"\d+"))
    for _ in range(5):  # each wrong one doubles the wait, so a slow machine gets there too
        button(page, w("Continue")).click()
        settled(page)
        if too_many.search(alert.inner_text()):
            break
    expect(alert).to_contain_text(too_many)


def test_code_is_accepted_as_people_type_it(room: Room, visit: Visit) -> None:
    page = visit().open("/meedoen?groot=1")
    page.get_by_label(w("Code on the screen")).fill(f" {room.code[:3].lower()} {room.code[3:].lower()}")
    button(page, w("Continue")).click()
    expect(page.get_by_label(w("Your name"), exact=True)).to_be_visible()


def test_join_form_says_what_is_missing(room: Room, visit: Visit) -> None:
    page = visit().open(f"/meedoen?code={room.code}&groot=1")
    button(page, w("Take part")).click()
    expect(page.get_by_role("alert").last).to_contain_text(w("Fill in your name, function, organisation and domain."))


def test_refusal_of_a_page_is_in_view_and_goes_when_its_form_is_mended(visit: Visit, room: Room) -> None:
    """Also when it is the same as before, it is there again."""
    page = visit(size=(360, 420)).open(f"/meedoen?code={room.code}&groot=1")
    alert = page.get_by_test_id("stAlert").filter(has_text=w("Fill in your name, function, organisation and domain."))
    for name in ("Amira", "Bram"):
        button(page, w("Take part")).click()
        expect(alert).to_be_in_viewport()
        expect(alert.get_by_role("alert")).to_be_visible()
        page.get_by_label(w("Your name"), exact=True).fill(name)
        expect(alert).to_be_hidden()


def test_anonymity_is_promised_at_the_composer_and_fixed_by_the_first_note(
    participant: Participant, console: Console, screen: Screen
) -> None:
    names = participant.composer.locator(".names")
    expect(names).to_contain_text(w("There are so few of us that others may guess who wrote what."))
    panel = console.tab("Settings")
    settled(console.page)
    panel.get_by_text(w("Anonymous to all: nobody sees who wrote what, the facilitator neither")).click()
    promise = (
        "Nobody sees that you wrote this, the facilitator neither. Only on this device you see which notes are yours."
    )
    expect(names).to_contain_text(w(promise))
    participant.post("Van niemand.")
    expect(screen.note("Van niemand.")).to_be_visible()
    expect(console.note("Van niemand.")).to_be_visible()
    expect(console.wall.locator(".roll")).not_to_contain_text("Amira")
    fixed = w("This is fixed: people have written notes, and it stood beside their note.")
    expect(panel.get_by_text(fixed)).to_be_visible()  # by itself, at the first note
    expect(panel.get_by_role("radio").first).to_be_disabled()
    expect(names).to_contain_text(w(promise))


def test_names_show_on_the_screen_when_the_workshop_says_so(
    participant: Participant, console: Console, screen: Screen
) -> None:
    panel = console.tab("Settings")
    settled(console.page)
    panel.get_by_text(w("With names: everybody sees who wrote what")).click()
    names_shown = w("Your name is with your notes on the screen and in the report.")
    expect(participant.composer.locator(".names")).to_have_text(names_shown)
    participant.post("Met naam.")
    expect(screen.note("Met naam.").locator(".meta")).to_contain_text("Amira")


def test_console_shows_who_is_in(participant: Participant, console: Console, screen: Screen) -> None:
    screen.is_at("before_help")
    participant.post("Eén.", "improvement")
    panel = console.tab("Who")
    expect(panel).to_contain_text(w("In the room: {count}, connected: {online}", count=1, online=1))
    expect(panel).to_contain_text(w("Screens open: {count}", count=1))
    row = console.roster.locator("tbody tr", has_text=kind_name("improvement"))
    expect(row.locator("td")).to_have_text(["1", "1"])
    participant.page.close()
    expect(panel).to_contain_text(w("In the room: {count}, connected: {online}", count=1, online=0))


def test_console_goes_to_any_step_of_the_script(console: Console, screen: Screen, participant: Participant) -> None:
    panel = console.tab("Script")
    button(panel, step_title("pause")).click()
    expect(screen.stage).to_have_attribute("data-scene", "break")
    expect(participant.stage).to_have_attribute("data-scene", "break")
    expect(screen.clock).to_have_text(re.compile(r"^1[45]:\d\d$"))


def test_everybody_says_to_be_ready_wherever_the_console_counts(
    console: Console, screen: Screen, participant: Participant, room: Room
) -> None:
    """Also where nothing is written; in a break nobody is asked."""
    ready = participant.stage.locator("button.ready")
    count = {number: w("{count} of {people} ready", count=number, people=1) for number in (0, 1)}
    room.go_to("closing")
    expect(console.runner.locator(".where")).to_contain_text(count[0])
    expect(ready).to_have_text(w("I am ready with this step"))
    ready.click()
    expect(ready).to_have_text(w("You are ready. Not after all?"))
    expect(console.runner.locator(".where")).to_contain_text(count[1])
    expect(screen.stage.locator(".count")).to_contain_text(count[1])
    room.go_to("pause")
    expect(console.runner.locator(".where")).to_have_text(w("Step {number} of {total}", number=7, total=11))
    expect(ready).to_have_count(0)


def test_page_asks_again_when_streamlit_did_not_hear_of_a_new_stage(room: Room, visit: Visit) -> None:
    """While the server comes back, Streamlit's own connection may be down longer than ours."""
    visitor = visit(room.facilitator, PROJECTOR, user_agent="Kompas on a bad line")
    lost: list[object] = []
    is_lossy = False

    def pass_on(socket: WebSocketRoute) -> None:
        there = socket.connect_to_server()
        socket.on_message(lambda message: lost.append(message) if is_lossy else there.send(message))

    visitor.context.route_web_socket(re.compile("/_stcore/stream"), pass_on)
    screen = Screen(visitor.open(f"/scherm?code={room.code}")).is_at("before_help")
    expect(screen.wall).to_be_visible()
    is_lossy = True
    room.go_to("pause")
    expect(screen.stage).to_have_attribute("data-scene", "break")
    while not lost:
        screen.page.wait_for_timeout(20)
    is_lossy = False
    expect(screen.wall).to_have_count(0)


def test_new_stage_waits_for_the_page_that_is_being_drawn(room: Room, visit: Visit) -> None:
    """Otherwise it would break off the run that answers somebody's click, and the click were lost."""
    visitor = visit(room.facilitator, PROJECTOR, user_agent="Kompas at work")
    asked: list[object] = []

    def pass_on(socket: WebSocketRoute) -> None:
        there = socket.connect_to_server()
        socket.on_message(lambda message: (asked.append(message), there.send(message)))

    visitor.context.route_web_socket(re.compile("/_stcore/stream"), pass_on)
    screen = Screen(visitor.open(f"/scherm?code={room.code}")).is_at("before_help")
    expect(screen.wall).to_be_visible()
    settled(screen.page)
    app = screen.page.get_by_test_id("stApp")
    app.evaluate("node => { node.dataset.testScriptState = 'running' }")
    asked.clear()
    room.go_to("pause")
    expect(screen.stage).to_have_attribute("data-scene", "break")
    assert asked == []
    app.evaluate("node => { node.dataset.testScriptState = 'notRunning' }")
    expect(screen.wall).to_have_count(0)
    assert len(asked) == 1


def test_agreement_and_conclusion_can_be_taken_back(console: Console, participant: Participant) -> None:
    participant.post("Grond onder de conclusie.")
    console.tick("Grond onder de conclusie.")
    expect(console.harvest).to_contain_text(w("Rests on 1 chosen note"))
    console.conclude("Wij letten op elkaar.")
    expect(console.harvest.locator(".conclusion")).to_contain_text(w("from 1 note"))
    console.harvest.get_by_role("button", name=re.compile(f"^{w('Remove')}")).click()
    expect(console.harvest.locator(".conclusion")).to_have_count(0)
    button(console.harvest, w("Undo")).click()
    expect(console.harvest.locator(".conclusion")).to_contain_text("Wij letten op elkaar.")


def test_what_was_filled_in_does_not_stick_to_the_next(console: Console, room: Room) -> None:
    conclusion = room.facilitate("record_conclusion", step_id=room.steps["before_help"], text="Signalen zijn er vroeg.")
    harvest = console.harvest
    harvest.locator(".conclusion").get_by_role("button", name=re.compile(f"^{w('Make an agreement')}")).click()
    form = harvest.locator(".new form")
    origin = form.get_by_label(w("From which conclusion?"))
    expect(origin).to_have_value(conclusion)
    form.get_by_label(w("What"), exact=True).fill("Bellen")
    form.get_by_label(w("Who"), exact=True).fill("Wijkteam")
    form.get_by_label(w("Priority"), exact=True).select_option("high")
    button(form, w("Record agreement")).click()
    expect(harvest.locator("tbody tr.priority-high")).to_contain_text("Bellen")
    expect(form.get_by_label(w("Priority"), exact=True)).to_have_value("normal")
    expect(origin).to_have_value("")
    harvest.locator("#conclusion").fill("Elders.")
    harvest.get_by_text(w("Of another step, or for whom")).click()
    harvest.locator("#for").select_option(str(room.steps["support"]))
    button(harvest, w("Record conclusion")).click()
    expect(harvest.locator(".conclusion")).to_have_count(2)
    expect(harvest.locator("#for")).to_have_value(str(room.steps["before_help"]))


def test_step_opens_at_the_top_of_the_console(console: Console, room: Room) -> None:
    console.is_at("before_help")
    main = console.page.get_by_test_id("stMain")
    console.page.set_viewport_size({"width": 1024, "height": 500})
    main.evaluate("node => node.scrollTo(0, 300)")
    expect(main).to_have_js_property("scrollTop", 300)
    room.go_to("support")
    console.is_at("support")
    expect(main).to_have_js_property("scrollTop", 0)


def test_two_who_change_a_conclusion_or_agreement_both_keep_their_text(console: Console, room: Room) -> None:
    """Told while typing, and by the server when the other was just before."""
    step_id = room.steps["before_help"]
    known = room.facilitate("record_conclusion", step_id=step_id, text="Signalen zijn er vroeg.")
    agreed = room.facilitate("record_agreement", what="Eén plek", who="Gemeente")
    own = console.harvest.locator("form.changing")

    def other(type_: str, **fields: str) -> Callable[[Route], None]:
        def first(route: Route) -> None:
            room.facilitate(type_, **fields)
            route.continue_()

        return first

    console.harvest.locator("li.conclusion").get_by_role("button", name=re.compile(f"^{w('Change')}:")).click()
    own.locator("textarea").fill("Signalen zijn er heel vroeg.")
    room.facilitate("edit_conclusion", conclusion_id=known, text="Scholen zien het eerst.")
    expect(own.locator(".other")).to_contain_text("Scholen zien het eerst.")
    expect(own.locator("textarea")).to_have_value("Signalen zijn er heel vroeg.")
    console.page.route("**/actions", other("withdraw_conclusion", conclusion_id=known), times=1)
    button(own, w("Save my text")).click()
    expect(own.locator(".other")).to_contain_text(
        w("Somebody else removed this meanwhile. Your text is still here; you can record it again.")
    )
    expect(own.locator("textarea")).to_have_value("Signalen zijn er heel vroeg.")
    button(own, w("Record again")).click()
    expect(console.harvest.locator("li.conclusion")).to_contain_text("Signalen zijn er heel vroeg.")

    row = console.harvest.locator("tbody tr")
    row.get_by_role("button", name=re.compile(f"^{w('Change')}:")).click()
    own.get_by_label(w("Who"), exact=True).fill("Wijkteam")
    change = other("edit_agreement", agreement_id=agreed, what="Twee plekken", who="Gemeente")
    console.page.route("**/actions", change, times=1)
    button(own, w("Save")).click()
    expect(own.locator(".other")).to_contain_text("Twee plekken · Gemeente")
    expect(own.get_by_label(w("Who"), exact=True)).to_have_value("Wijkteam")
    button(own, w("Save my text")).click()
    expect(row).to_contain_text("Wijkteam")
    expect(row).to_contain_text("Eén plek")
