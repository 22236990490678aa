"""Everybody can take part: axe on every screen, by keyboard alone, enlarged, and without motion."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from kompas.domain.core.codes import new_secret
from kompas.domain.network.networks import networks_of_browser
from kompas.domain.workshop.devices import identify
from kompas.domain.workshop.facilitators import become
from kompas.enums import Role
from kompas.scripts.loader import own_library

from .browser import LAPTOP, PHONE, PROJECTOR, Visit
from .people import Participant, Screen, button, settled, tab
from .room import Room, example, opened, prepared
from .server import ROOT, Server
from .words import step_title, w

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
KNOWN = re.compile(r"^\| `([a-z-]+)` \|", re.MULTILINE)
"""A row of the table in docs/accessibility.md: a rule that Streamlit's own elements are known to break."""

Show = Callable[[Server, Visit], Page]


def known_of_streamlit() -> set[str]:
    return set(KNOWN.findall((ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")))


def mistakes_on(page: Page, *rules: str) -> list[str]:
    """Violations of WCAG, or only of these rules of axe, one line each; those of Streamlit's own elements only when the
    rule is not listed."""
    settled(page)
    return mistakes_at_once_on(page, *rules)


def mistakes_at_once_on(page: Page, *rules: str) -> list[str]:
    """The same of a page that is there already, or has nothing of Streamlit."""
    page.evaluate("document.fonts.ready")
    run = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": WCAG}
    found = Axe().run(page, options={"runOnly": run})
    known = known_of_streamlit()
    return [
        f"{violation['id']}: {node['target']} {node['html'][:160]}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
        if violation["id"] not in known or is_ours(node)
    ]


def mistakes_in_the_dark_on(page: Page) -> list[str]:
    """As when a laptop turns dark at sunset: colours change at once, and what was drawn for light is drawn again.

    Of a page that was looked at in light only the colours are another matter.
    """
    page.emulate_media(color_scheme="dark")
    expect(page.locator("html")).to_have_css("color-scheme", "dark")
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", "rgb(16, 25, 29)")
    return mistakes_on(page, "color-contrast", "link-in-text-block")


def is_ours(node: dict[str, Any]) -> bool:
    """Our components draw in shadow roots; axe gives a path through them as a list."""
    return any(isinstance(part, list) for part in node["target"])


# --- every screen -------------------------------------------------------------------------------------------


def running(server: Server, key: str = "before_help") -> Room:
    room = prepared(server, "Toegankelijk")
    room.join("Amira")
    room.go_to("before_help")
    for number, kind in enumerate(("good", "better", "improvement", "good")):
        room.post("Amira", f"Post-it {number}", kind=kind, perspective="child" if number else None)
    if key != "before_help":
        room.go_to(key)
    return room


def closed(server: Server) -> Room:
    room = running(server, "closing")
    conclude(room)
    room.facilitate("close_workshop")
    return room


def conclude(room: Room) -> str:
    """Gives the id of the conclusion."""
    made = room.facilitate("record_conclusion", step_id=room.steps["before_help"], text="Wij blijven.", note_ids=[])
    room.facilitate("record_agreement", what="Bellen", who="Amira", by_when="2027-01-31", priority="high")
    return made


def start(server: Server, visit: Visit) -> Page:
    room = prepared(server)
    page = visit(room.facilitator).open("/")
    expect(page.get_by_text(w("Your workshops on this browser"))).to_be_visible()
    return page


def prepare(server: Server, visit: Visit) -> Page:
    page = visit().open("/voorbereiden")
    expect(button(page, w("Create the workshop"))).to_be_visible()
    return page


def plan(server: Server, visit: Visit) -> Page:
    room = prepared(server)
    page = visit(room.facilitator).open(f"/voorbereiden?code={room.code}")
    expect(page.get_by_role("spinbutton")).to_have_count(11)
    return page


def join(server: Server, visit: Visit) -> Page:
    page = visit(size=PHONE).open(f"/meedoen?code={prepared(server).code}&groot=1")
    expect(button(page, w("Take part"))).to_be_visible()
    return page


def participant_at(key: str, size: tuple[int, int] = PHONE) -> Show:
    def show(server: Server, visit: Visit) -> Page:
        room = running(server, key)
        page = visit(room.people["Amira"], size=size).open(f"/meedoen?code={room.code}&groot=1")
        Participant(page).is_at(key)
        expect(page.locator(".composer .mine li")).to_have_count(4)
        return page

    return show


def participant_closed(server: Server, visit: Visit) -> Page:
    room = closed(server)
    page = visit(room.people["Amira"], size=PHONE).open(f"/meedoen?code={room.code}&groot=1")
    expect(page.locator(".harvest .conclusion")).to_be_visible()
    return page


def console(server: Server, visit: Visit) -> Page:
    room = running(server)
    conclude(room)
    room.facilitate("park_note", note_id=room.notes()[0].id)
    page = visit(room.facilitator).open(f"/begeleiden?code={room.code}")
    expect(page.locator(".wall.console .roll .note")).to_have_count(3)
    return page


def console_moderating(server: Server, visit: Visit) -> Page:
    """Something is hidden, two notes are being merged, and a conclusion is changed by two at once."""
    room = running(server)
    conclusion = conclude(room)
    room.facilitate("hide_notes", step_id=room.steps["before_help"])
    room.post("Amira", "Nog niet te lezen.")
    page = visit(room.facilitator).open(f"/begeleiden?code={room.code}")
    wall, harvest = page.locator(".wall.console"), page.locator(".harvest.console")
    expect(wall.locator(".note.covered")).to_have_count(1)
    for note in wall.locator(".roll .note:has(.tools input)").all()[:2]:
        note.hover()  # its tools come when it is pointed at
        note.get_by_role("checkbox").check()
    button(wall.locator(".chosenbar"), w("Merge")).click()
    harvest.locator("li.conclusion").get_by_role("button", name=re.compile(f"^{w('Change')}:")).click()
    room.facilitate("edit_conclusion", conclusion_id=conclusion, text="Wij gaan.")
    expect(harvest.locator(".other")).to_contain_text("Wij gaan.")
    return page


def console_with_people(server: Server, visit: Visit) -> Page:
    """Who is in, with somebody's panel, the devices, a notice of a newcomer, and the one-time code."""
    room = running(server)
    with opened(server) as session:
        become(session, new_secret(), room.code, room.facilitator_code, Role.FACILITATOR, name="Dirk")
    page = visit(room.facilitator).open(f"/begeleiden?code={room.code}")
    tab(page, "Who")
    page.locator(".roster").get_by_text(w("By organisation")).click()
    page.locator(".roster [data-person]").first.click()
    page.locator(".devices summary").click()
    page.locator(".devices .seats button").first.click()
    page.get_by_text(w("Share or hand over with a one-time code")).click()
    expect(page.locator(".newcomers .notice")).to_be_visible()
    return page


def participant_asked(server: Server, visit: Visit) -> Page:
    room = running(server)
    with opened(server) as session:
        person = identify(session, room.people["Amira"], room.code).participant_id
    room.facilitate("ask_to_facilitate", participant_id=person, shared=True)
    page = visit(room.people["Amira"], size=PHONE).open(f"/meedoen?code={room.code}&groot=1")
    expect(page.locator(".hand_over_question .question")).to_be_visible()
    return page


def preview(server: Server, visit: Visit) -> Page:
    room = running(server)
    page = visit(room.facilitator, size=PHONE).open(f"/meedoen?code={room.code}&voorbeeld=1")
    expect(Participant(page).text).to_be_disabled()
    return page


def screen_at(key: str) -> Show:
    def show(server: Server, visit: Visit) -> Page:
        room = running(server, key)
        conclude(room)
        page = visit(room.facilitator, size=PROJECTOR).open(f"/scherm?code={room.code}")
        Screen(page).is_at(key)
        return page

    return show


def screen_lobby(server: Server, visit: Visit) -> Page:
    room = prepared(server)
    room.join("Amira")
    page = visit(room.facilitator, size=PROJECTOR).open(f"/scherm?code={room.code}")
    expect(page.locator(".stage .people li")).to_have_count(1)
    return page


def screen_closed(server: Server, visit: Visit) -> Page:
    room = closed(server)
    page = visit(room.facilitator, size=PROJECTOR).open(f"/scherm?code={room.code}")
    expect(page.locator(".harvest .conclusion")).to_be_visible()
    return page


def report(server: Server, visit: Visit) -> Page:
    room = example(server)
    page = visit(room.facilitator).open(f"/verslag?code={room.code}")
    expect(page.get_by_text(w("What is in the report"))).to_be_visible()
    return page


def scripts(server: Server, visit: Visit) -> Page:
    page = visit().open("/draaiboeken")
    expect(page.get_by_role("heading", name="Klantreis")).to_be_visible()
    return page


def script_editor(server: Server, visit: Visit) -> Page:
    """A copy with a block that is not right, its look for participants open."""
    page = visit().open("/draaiboeken")
    settled(page)
    button(page, w("Make a copy")).nth(list(own_library().scripts).index("customer_journey")).click()
    page.get_by_role("button", name=re.compile(step_title("before_help"))).click()
    page.get_by_role("tab", name=w("What people see")).click()
    expect(page.locator(".stage.participant h1")).to_have_text(step_title("before_help"))
    return page


def time_tab(server: Server, visit: Visit) -> Page:
    """Late, and late for a fixed time: everything there is to see of the time."""
    room = running(server)
    room.facilitate("add_minutes", step_id=room.steps["before_help"], minutes=45)
    page = visit(room.facilitator).open(f"/begeleiden?code={room.code}")
    tab(page, "Time")
    expect(page.locator(".stPlotlyChart svg.main-svg").first).to_be_visible()
    return page


def vote_for(role: str, *, closed: bool) -> Show:
    """The same vote as everybody sees it; some notes share a place."""

    def show(server: Server, visit: Visit) -> Page:
        room = running(server)
        ids = [note.id for note in room.notes()]
        ballot = room.facilitate("open_ballot", question="Wat telt het meest?", note_ids=ids, dots=3, most_per_item=2)
        for note in ids[:2]:
            room.vote("Amira", ballot, note)
        if closed:
            room.facilitate("close_ballot", ballot_id=ballot)
        if role == "participant":
            page = visit(room.people["Amira"], size=PHONE).open(f"/meedoen?code={room.code}&groot=1")
        elif role == "console":
            page = visit(room.facilitator).open(f"/begeleiden?code={room.code}")
            tab(page, "Vote")
            button(page, w("Remove this outcome") if closed else w("Break off")).click()
            expect(page.locator(".ballot .sure")).to_be_visible()
            if closed:
                page.get_by_role("button", name=re.compile(f"^{w('Take over as a conclusion')}")).first.click()
                expect(page.locator(".ballot .taken")).to_be_visible()
            return page
        else:
            page = visit(room.facilitator, size=PROJECTOR).open(f"/scherm?code={room.code}")
        expect(page.locator(".ballot.root .candidates li")).to_have_count(3 if closed else 4)
        return page

    return show


def network(server: Server, visit: Visit) -> Page:
    room = prepared(server, network="Netwerk Waterrijk")
    room.join("Amira")
    room.go_to("before_help")
    conclude(room)
    with opened(server) as session:
        code = networks_of_browser(session, room.facilitator)[0].code
    page = visit(room.facilitator).open(f"/samenwerkingsverband?code={code}")
    page.get_by_role("tab", name=w("Agreements")).click()
    expect(page.get_by_text(w("Overdue only"))).to_be_visible()
    return page


def cases_in(server: Server, *, speaking: bool = False) -> Room:
    room = prepared(server)
    for name in ("Amira", "Bram"):
        room.join(name)
    room.go_to("welcome")
    brought = [room.bring("Bram", name, age_group="household", text="Twee kinderen.") for name in ("Een", "Twee")]
    if speaking:
        room.facilitate("give_turn", case_id=brought[0], seen=None)
    return room


def participant_drawing(server: Server, visit: Visit) -> Page:
    """Every part of the form: the sheet is open, the figures were."""
    room = cases_in(server, speaking=True)
    page = visit(room.people["Amira"], size=PHONE).open(f"/meedoen?code={room.code}&groot=1")
    expect(page.locator(".case_form .figures label")).to_have_count(14)
    page.locator('.case_form label[data-way="drawing"]').click()
    expect(page.locator(".cases .spotlight")).to_contain_text("Een")
    return page


def participant_bringing(server: Server, visit: Visit) -> Page:
    room = cases_in(server)
    page = visit(room.people["Amira"], size=PHONE).open(f"/meedoen?code={room.code}&groot=1")
    page.locator(".case_form .figures label").first.click()
    return page


def screen_with_cases(server: Server, visit: Visit) -> Page:
    room = cases_in(server)
    page = visit(room.facilitator, size=PROJECTOR).open(f"/scherm?code={room.code}")
    expect(page.locator(".cases .case")).to_have_count(2)
    return page


def screen_with_turn(server: Server, visit: Visit) -> Page:
    room = cases_in(server, speaking=True)
    page = visit(room.facilitator, size=PROJECTOR).open(f"/scherm?code={room.code}")
    expect(page.locator(".cases .spotlight h2")).to_have_text("Een")
    return page


def console_with_cases(server: Server, visit: Visit) -> Page:
    room = cases_in(server, speaking=True)
    page = visit(room.facilitator).open(f"/begeleiden?code={room.code}")
    expect(page.locator(".cases .controls .clock")).to_be_visible()
    page.locator(".case_form summary").click()
    return page


SHOWN: dict[str, Show] = {
    "participant bringing a case": participant_bringing,
    "participant drawing": participant_drawing,
    "screen with cases": screen_with_cases,
    "screen with a turn": screen_with_turn,
    "console with cases": console_with_cases,
    "start": start,
    "prepare": prepare,
    "plan": plan,
    "join": join,
    "participant collecting": participant_at("before_help"),
    "participant on a laptop": participant_at("seeking_help", LAPTOP),
    "participant summing up": participant_at("summary"),
    "participant evaluating": participant_at("closing"),
    "participant closed": participant_closed,
    "console": console,
    "console moderating": console_moderating,
    "console with people and devices": console_with_people,
    "participant asked to facilitate": participant_asked,
    "preview of a participant": preview,
    "screen lobby": screen_lobby,
    "screen collecting": screen_at("before_help"),
    "screen break": screen_at("pause"),
    "screen summing up": screen_at("summary"),
    "screen closed": screen_closed,
    "participant voting": vote_for("participant", closed=False),
    "participant outcome": vote_for("participant", closed=True),
    "screen voting": vote_for("screen", closed=False),
    "screen outcome": vote_for("screen", closed=True),
    "console voting": vote_for("console", closed=False),
    "console outcome": vote_for("console", closed=True),
    "network": network,
    "report": report,
    "scripts": scripts,
    "script editor": script_editor,
    "console time": time_tab,
}


@pytest.mark.parametrize("name", SHOWN)
def test_screen_has_no_mistakes(name: str, server: Server, visit: Visit) -> None:
    page = SHOWN[name](server, visit)
    assert mistakes_on(page) == []
    assert mistakes_in_the_dark_on(page) == []


def test_report_names_every_screen_that_is_looked_at() -> None:
    text = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")
    sample = text.partition("holds the list):")[2].partition("And by the tests")[0]
    assert " ".join(sample.split()).split(" · ") == [*SHOWN]


def test_every_exception_is_explained() -> None:
    text = Path(ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    assert all(len([cell for cell in row.split("|") if cell.strip()]) == 3 for row in rows)


# --- without a mouse ----------------------------------------------------------------------------------------


def test_participant_joins_posts_and_edits_by_keyboard(server: Server, visit: Visit) -> None:
    room = prepared(server)
    room.go_to("before_help")
    page = visit().open("/meedoen?groot=1")
    reach(page, page.get_by_label(w("Code on the screen")))
    page.keyboard.type(room.code)
    page.keyboard.press("Enter")
    reach(page, page.get_by_label(w("Your name"), exact=True))
    for text in ("Amira", "gezinscoach", "Wijkteam"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name=w("Domain"))).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    reach(page, page.get_by_role("checkbox", name=w("I keep to this")))
    page.keyboard.press("Space")
    reach(page, button(page, w("Take part")))
    page.keyboard.press("Enter")

    amira = Participant(page).is_at("before_help")
    reach(page, amira.composer.locator(".kinds input:checked"))
    page.keyboard.press("ArrowRight")
    reach(page, amira.text)
    page.keyboard.type("Met het toetsenbord.")
    page.keyboard.press("Enter")
    expect(amira.note("Met het toetsenbord.").locator(".state")).to_have_text(w("Saved"))
    expect(amira.text).to_be_focused()
    reach(page, amira.own.get_by_role("button").first)
    page.keyboard.press("Enter")
    expect(amira.composer.locator(".mine form textarea")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type(" Ja!")
    reach(page, button(amira.composer.locator(".mine form"), w("Save")))
    page.keyboard.press("Enter")
    expect(amira.note("Met het toetsenbord. Ja!").locator(".state")).to_have_text(w("Saved"))
    (note,) = room.notes()
    assert (note.kind, note.text) == ("better", "Met het toetsenbord. Ja!")


LONGEST_WAY = 60


def reach(page: Page, wanted: Any) -> None:
    """Press Tab until it has the focus; on the way everything that has the focus shows it."""
    expect(wanted).to_be_visible()
    for _ in range(LONGEST_WAY):
        if wanted.evaluate("node => node.getRootNode().activeElement === node"):
            return
        page.keyboard.press("Tab")
        assert page.evaluate(SHOWS_FOCUS), page.evaluate("document.activeElement.outerHTML.slice(0, 300)")
    raise AssertionError("cannot be reached with Tab")


SHOWS_FOCUS = """() => {
  let node = document.activeElement;
  while (node.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  if (node === document.body) return true;
  const marked = (one) => {
    const style = getComputedStyle(one);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none"
      || ["Top", "Bottom"].some((side) => parseFloat(style[`border${side}Width`]) > 0);
  };
  for (let one = node, up = 0; one && up < 5; one = one.parentElement, up += 1) {
    if (marked(one) || (one.nextElementSibling && marked(one.nextElementSibling))) return true;
  }
  return false;
}"""


def test_focus_is_visible_in_our_components(participant: Participant) -> None:
    participant.post("Iets.")
    for node in (
        participant.text,
        participant.own.get_by_role("button").first,
        button(participant.composer, w("Post")),
    ):
        node.focus()
        participant.page.keyboard.press("Shift+Tab")
        participant.page.keyboard.press("Tab")
        assert node.evaluate("node => parseFloat(getComputedStyle(node).outlineWidth)") >= 2


# --- larger, and still ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(683, 384), PHONE, (320, 640)])
def test_participant_page_does_not_scroll_sideways(size: tuple[int, int], server: Server, visit: Visit) -> None:
    """683 by 384 is a laptop at 200 %, 320 wide one at 400 %."""
    room = running(server)
    room.post("Amira", "Eenlangwoordzonderspaties" * 20)
    page = visit(room.people["Amira"], size=size).open(f"/meedoen?code={room.code}&groot=1")
    expect(page.locator(".composer .mine li")).to_have_count(5)
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.get_by_test_id("stMain").evaluate("node => node.scrollWidth <= node.clientWidth")
    Participant(page).text.scroll_into_view_if_needed()
    expect(Participant(page).text).to_be_in_viewport(ratio=0.9)


def test_notes_arrive_with_motion_unless_none_is_wanted(room: Room, screen: Screen) -> None:
    screen.is_at("before_help")
    expect(screen.wall.locator(".lane")).to_have_count(3)
    for wanted, motion in (("reduce", "none"), ("no-preference", "arrive")):
        screen.page.emulate_media(reduced_motion=wanted)  # type: ignore[arg-type]
        room.post("Amira", f"Beweging: {wanted}.")
        fresh = screen.note(f"Beweging: {wanted}.")
        expect(fresh).to_have_class(re.compile("fresh"))
        assert fresh.evaluate("node => getComputedStyle(node).animationName") == motion


def test_status_of_saving_is_announced(participant: Participant) -> None:
    expect(participant.status).to_have_attribute("aria-live", "polite")
    expect(participant.connection).to_have_attribute("role", "status")
    participant.post("Gezegd en gehoord.")
    expect(participant.status).to_have_text(w("Saved"))
