"""Writing the ambition with one pen, and asking who carries it, in several browsers."""

import re
import uuid

import pytest
from playwright.sync_api import Page, expect
from sqlmodel import select

from kompas.enums import AmbitionCheck, Anonymity
from kompas.models import AmbitionText
from tests.clustering import both, script_of, step

from .browser import LAPTOP, PHONE, PROJECTOR, Visit
from .people import button
from .room import PARTICIPANT, Room, action, opened, workshop_with
from .scripted import in_steps, running
from .server import Server
from .test_accessibility import mistakes_in_the_dark_on, mistakes_on
from .words import counted, w

FIRST = "Elk kind groeit veilig op. Wij werken als één netwerk."

REMEMBER_TEXTS = """node => {
  window.texts = new Set();
  new MutationObserver(() => window.texts.add(node.textContent)).observe(node, { childList: true, characterData: true, subtree: true });
}"""


@pytest.fixture
def room(request: pytest.FixtureRequest, server: Server) -> Room:
    """Amira and Bram write an ambition."""
    anonymity = getattr(request, "param", Anonymity.NAMED)
    room = in_steps(server, ("write", "ambition"), ("carry", "support"), anonymity=anonymity)
    room.join("Amira", organisation="Wijkteam Noord")
    room.join("Bram", organisation="Veilig Thuis")
    room.go_to("write")
    return room


@pytest.fixture
def amira(room: Room, visit: Visit) -> Page:
    return visit(room.people["Amira"], LAPTOP).open(f"/meedoen?code={room.code}&groot=1")


@pytest.fixture
def bram(room: Room, visit: Visit) -> Page:
    return visit(room.people["Bram"], PHONE).open(f"/meedoen?code={room.code}&groot=1")


@pytest.fixture
def screen(room: Room, visit: Visit) -> Page:
    return visit(room.facilitator, PROJECTOR).open(f"/scherm?code={room.code}")


def editor(page: Page):  # type: ignore[no-untyped-def]
    return page.locator(".ambition .desk > section textarea").first


def test_pen_is_passed_and_no_keystroke_is_lost(amira: Page, bram: Page, screen: Page, room: Room) -> None:
    button(amira, w("Take the pen")).click()
    expect(editor(amira)).to_be_focused()
    reading = screen.locator(".ambition .reading")
    reading.evaluate(REMEMBER_TEXTS)
    amira.keyboard.type(FIRST, delay=40)  # without a pause: the screen follows all the same
    expect(reading).to_have_text(FIRST)
    assert screen.evaluate("window.texts.size") > 1
    expect(screen.locator(".ambition .who")).to_have_text(w("{name} holds the pen", name="Amira"))
    expect(button(bram, w("Take the pen"))).to_have_count(0)
    button(bram, w("Ask for the pen")).click()
    expect(amira.locator(".ambition .wanted")).to_have_text(w("Asks for the pen: {names}", names="Bram"))
    amira.keyboard.type(" En nog dit.")
    button(amira, w("Pass to {name}", name="Bram")).click()
    expect(reading).to_have_text(f"{FIRST} En nog dit.")
    button(bram, w("Write on")).click()
    expect(editor(bram)).to_have_value(f"{FIRST} En nog dit.")
    bram.keyboard.press("End")
    bram.keyboard.press("Control+End")
    bram.keyboard.type(" Van Bram.")
    expect(reading).to_have_text(f"{FIRST} En nog dit. Van Bram.")
    bram.keyboard.type(" Ververst")
    bram.reload()
    expect(reading).to_have_text(f"{FIRST} En nog dit. Van Bram. Ververst")
    button(bram, w("Write on")).click()
    expect(editor(bram)).to_have_value(f"{FIRST} En nog dit. Van Bram. Ververst")
    bram.keyboard.press("Control+End")
    bram.keyboard.type(" Onderweg")
    room.facilitate("take_pen")  # in the middle of a word
    expect(bram.locator(".ambition .lost textarea, .ambition .reading").first).to_be_visible()
    button(bram, w("Ask for the pen")).wait_for()
    text = bram.locator(".ambition .lost textarea").input_value() or bram.locator(".ambition .reading").text_content()
    assert text is not None
    assert text.endswith("Van Bram. Ververst Onderweg")


@pytest.mark.parametrize("room", [Anonymity.ALL], indirect=True)
def test_pen_is_passed_without_anybody_being_named(
    amira: Page, bram: Page, screen: Page, room: Room, visit: Visit
) -> None:
    console = visit(room.facilitator, LAPTOP).open(f"/begeleiden?code={room.code}")
    button(amira, w("Take the pen")).click()
    expect(editor(amira)).to_be_focused()
    amira.keyboard.type(FIRST)
    for page in (screen, bram, console):
        expect(page.locator(".ambition .who")).to_have_text(w("{name} holds the pen", name=w("Somebody")))
    button(bram, w("Ask for the pen")).click()
    button(bram, w("No pen after all")).click()
    button(bram, w("Ask for the pen")).click()
    bram.reload()
    expect(button(bram, w("No pen after all"))).to_be_visible()
    expect(button(console, w("Pass to who asked first"))).to_be_visible()
    button(amira, w("Pass to who asked first")).click()
    expect(bram.locator(".ambition .who")).to_have_text(w("The pen is for you."))
    button(bram, w("Write on")).click()
    expect(editor(bram)).to_have_value(FIRST)
    button(bram, w("Keep as a version")).click()
    for page in (amira, console):
        expect(page.locator(".ambition .kept")).to_be_visible()
        expect(page.locator(".ambition.root")).not_to_contain_text("Bram")


def test_draft_of_a_tab_that_was_killed_is_sent_by_the_next(bram: Page, screen: Page, room: Room) -> None:
    """As on a phone that stops the browser: nothing came into the outbox, only the draft was kept."""
    button(bram, w("Take the pen")).click()
    expect(editor(bram)).to_be_focused()
    bram.keyboard.type("Een")
    reading = screen.locator(".ambition .reading")
    expect(reading).to_have_text("Een")
    with opened(room.server) as session:
        where = AmbitionText.workshop_id == workshop_with(session, room.code).id
        text = session.exec(select(AmbitionText).where(where)).one()
        key, draft = f"kompas:ambition:{room.code}:participant:{text.holder_id}", {"pen": text.pen, "text": "Een twee"}
    bram.evaluate("([key, draft]) => localStorage.setItem(key, JSON.stringify(draft))", [key, draft])
    bram.reload()
    expect(reading).to_have_text("Een twee")


def test_versions_stand_side_by_side_and_take_comments(amira: Page, room: Room, visit: Visit) -> None:
    pen = room.facilitate("take_pen")
    for text in (FIRST, "Elk kind groeit veilig en gezond op. Wij werken als één netwerk."):
        room.facilitate("write_ambition", pen=pen, text=text)
        room.facilitate("save_draft")
    amira.get_by_label(w("Compare with")).last.select_option(label=w("Version {number}", number=1))
    expect(amira.locator(".ambition ins")).to_have_text(["en gezond "])
    amira.get_by_label(w("Compare with")).last.select_option(label=w("nothing"))
    amira.locator(".ambition .sentence button").last.click()
    amira.get_by_label(w("Your comment")).fill("En de ervaringsdeskundigen?")
    button(amira, w("Send")).last.click()
    expect(amira.locator(".ambition .remark")).to_contain_text("En de ervaringsdeskundigen?")
    console = visit(room.facilitator, LAPTOP).open(f"/begeleiden?code={room.code}")
    expect(console.locator(".ambition .remark")).to_contain_text("En de ervaringsdeskundigen?")
    console.get_by_text(w("Checklist: {count} of {all}", count=0, all=len(AmbitionCheck))).click()
    console.get_by_label(w("it is about the long term")).check()
    expect(amira.get_by_label(w("it is about the long term"))).to_be_checked()


def test_versions_of_somebody_with_a_long_name_fit_a_phone(room: Room, visit: Visit) -> None:
    name = "Willemijn-Alexandra van der Hoeven-Oosterhuis"
    person = visit(room.join(name), PHONE).open(f"/doe-mee/{room.code}")
    pen = str(uuid.uuid4())
    for one in (
        {"type": "take_pen", "id": pen},
        {"type": "write_ambition", "pen": pen, "text": FIRST},
        {"type": "save_draft"},
    ):
        (told,) = room.deliver(room.people[name], action(one.pop("type"), PARTICIPANT) | one)
        assert told["status"] == "applied", told
    versions = person.get_by_role("combobox", name=w("Versions"))
    expect(versions).to_be_visible()
    assert versions.evaluate("node => node.getBoundingClientRect().right <= document.documentElement.clientWidth")


def test_comments_stay_with_their_version_and_come_along_when_taken(room: Room, visit: Visit, amira: Page) -> None:
    pen = room.facilitate("take_pen")
    room.facilitate("write_ambition", pen=pen, text=FIRST)
    first = room.facilitate("save_draft")
    for text in ("Echt elk kind?", "En de ouders?"):
        room.facilitate("comment_on_draft", draft_id=first, sentence="Elk kind groeit veilig op.", text=text)
    room.facilitate("write_ambition", pen=pen, text="Ieder kind en elke ouder is veilig.")
    room.facilitate("save_draft")
    console = visit(room.facilitator, LAPTOP).open(f"/begeleiden?code={room.code}")
    kept, said = console.locator(".ambition .kept"), console.locator(".ambition .sentences .remark")
    expect(said).to_have_count(0)
    versions = kept.get_by_label(w("Versions"), exact=True)
    expect(versions.locator("option")).to_have_text(
        [
            w("Version {number}", number=2),
            f"{w('Version {number}', number=1)} · {counted('1 comment', '{count} comments', 2)}",
        ]
    )
    kept.locator(".earlier summary").click()
    kept.locator(".earlier").get_by_role("button", name=f"{w('Take along')}: En de ouders?").click()
    for page in (console, amira):
        expect(page.locator(".ambition .sentences .remark")).to_have_text(re.compile(r"En de ouders\?"))
    expect(kept.locator(".earlier .remark")).to_have_count(1)  # the other one stays open
    versions.select_option(index=1)
    expect(said).to_have_count(2)


def test_themes_and_future_images_stand_beside_who_writes(server: Server, visit: Visit) -> None:
    asked = [{"key": "what", "text": both("Wat droom je?")}]
    gather = step("gather", "collect", kinds=["strength", "future_image"], questions=asked)
    room = running(server, script_of([gather, step("write", "ambition")]))
    room.join("Amira")
    room.go_to("gather")
    room.post("Amira", "Kinderen slapen rustig.", "gather", kind="future_image", question="what")
    note = room.post("Amira", "Je belt even.", "gather", kind="strength", question="what")
    room.facilitate("make_theme", name="Korte lijnen", colour=1, note_ids=[note])
    room.go_to("write")
    for secret, path in ((room.people["Amira"], "meedoen"), (room.facilitator, "begeleiden")):
        page = visit(secret, LAPTOP).open(f"/{path}?code={room.code}&groot=1")
        button(page, w("Take the pen")).click()
        sources, text = page.locator(".ambition .sources"), editor(page)
        expect(sources.locator(".names li")).to_have_text(re.compile("Korte lijnen"))
        expect(sources.locator(".note")).to_have_text(["Kinderen slapen rustig."])
        beside, writing = sources.bounding_box(), text.bounding_box()
        assert beside is not None
        assert writing is not None
        assert beside["x"] >= writing["x"] + writing["width"]
        page.close()


def test_support_is_hidden_until_the_check_is_closed(
    amira: Page, bram: Page, screen: Page, room: Room, visit: Visit
) -> None:
    room.facilitate("write_ambition", pen=room.facilitate("take_pen"), text=FIRST)
    room.facilitate("save_draft")
    room.go_to("carry")
    console = visit(room.facilitator, LAPTOP).open(f"/begeleiden?code={room.code}")
    button(console, w("Ask every organisation")).click()

    amira.get_by_label(w("supports it")).check()
    amira.get_by_label(w("I may decide this for my organisation")).check()
    button(amira.locator(".support.root"), w("Send")).click()
    bram.get_by_label(w("objects")).check()
    button(bram.locator(".support.root"), w("Send")).click()
    expect(bram.locator(".support .status")).to_have_text(w("Write down what the objection is."))
    bram.get_by_label(w("What is your concern or objection?")).fill("Wij hebben er geen mensen voor.")
    button(bram.locator(".support.root"), w("Send")).click()
    answered = w("{count} of {people} have answered", count=2, people=2)
    expect(screen.locator(".support.root")).to_contain_text(answered)
    for page in (screen, amira, console):
        expect(page.locator(".support.root")).not_to_contain_text("geen mensen")

    button(console, w("Close and show the result")).click()
    for page in (screen, amira, bram, console):
        rows = page.locator(".support .result tbody tr")
        expect(rows.first).to_contain_text("Veilig Thuis")
        expect(rows.first).to_contain_text("Wij hebben er geen mensen voor.")
        expect(rows.last).to_contain_text(w("supports it"))
    expect(console.locator(".support.root")).to_contain_text("bezwaar. Praat erover")
    button(console, w("This is our ambition")).click()
    expect(screen.locator(".support.root")).to_contain_text(w("This is our ambition."))
    yes = screen.locator(".stage .yes")
    expect(yes.get_by_role("heading", name=FIRST)).to_be_visible()
    expect(yes.locator(".carriers li")).to_have_text(["Wijkteam Noord"])
    expect(yes).not_to_contain_text("Veilig Thuis")  # which objects
    button(console, w("Take it off the screen")).click()
    expect(yes).to_be_hidden()
    button(console, w("Show it large on the screen")).click()
    expect(yes).to_be_visible()
    room.go_to("write")
    expect(yes).to_be_hidden()
    room.facilitate("close_workshop")
    for page in (screen, amira):
        expect(page.locator(".stage .ambition")).to_contain_text(FIRST)


def test_ambition_and_support_can_be_used_by_everybody(room: Room, visit: Visit) -> None:
    pen = room.facilitate("take_pen")
    drafts = []
    for text in (FIRST, f"{FIRST} Altijd."):
        room.facilitate("write_ambition", pen=pen, text=text)
        drafts.append(room.facilitate("save_draft"))
    room.facilitate("comment_on_draft", draft_id=drafts[1], sentence="Altijd.", text="Echt altijd?")
    first = room.facilitate("open_support_check", draft_id=drafts[0])
    room.support("Amira", first, "concern", reason="Tempo")
    room.support("Bram", first, "must_consult", consult_by="2027-01-15")
    room.facilitate("close_support_check", check_id=first)
    room.facilitate("open_support_check", draft_id=drafts[1])
    for key in ("write", "carry"):
        room.go_to(key)
        name = ".ambition.root" if key == "write" else ".support.root"
        for secret, size, path in (
            (room.people["Amira"], PHONE, "meedoen"),
            (room.facilitator, PROJECTOR, "scherm"),
            (room.facilitator, LAPTOP, "begeleiden"),
        ):
            page = visit(secret, size).open(f"/{path}?code={room.code}&groot=1")
            expect(page.locator(name)).to_contain_text("Elk kind")
            assert mistakes_on(page) == []
            assert mistakes_in_the_dark_on(page) == []
