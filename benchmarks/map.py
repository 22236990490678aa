"""A full network map: how soon a colour shows elsewhere, how soon the map is laid out and open, whether dragging is smooth."""

import time
from datetime import UTC, datetime

from playwright.sync_api import Browser, Page
from sqlmodel import col, select

from benchmarks.board import FRAMES, act
from benchmarks.browser import LAPTOP, SCREEN, demand_same_clock, openings, settle, visitor
from benchmarks.figures import Figure, p50_and_p95, percentile
from benchmarks.listeners import as_participant, listening
from benchmarks.rooms import Room, address_of, fresh_database, seat_somebody
from benchmarks.server import Server, serving
from kompas.database import Database
from kompas.domain.core.codes import new_secret
from kompas.domain.map.layout import lay_out
from kompas.domain.map.queries import parties_on_map
from kompas.domain.workshop.workshops import create_workshop, steps_of
from kompas.models import Line, WorkshopCreate
from kompas.scripts.loader import own_library
from tests.domain.map.drawings import large
from tests.e2e.browser import chromium

PARTIES, LINES = 60, 300
PEOPLE = 12
TIMES = 60
WARM_UP = 5
OPENINGS = 9
LAYOUTS = 7
PULLS = 150
LIMITS = (None, 150.0)
COLOURS = ("strong", "could_be_better", "hardly")
WATCH = """() => {
  // When a line has another colour than before, and painted: two animation frames after its class changed.
  const clock = () => performance.timeOrigin + performance.now();
  window.painted = {};
  const maps = [];
  const find = (node) => { for (const one of node.querySelectorAll("*")) if (one.shadowRoot) { const map = one.shadowRoot.querySelector(".map.root"); if (map) maps.push(map); find(one.shadowRoot); } };
  find(document);
  new MutationObserver((records) => {
    for (const { target } of records) {
      if (!target.dataset?.line) continue;
      for (const colour of target.classList) requestAnimationFrame(() => requestAnimationFrame(() => { window.painted[`${target.dataset.line}>${colour}`] ??= clock(); }));
    }
  }).observe(maps[0], { attributes: true, attributeFilter: ["class"], subtree: true });
  return clock() - Date.now();
}"""


def measure() -> list[Figure]:
    with fresh_database() as database:
        room = drawn_room(database)
        with serving(address_of(database)) as server, chromium() as browser:
            found = colouring(browser, server, room, database)
            found += laying_out()
            found += opening(browser, server, room)
            found += dragging(browser, server, room)
    return found


def drawn_room(database: Database) -> Room:
    """`PEOPLE` people at the step where lines are drawn, with a full map."""
    facilitator, script = new_secret(), own_library().scripts["network_map"]
    shape = WorkshopCreate(title="Kaart meting", script_key=script.key, starts_at=datetime.now(UTC))
    with database.transaction() as session:
        workshop, _code = create_workshop(session, facilitator, shape, script)
        code, steps = workshop.code, {one.key: one.id or 0 for one in steps_of(session, workshop)}
        people = [seat_somebody(session, code, number) for number in range(PEOPLE)]
        known = parties_on_map(session, workshop)
    act(database, code, facilitator, "go_to_step", from_step_id=None, to_step_id=steps["lines"])
    for party in known:
        act(database, code, facilitator, "withdraw_party", party_id=party.id)
    drawing = large(PARTIES, LINES)
    ids = {
        one.id: act(
            database, code, facilitator, "add_party", name=f"{one.name} {one.id}", domain=one.domain, ring=one.ring
        )
        for one in drawing.parties
    }
    for line in drawing.lines:
        act(
            database, code, facilitator, "draw_line", one_id=ids[line.one], other_id=ids[line.other], colour=line.colour
        )
    act(database, code, facilitator, "lay_out_map")
    return Room(code, workshop.id or 0, steps["lines"], facilitator, people)


def colouring(browser: Browser, server: Server, room: Room, database: Database) -> list[Figure]:
    """One participant colours; the others, the screen and the console hear it, and one screen is really painted."""
    with database.reading() as session:
        lines = [(line.id, line.colour) for line in session.exec(select(Line).order_by(col(Line.id)))]
    with visitor(browser, server, room.facilitator, SCREEN) as context, listening(server, room) as tell:
        screen = open_map(context.new_page(), server, room, "scherm")
        demand_same_clock(screen.evaluate(WATCH))
        heard, painted = [], []
        for number, (line, before) in enumerate(lines[: TIMES + WARM_UP]):
            colour = COLOURS[(COLOURS.index(before) + 1) % 3] if before in COLOURS else "strong"
            action = as_participant("colour_line", line_id=line, colour=colour)
            sent, delay = tell(room.participants[number % PEOPLE], action)
            seen = screen.wait_for_function("(key) => window.painted[key]", arg=f"{line}>{colour}").json_value()
            if number >= WARM_UP:
                heard.append(delay)
                painted.append(seen - sent * 1000)
    return [
        *p50_and_p95(f"A coloured line heard by {PEOPLE} participants, screen and facilitator", heard, LIMITS),
        *p50_and_p95("A coloured line painted on the screen in Chromium", painted, LIMITS),
    ]


def laying_out() -> list[Figure]:
    times = []
    for number in range(LAYOUTS):
        drawing = large(PARTIES, LINES, seed=number)
        begun = time.perf_counter()
        lay_out(drawing, anew=True)
        times.append((time.perf_counter() - begun) * 1000)
    return [Figure(f"Layout of {PARTIES} parties and {LINES} lines, worst of {LAYOUTS}", max(times), "ms", 500.0)]


def open_map(page: Page, server: Server, room: Room, path: str) -> Page:
    page.goto(f"{server.url}/{path}?code={room.code}", wait_until="commit")
    page.locator(".map .line").nth(LINES - 1).wait_for(state="attached")
    page.locator(".map .party").nth(PARTIES - 1).wait_for(state="attached")
    return page


def opening(browser: Browser, server: Server, room: Room) -> list[Figure]:
    """A participant's page with the whole map, loaded again."""
    with visitor(browser, server, room.participants[0], LAPTOP) as context:
        times = openings(context, f"{server.url}/meedoen?code={room.code}&groot=1", ".map .line", LINES, OPENINGS)
    return [Figure(f"Page with a map of {LINES} lines open, p50", percentile(times, 0.5), "ms", 1000.0)]


def dragging(browser: Browser, server: Server, room: Room) -> list[Figure]:
    """Time between animation frames while the party with the most lines is dragged over the map."""
    with visitor(browser, server, room.facilitator, LAPTOP) as context:
        page = open_map(context.new_page(), server, room, "begeleiden")
        settle(page)
        box = page.locator(".map .drawing").bounding_box()
        start = page.locator(".map .party .shape").first.bounding_box()
        assert box is not None
        assert start is not None
        page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
        page.mouse.down()
        page.evaluate(FRAMES)
        for number in range(PULLS):
            x, y = box["x"] + 60 + number * 4 % (box["width"] - 120), box["y"] + 40 + number * 3 % (box["height"] - 80)
            page.mouse.move(x, y)
        frames = page.evaluate("() => { cancelAnimationFrame(window.ticking_); return window.frames_.slice(2); }")
        page.mouse.up()
    rate = 1000 * len(frames) / sum(frames) if frames else 0.0
    return [
        Figure(f"Frames a second while dragging, {PARTIES} parties and {LINES} lines", rate, "", least=55.0),
        Figure("Between two frames while dragging, p95", percentile(frames, 0.95), "ms", 34.0),
    ]
