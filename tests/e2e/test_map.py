"""The network map by mouse and by keyboard, on everybody's screen at once."""

import re
from io import BytesIO
from itertools import combinations, pairwise
from statistics import median
from typing import cast

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect
from sqlmodel import select

from kompas.domain.network.networks import identify_in_network, networks_of_browser, renew_network_code
from kompas.domain.whole.map_examples import load_map_example
from kompas.enums import LineColour
from kompas.models import Line

from .browser import LAPTOP, PHONE, PROJECTOR, Visit
from .room import Room, example, opened, prepared, workshop_with
from .server import Server
from .test_accessibility import mistakes_on
from .words import w


@pytest.fixture
def drawing_room(server: Server) -> Room:
    """Amira and the facilitator at the step where lines are drawn, with four parties on the map."""
    room = prepared(server, "Netwerk Waterrijk", script="network_map")
    room.join("Amira", organisation="Politie")
    room.go_to("lines")
    for name in ("Politie", "Veilig Thuis"):
        room.facilitate("add_party", name=name, involvement="direct")
    return room


def party(page: Page, name: str) -> Locator:
    return page.locator(f'.map .party[aria-label^="{name},"]')


def middle(of: Locator) -> tuple[float, float]:
    box = of.locator(".shape").bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def lines_in(room: Room) -> list[Line]:
    with opened(room.server) as session:
        workshop = workshop_with(session, room.code)
        return list(session.exec(select(Line).where(Line.workshop_id == workshop.id)))


def test_a_line_that_is_dragged_and_coloured_shows_on_every_screen(drawing_room: Room, visit: Visit) -> None:
    room = drawing_room
    console = visit(room.facilitator).open(f"/begeleiden?code={room.code}")
    screen = visit(room.facilitator, PROJECTOR).open(f"/scherm?code={room.code}")
    phone = visit(room.people["Amira"], PHONE).open(f"/meedoen?code={room.code}&groot=1")
    console.locator(".map").get_by_role("button", name=w("Draw a line"), exact=True).first.click()
    console.mouse.move(*middle(party(console, "Politie")))
    console.mouse.down()
    console.mouse.move(*middle(party(console, "Veilig Thuis")), steps=4)
    console.mouse.up()
    expect(screen.locator(".map .line.unknown")).to_have_count(1)
    console.locator(".map .panel").get_by_role("button", name=w("strong cooperation")).click()
    expect(screen.locator(".map .line.strong")).to_have_count(1)
    expect(phone.locator(".map tbody select")).to_have_value("strong")
    phone.locator(".map tbody select").select_option("hardly")
    expect(console.locator(".map .line.hardly")).to_have_count(1)
    expect(console.locator(".map .colour[aria-pressed=true]")).to_contain_text(w("hardly any cooperation"))
    reason = console.locator(".map .reason")
    reason.locator("textarea").fill("Bel moeder op 06-12345678.")
    reason.get_by_role("button", name=w("Save")).click()
    expect(reason.get_by_role("alert")).to_contain_text("06-12345678")
    assert lines_in(room)[0].reason == ""
    reason.get_by_role("button", name=w("Post all the same")).click()
    expect(reason.get_by_role("alert")).to_be_hidden()
    expect(phone.get_by_role("cell", name="Bel moeder op 06-12345678.")).to_be_attached()
    for one, other in (("strong cooperation", "could_be_better"), ("not known yet", "hardly")):  # both at once
        with console.expect_response("**/actions"), phone.expect_response("**/actions"):
            console.locator(".map .panel").get_by_role("button", name=w(one)).click()
            phone.locator(".map tbody select").select_option(other)
    colour = lines_in(room)[0].colour.value
    expect(console.locator(f".map .line.{colour}")).to_have_count(1)
    expect(screen.locator(f".map .line.{colour}")).to_have_count(1)
    expect(phone.locator(".map tbody select")).to_have_value(colour)


def test_a_full_map_is_looked_through_with_two_fingers_filters_and_by_name(drawing_room: Room, visit: Visit) -> None:
    room = drawing_room
    ids = [room.facilitate("add_party", name=name, domain="education") for name in ("School", "Ggz")]
    room.facilitate("draw_line", one_id=ids[0], other_id=ids[1], colour="hardly")
    phone = visit(room.people["Amira"], PHONE).open(f"/meedoen?code={room.code}&groot=1")
    phone.locator(".map").get_by_role("button", name=w("Map"), exact=True).click()
    world = phone.locator(".map .drawing > g")
    expect(phone.locator(".map .line")).to_have_count(1)
    x, y = (int(part) for part in middle(party(phone, "School")))
    fingers = phone.context.new_cdp_session(phone)
    fingers.send("Emulation.setTouchEmulationEnabled", {"enabled": True, "maxTouchPoints": 2})
    for kind, apart in (("touchStart", 20), ("touchMove", 30), ("touchMove", 40), ("touchEnd", 0)):
        points = [{"x": x - apart, "y": y, "id": 0}, {"x": x + apart, "y": y, "id": 1}] if apart else []
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    expect(world).to_have_attribute("transform", re.compile(r"scale\((1\.9|2)"))
    assert [abs(one - other) < 8 for one, other in zip(middle(party(phone, "School")), (x, y), strict=True)] == [
        True
    ] * 2
    phone.locator(".map").get_by_role("button", name=w("Show all")).click()
    expect(world).to_have_attribute("transform", re.compile(r"scale\(1\)"))
    phone.locator(".map .filters summary").click()
    phone.get_by_label(w("Show colour")).select_option("strong")
    expect(phone.locator(".map .line.dim")).to_have_count(1)
    phone.get_by_label(w("Show colour")).select_option("hardly")
    expect(phone.locator(".map .party:not(.dim)")).to_have_count(2)
    phone.get_by_label(w("Only what concerns us")).check()
    expect(phone.locator(".map .line.dim")).to_have_count(1)
    phone.get_by_label(w("Find a party")).fill("School")
    phone.get_by_label(w("Find a party")).press("Enter")
    expect(phone.locator(".map .panel h3")).to_have_text("School")


def test_a_party_that_is_dragged_moves_on_the_other_screen_only_when_put_down(drawing_room: Room, visit: Visit) -> None:
    room = drawing_room
    console = visit(room.facilitator).open(f"/begeleiden?code={room.code}")
    screen = visit(room.facilitator, PROJECTOR).open(f"/scherm?code={room.code}")
    before = party(screen, "Politie").get_attribute("transform")
    x, y = middle(party(console, "Politie"))
    console.mouse.move(x, y)
    console.mouse.down()
    console.mouse.move(x + 60, y + 40, steps=4)
    assert party(screen, "Politie").get_attribute("transform") == before
    console.mouse.up()
    expect(party(screen, "Politie")).not_to_have_attribute("transform", cast(str, before))
    put_down = party(screen, "Politie").get_attribute("transform")
    expect(party(console, "Politie")).to_have_attribute("transform", cast(str, put_down))


def is_focused(one: Locator) -> bool:
    return one.count() == 1 and bool(one.evaluate("node => node.getRootNode().activeElement === node"))


def tab_to(page: Page, wanted: Locator) -> None:
    """With the Tab key alone, on and round, as somebody without a mouse does."""
    expect(wanted).to_be_visible()
    for _ in range(300):
        if is_focused(wanted):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {wanted}")


def press_on(page: Page, wanted: Locator) -> None:
    tab_to(page, wanted)
    page.keyboard.press("Enter")


def choose_by_key(page: Page, select: Locator, text: str) -> None:
    tab_to(page, select)
    page.keyboard.type(text)


def test_everything_on_the_map_can_be_done_by_keyboard(drawing_room: Room, visit: Visit) -> None:
    """Tab, arrows and Enter only: nothing is given focus here but by keys."""
    room = drawing_room
    room.go_to("can_be_better")
    console = visit(room.facilitator).open(f"/begeleiden?code={room.code}")
    panel, adding = console.locator(".map .panel"), console.locator(".map .toolbar > .add")
    more, new_line = console.locator(".map .more"), console.locator(".map .more .add")
    expect(console.locator(".map .party")).to_have_count(4)
    press_on(console, console.get_by_role("button", name=w("Show all lines")))
    press_on(console, adding.locator("summary").first)
    tab_to(console, adding.get_by_label(w("Name of the party")))
    console.keyboard.type("Ggz")
    console.keyboard.press("Enter")
    expect(party(console, "Ggz")).to_be_attached()
    tab_to(console, console.locator('.map .party[tabindex="0"]'))
    for key in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"):
        console.keyboard.press(key)
    moved = console.locator('.map .party[tabindex="0"]')
    assert is_focused(moved)
    before = moved.get_attribute("transform")
    console.keyboard.press("Shift+ArrowRight")
    expect(moved).not_to_have_attribute("transform", cast(str, before))
    press_on(console, more.locator("summary").first)
    press_on(console, more.get_by_role("button", name=w("Table"), exact=True))
    press_on(console, console.locator(".map .tables").get_by_role("button", name="Ggz", exact=True))
    press_on(console, panel.get_by_text(w("Change"), exact=True))
    tab_to(console, panel.get_by_label(w("Name of the party")))
    console.keyboard.press("End")
    console.keyboard.type(" Waterrijk")
    console.keyboard.press("Enter")
    expect(panel.locator("h3")).to_have_text("Ggz Waterrijk")
    press_on(console, panel.locator("summary").get_by_text(w("Merge"), exact=True))
    choose_by_key(console, panel.get_by_label(w("{name} is the same as", name="Ggz Waterrijk")), "Veilig")
    press_on(console, panel.get_by_role("button", name=w("Merge"), exact=True))
    expect(console.locator(".map .party")).to_have_count(4)
    press_on(console, more.locator("summary").first)
    press_on(console, new_line.locator("summary"))
    ends = new_line.locator("select")
    choose_by_key(console, ends.nth(0), "Politie")
    choose_by_key(console, ends.nth(1), "Veilig")
    press_on(console, new_line.get_by_role("button", name=w("Draw a line"), exact=True))
    expect(panel.locator("h3")).to_contain_text("Politie")
    press_on(console, panel.get_by_role("button", name=w("hardly any cooperation")))
    expect(console.locator(".map .line.hardly")).to_have_count(1)
    tab_to(console, panel.get_by_label(w("Why this colour?")))
    console.keyboard.type("Geen vast nummer.")
    press_on(console, panel.locator(".reason").get_by_role("button", name=w("Save")))
    press_on(console, panel.get_by_text(w("Make an agreement"), exact=True))
    expect(panel.get_by_label(w("What"), exact=True)).to_be_focused()
    console.keyboard.type("Elkaar bellen")
    tab_to(console, panel.get_by_label(w("Who"), exact=True))
    console.keyboard.type("Politie")
    press_on(console, panel.get_by_role("button", name=w("Record agreement")))
    expect(panel.get_by_text("Elkaar bellen · Politie")).to_be_visible()
    press_on(console, panel.get_by_text(w("Add a note"), exact=True))
    tab_to(console, panel.get_by_label(w("Your note")))
    console.keyboard.type("Niemand kent elkaar.")
    press_on(console, panel.get_by_role("button", name=w("Post"), exact=True))
    expect(console.locator(".map .line .badge")).to_have_text("1")
    console.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert [(line.colour, line.reason) for line in lines_in(room)] == [(LineColour.HARDLY, "Geen vast nummer.")]


@pytest.mark.parametrize("who", ["console", "screen", "participant"])
def test_the_map_has_no_accessibility_mistakes(drawing_room: Room, visit: Visit, who: str) -> None:
    room = drawing_room
    if who == "participant":
        page = visit(room.people["Amira"], PHONE).open(f"/meedoen?code={room.code}&groot=1")
        page.locator(".map summary").first.click()
    elif who == "screen":
        page = visit(room.facilitator, PROJECTOR).open(f"/scherm?code={room.code}")
    else:
        page = visit(room.facilitator, LAPTOP).open(f"/begeleiden?code={room.code}")
        party(page, "Politie").locator(".shape").click()
        expect(page.locator(".map .panel h3")).to_have_text("Politie")
    expect(page.locator(".map .party")).to_have_count(4)
    assert mistakes_on(page) == []


def test_two_people_rate_in_private_and_the_map_shows_where_they_differ(drawing_room: Room, visit: Visit) -> None:
    room = drawing_room
    room.join("Bram", organisation="Veilig Thuis")
    room.go_to("rate")
    console = visit(room.facilitator).open(f"/begeleiden?code={room.code}")
    screen = visit(room.facilitator, PROJECTOR).open(f"/scherm?code={room.code}")
    amira = visit(room.people["Amira"], PHONE).open(f"/meedoen?code={room.code}&groot=1")
    bram = visit(room.people["Bram"], PHONE).open(f"/meedoen?code={room.code}&groot=1")
    for page, about, colour in (
        (amira, "Veilig Thuis", "strong cooperation"),
        (bram, "Politie", "hardly any cooperation"),
    ):
        page.locator(".rate").get_by_role("group", name=about).get_by_label(w(colour)).check()
        expect(page.locator(".rate .status")).to_have_text(w("Saved"))
    expect(console.locator(".rate p").first).to_have_text(w("{count} people have rated their cooperation.", count=2))
    assert console.locator(".map .line").count() == 0
    expect(screen.locator(".map")).to_be_hidden()
    assert (
        amira.locator(".rate").get_by_role("group", name="Veilig Thuis").get_by_role("radio", checked=True).count() == 1
    )
    assert mistakes_on(amira) == []
    console.locator(".rate").get_by_role("button", name=w("Lay both sides beside each other")).click()
    expect(console.locator(".map .line .strand")).to_have_count(2)
    expect(screen.locator(".map .line[data-seen=differ] .strand")).to_have_count(2)
    expect(screen.locator(".map .legend")).to_contain_text(w("seen differently"))
    console.locator(".map .more > summary").click()
    console.locator(".map").get_by_role("button", name=w("Table"), exact=True).click()
    expect(console.locator(".map td.sides", has_text=w("seen differently"))).to_have_count(1)
    expect(amira.locator(".rate")).to_contain_text(
        w("The two sides stand beside each other on the map. Colour the lines there.")
    )


def test_the_figures_are_on_the_screen_in_sentences(drawing_room: Room, visit: Visit) -> None:
    room = drawing_room
    names = [room.facilitate("add_party", name=name) for name in ("Ggz", "School")]
    room.facilitate("draw_line", one_id=names[0], other_id=names[1], colour="hardly")
    room.go_to("noticed")
    screen = visit(room.facilitator, PROJECTOR).open(f"/scherm?code={room.code}")
    expect(screen.get_by_text(w("Wanted, but barely exists"))).to_be_visible()
    expect(screen.get_by_text("Ggz – School")).to_be_visible()
    assert mistakes_on(screen) == []


def test_the_next_round_shows_what_became_of_the_lines(server: Server, visit: Visit) -> None:
    first = prepared(server, "Ronde 1", script="network_map", network="Waterrijk")
    names = [first.facilitate("add_party", name=name) for name in ("Ggz", "School")]
    first.facilitate("draw_line", one_id=names[0], other_id=names[1], colour="hardly")
    first.facilitate("close_workshop")
    second = prepared(server, "Ronde 2", script="network_map", secret=first.facilitator, network="Waterrijk")
    (line,) = lines_in(second)
    second.facilitate("colour_line", line_id=line.id, colour="strong")
    second.go_to("changed")
    screen = visit(second.facilitator, PROJECTOR).open(f"/scherm?code={second.code}")
    expect(screen.locator("h4")).to_contain_text("1 beter, 0 slechter")
    expect(screen.locator(".changed .card")).to_contain_text(["Ggz – School"])
    assert mistakes_on(screen) == []


def test_changed_lines_that_do_not_fit_turn_pages_on_the_screen(server: Server, visit: Visit) -> None:
    room = example(server, load_map_example)
    screen = visit(room.facilitator, PROJECTOR).open(f"/scherm?code={room.code}")
    expect(screen.locator(".changed .pager")).to_be_visible()
    first = screen.locator(".changed .card:visible").first
    before = first.text_content()
    screen.get_by_role("button", name=w("Next page")).click()
    expect(first).not_to_have_text(cast(str, before))
    bottom = screen.locator(".changed .card:visible").last.bounding_box()
    assert bottom is not None
    assert bottom["y"] + bottom["height"] <= PROJECTOR[1]


def test_screen_has_no_map_while_people_rate_in_private_and_has_it_again_after(
    drawing_room: Room, visit: Visit
) -> None:
    room = drawing_room
    screen = visit(room.facilitator, PROJECTOR).open(f"/scherm?code={room.code}")
    expect(party(screen, "Politie")).to_be_visible()
    room.go_to("rate")
    expect(screen.locator(".rate")).to_be_visible()
    expect(party(screen, "Politie")).to_be_hidden()
    room.go_to("lines")
    expect(party(screen, "Politie")).to_be_visible()


def test_goal_of_the_group_stands_on_every_screen_when_it_is_saved(drawing_room: Room, visit: Visit) -> None:
    room = drawing_room
    room.go_to("welcome")
    screen = visit(room.facilitator, PROJECTOR).open(f"/scherm?code={room.code}")
    phone = visit(room.people["Amira"], PHONE).open(f"/meedoen?code={room.code}&groot=1")
    console = visit(room.facilitator).open(f"/begeleiden?code={room.code}")
    expect(screen.locator(".stage")).to_contain_text(w("For example:"))
    console.get_by_label(w("Our goal")).fill("Samen veilig thuis.")
    console.get_by_role("button", name=w("Save and show to everybody")).click()
    expect(screen.locator(".stage h1")).to_have_text("Samen veilig thuis.")
    expect(phone.locator(".stage .goal strong")).to_have_text("Samen veilig thuis.")


def test_a_round_is_frozen_and_the_network_opens_by_code_with_both_rounds(server: Server, visit: Visit) -> None:
    first = prepared(server, "Ronde 1", script="network_map", network="Waterrijk")
    names = [first.facilitate("add_party", name=name) for name in ("Ggz", "School")]
    first.facilitate("draw_line", one_id=names[0], other_id=names[1], colour="hardly")
    first.facilitate("close_workshop")
    second = prepared(server, "Ronde 2", script="network_map", secret=first.facilitator, network="Waterrijk")
    second.go_to("lines")
    console = visit(second.facilitator).open(f"/begeleiden?code={second.code}")
    for name in ("Freeze this round", "Open this round again", "Freeze this round"):
        console.get_by_role("button", name=w(name)).click()
    expect(console.get_by_role("button", name=w("Open this round again"))).to_be_visible()
    with opened(server) as session:
        (network,) = networks_of_browser(session, first.facilitator)
        code = renew_network_code(session, identify_in_network(session, first.facilitator, network.code))
        network_code = network.code
    page = visit(size=LAPTOP).open("/")
    page.get_by_text(w("I have a facilitator code")).click()
    page.get_by_role("link", name=w("Facilitate on this browser")).click()
    page.get_by_label(w("Code of the workshop or network")).fill(network_code)
    page.get_by_label(w("Facilitator code"), exact=True).fill(code)
    page.get_by_role("button", name=w("Continue")).click()
    page.get_by_role("tab", name=w("Maps")).click()
    expect(page.get_by_role("heading", name=w("Two rounds beside each other"))).to_be_visible()
    expect(page.get_by_role("table")).to_contain_text("Ggz – School")
    assert mistakes_on(page) == []


def test_the_three_lines_are_told_apart_in_a_picture_without_colour(drawing_room: Room, visit: Visit) -> None:
    """In shades of grey: how thick a line is and how often it is broken."""
    room = drawing_room
    heights = {"strong": -330, "could_be_better": 300, "hardly": 400}
    ends = {}
    for colour, y in heights.items():
        pair = [room.facilitate("add_party", name=f"{colour} {x}", domain="policy") for x in (-700, 700)]
        for party_id, x in zip(pair, (-700, 700), strict=True):
            room.facilitate("move_party", party_id=party_id, x=x, y=y)
        room.facilitate("draw_line", one_id=pair[0], other_id=pair[1], colour=colour)
        ends[colour] = [f"{colour} {x}" for x in (-700, 700)]
    screen = visit(room.facilitator, PROJECTOR).open(f"/scherm?code={room.code}")
    expect(screen.locator(".map .line")).to_have_count(3)
    grey = Image.open(BytesIO(screen.screenshot(animations="disabled"))).convert("L")
    seen = {
        colour: strokes(grey, middle(party(screen, one)), middle(party(screen, other)))
        for colour, (one, other) in ends.items()
    }
    thick = [seen[colour][0] for colour in heights]
    pieces = [seen[colour][1] for colour in heights]
    assert thick[0] > 1.2 * thick[1] > 1.4 * thick[2]
    assert pieces[0] == 1
    assert 3 < pieces[1] < pieces[2] / 1.5


def strokes(grey: Image.Image, one: tuple[float, float], other: tuple[float, float]) -> tuple[float, int]:
    """Of a level line, beside its sign: how many pixels thick it is, and of how many pieces it is made."""
    y = round(one[1])
    left, right = (round(one[0] + share * (other[0] - one[0])) for share in (0.15, 0.42))
    columns = [[cast(int, grey.getpixel((x, row))) for row in range(y - 9, y + 10)] for x in range(left, right)]
    paper, ink = max(map(max, columns)), min(map(min, columns))
    thick = [sum(paper - shade for shade in column) / (paper - ink) for column in columns]
    drawn = [part > 1 for part in thick]
    return median(part for part in thick if part > 1), sum(
        now and not before for before, now in pairwise([False, *drawn])
    )


def test_a_line_far_down_on_a_phone_opens_in_sight_and_gives_the_focus_back(drawing_room: Room, visit: Visit) -> None:
    room = drawing_room
    ids = [room.facilitate("add_party", name=f"Partij {number}") for number in range(10)]
    for one, other in list(combinations(ids, 2))[:40]:
        room.facilitate("draw_line", one_id=one, other_id=other)
    phone = visit(room.people["Amira"], PHONE).open(f"/meedoen?code={room.code}&groot=1")
    opener = phone.locator(".map tr:has(select) th button").nth(30)
    opener.click()
    panel = phone.locator(".map .panel")
    expect(panel.locator("h3")).to_be_in_viewport()
    expect(opener).to_be_in_viewport()
    panel.get_by_role("button", name=w("Close")).click()
    expect(panel).to_be_hidden()
    assert is_focused(opener)


def test_a_reason_that_is_being_typed_stays_beside_what_somebody_else_wrote(drawing_room: Room, visit: Visit) -> None:
    room = drawing_room
    ids = [room.facilitate("add_party", name=name) for name in ("Ggz", "School")]
    line = room.facilitate("draw_line", one_id=ids[0], other_id=ids[1], colour="hardly")
    console = visit(room.facilitator).open(f"/begeleiden?code={room.code}")
    phone = visit(room.people["Amira"], PHONE).open(f"/meedoen?code={room.code}&groot=1")
    phone.locator(".map tr:has(select) th button").click()
    reason = phone.locator(".map .reason")
    reason.locator("textarea").fill("We kennen elkaar niet.")
    room.facilitate("explain_line", line_id=line, reason="Er is geen vast nummer.")
    expect(reason.get_by_role("alert")).to_contain_text("Er is geen vast nummer.")
    expect(reason.locator("textarea")).to_have_value("We kennen elkaar niet.")
    reason.get_by_role("button", name=w("Save my text")).click()
    expect(phone.locator(".map td", has_text="We kennen elkaar niet.")).to_be_attached()
    reason.locator("textarea").fill("Nog niet.")
    room.facilitate("withdraw_line", line_id=line)
    expect(phone.locator(".map .status")).to_have_text(
        w("The line between {one} and {other} has been removed.", one="Ggz", other="School")
    )
    console.locator(".map .gone summary").click()
    console.locator(".map .gone").get_by_role("button", name=w("Put back")).click()
    expect(phone.locator(".map tbody select")).to_have_count(1)
    expect(reason.locator("textarea")).to_have_value("Nog niet.")


def test_the_screen_looks_along_with_the_facilitator_in_the_break_too(drawing_room: Room, visit: Visit) -> None:
    room = drawing_room
    ids = [room.facilitate("add_party", name=name) for name in ("Ggz", "School")]
    room.facilitate("draw_line", one_id=ids[0], other_id=ids[1], colour="hardly")
    room.go_to("pause")
    console = visit(room.facilitator).open(f"/begeleiden?code={room.code}")
    screen = visit(room.facilitator, PROJECTOR).open(f"/scherm?code={room.code}")
    expect(screen.locator(".map")).to_have_count(0)
    console.get_by_role("button", name=w("On the screen: what I see")).click()
    expect(screen.locator(".map .line")).to_have_count(1)
    console.locator(".map .more > summary").click()
    console.locator(".map").get_by_role("button", name=w("Zoom in"), exact=True).click()
    expect(screen.locator(".map .drawing > g")).to_have_attribute("transform", re.compile(r"scale\(1\.25\)"))
    console.get_by_label(w("Show colour")).select_option("strong")
    expect(screen.locator(".map .line.dim")).to_have_count(1)
    assert mistakes_on(screen) == []
    console.get_by_role("button", name=w("On the screen: what I see")).click()
    expect(screen.locator(".map")).to_have_count(0)


def test_what_is_pointed_at_stands_out_and_the_panel_stands_beside_what_is_open(
    drawing_room: Room, visit: Visit
) -> None:
    room = drawing_room
    ids = {name: room.facilitate("add_party", name=name) for name in ("Ggz", "School")}
    room.facilitate("move_party", party_id=ids["Ggz"], x=720, y=0)
    room.facilitate("move_party", party_id=ids["School"], x=-720, y=0)
    room.facilitate("draw_line", one_id=ids["Ggz"], other_id=ids["School"], colour="strong")
    console = visit(room.facilitator).open(f"/begeleiden?code={room.code}")
    expect(console.locator(".map .line.strong")).to_have_count(1)
    party(console, "Ggz").locator(".shape").hover()
    expect(console.locator(".map .standing-out .party.near")).to_have_count(2)
    console.locator(".map .toolbar").hover()
    expect(console.locator(".map .standing-out")).to_have_count(0)
    for name in ids:
        party(console, name).locator(".shape").click()
        panel = console.locator(".map .panel")
        expect(panel.locator("h3")).to_have_text(name)
        box, (x, y) = panel.bounding_box(), middle(party(console, name))
        assert box is not None
        assert not (box["x"] <= x <= box["x"] + box["width"] and box["y"] <= y <= box["y"] + box["height"])
        panel.get_by_role("button", name=w("Close")).click()


def test_a_step_that_looks_at_one_colour_begins_with_it_and_one_click_shows_all(
    drawing_room: Room, visit: Visit
) -> None:
    room = drawing_room
    ids = [room.facilitate("add_party", name=name) for name in ("Ggz", "School", "Buurthuis")]
    room.facilitate("draw_line", one_id=ids[0], other_id=ids[1], colour="hardly")
    room.facilitate("draw_line", one_id=ids[1], other_id=ids[2], colour="strong")
    room.go_to("missing")
    pages = [
        visit(room.facilitator).open(f"/begeleiden?code={room.code}"),
        visit(room.facilitator, PROJECTOR).open(f"/scherm?code={room.code}"),
        visit(room.people["Amira"]).open(f"/meedoen?code={room.code}"),
    ]
    for page in pages:
        expect(page.locator(".map .line.strong.dim")).to_have_count(1)
        expect(page.locator(".map .line.hardly:not(.dim)")).to_have_count(1)
    pages[2].get_by_role("button", name=w("Show all lines")).click()
    expect(pages[2].locator(".map .line.dim")).to_have_count(0)
    expect(pages[1].locator(".map .line.dim")).to_have_count(1)
    pages[0].get_by_role("button", name=w("Show all lines")).click()
    for page in pages:
        expect(page.locator(".map .line.dim")).to_have_count(0)
    room.go_to("plans")
    expect(pages[0].locator(".map .line.dim")).to_have_count(0)


def test_a_party_that_is_nearly_called_alike_is_asked_about_on_a_phone_too(drawing_room: Room, visit: Visit) -> None:
    room = drawing_room
    room.go_to("parties")
    phone = visit(room.people["Amira"], PHONE).open(f"/meedoen?code={room.code}")
    form = phone.locator(".map .add").first
    form.get_by_label(w("Name of the party")).fill("Polite")
    form.get_by_label(w("Name of the party")).press("Enter")
    question = form.locator(".same")
    expect(question).to_contain_text(w("{name} looks like another name. Is it the same one?", name="Polite"))
    question.get_by_role("button", name=w("Yes, {name}", name="Politie")).click()
    expect(phone.locator(".map .panel h3")).to_have_text("Politie")
    phone.locator(".map .panel").get_by_role("button", name=w("Close")).click()
    form.get_by_label(w("Name of the party")).fill("Woningcorporaties")  # one of the usual parties
    form.get_by_label(w("Name of the party")).press("Enter")
    question.get_by_role("button", name=w("Yes, {name}", name="Woningcorporatie")).click()
    expect(phone.locator(".map .tables").get_by_role("button", name="Woningcorporatie", exact=True)).to_be_attached()
    form.get_by_label(w("Name of the party")).fill("Politie Zuid")
    form.get_by_label(w("Name of the party")).press("Enter")
    question.get_by_role("button", name=w("No, add {name}", name="Politie Zuid")).click()
    expect(phone.locator(".map .tables").get_by_role("button", name="Politie Zuid", exact=True)).to_be_attached()


def test_a_large_map_fills_a_phone(drawing_room: Room, visit: Visit) -> None:
    phone = visit(drawing_room.people["Amira"], PHONE).open(f"/meedoen?code={drawing_room.code}")
    phone.locator(".map").get_by_role("button", name=w("Map"), exact=True).click()
    phone.locator(".map").get_by_role("button", name=w("Large"), exact=True).click()
    expect(phone.locator(".map.large")).to_be_visible()
    drawing = phone.locator(".map .drawing")
    expect(drawing).to_have_css("height", re.compile(r"^([5-9]\d\d)"))  # of 800
    box = drawing.bounding_box()
    assert box is not None
    assert box["width"] >= 340
