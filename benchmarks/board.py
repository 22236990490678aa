"""The board with several hands: how soon a move shows elsewhere, how soon a full board opens, whether dragging is smooth,
and whether a whole room that harvests at once loses anything.
"""

import time
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

from playwright.sync_api import Browser, Page
from sqlmodel import select

from benchmarks.browser import LAPTOP, demand_same_clock, openings, settle, visitor
from benchmarks.crowd import Order
from benchmarks.crowds import gather
from benchmarks.figures import Figure, p50_and_p95, percentile
from benchmarks.listeners import as_facilitator, as_participant, listening
from benchmarks.rooms import Room, address_of, fresh_database, seat_somebody
from benchmarks.server import Server, serving
from kompas.database import Database
from kompas.domain.core.codes import new_secret
from kompas.domain.whole.actions import apply_action
from kompas.domain.workshop.devices import identify
from kompas.domain.workshop.workshops import create_workshop, steps_of
from kompas.enums import Role
from kompas.events import ACTION
from kompas.models import Note, WorkshopCreate
from tests.clustering import KINDS, script_of, step
from tests.e2e.browser import chromium

LISTENERS = 12
NOTES = 200
THEMES = 8
PEOPLE = 60
MOVES = 40
A_MOMENT = 0.4  # s: longer than any painting takes
LIMITS = (None, 150.0)
WARM_UP = 5
HARVESTS = 5
OPENINGS = 9
WATCH = """() => {
  // When a card is in another theme than before, and painted: two animation frames after it came there.
  const clock = () => performance.timeOrigin + performance.now();
  window.painted = {};
  const root = document.querySelector("[data-testid=stMain]");
  const boards = [];
  const find = (node) => { for (const one of node.querySelectorAll("*")) if (one.shadowRoot) { const board = one.shadowRoot.querySelector(".board.root"); if (board) boards.push(board); find(one.shadowRoot); } };
  find(document);
  new MutationObserver((records) => {
    for (const record of records) for (const node of record.addedNodes) {
      const card = node.dataset?.id, theme = node.closest?.("[data-theme]")?.dataset.theme;
      if (!card || !theme) continue;
      const key = `${card}>${theme}`;
      if (!window.painted[key]) requestAnimationFrame(() => requestAnimationFrame(() => { window.painted[key] ??= clock(); }));
    }
  }).observe(boards[0], { childList: true, subtree: true });
  return clock() - Date.now();
}"""
FRAMES = """() => {
  window.frames_ = [];
  let before = performance.now();
  const tick = (now) => { window.frames_.push(now - before); before = now; window.ticking_ = requestAnimationFrame(tick); };
  window.ticking_ = requestAnimationFrame(tick);
}"""


def measure() -> list[Figure]:
    with fresh_database() as database:
        room = clustering_room(database)
        harvest = clustering_room(database, notes=0, key="gather")
        with serving(address_of(database)) as server, chromium() as browser:
            found = moves(browser, server, room, database)
            found += twelve_on_this_machine(browser, server, room, database)
            found += opening(browser, server, room)
            found += dragging(browser, server, room)
            found += harvesting(server, harvest, database)
    return found


def clustering_room(database: Database, notes: int = NOTES, key: str = "cluster") -> Room:
    """`PEOPLE` people, who cluster `notes` notes into `THEMES` themes, most of them placed."""
    question = {"key": "what", "text": {"nl": "Wat droeg jullie?", "en": "What carried you?"}}
    script = script_of(
        [step("gather", "collect", kinds=["good", "better", "improvement", *KINDS], questions=[question]),
         step("cluster", "cluster", kinds=KINDS)]
    )  # fmt: skip
    facilitator = new_secret()
    shape = WorkshopCreate(title="Bord", script_key=script.key, starts_at=datetime.now(UTC))
    with database.transaction() as session:
        workshop, _code = create_workshop(session, facilitator, shape, script)
        code, steps = workshop.code, {one.key: one.id or 0 for one in steps_of(session, workshop)}
        people = [seat_somebody(session, code, number) for number in range(PEOPLE)]
    act(database, code, facilitator, "go_to_step", from_step_id=None, to_step_id=steps["gather"])
    ids = [
        act(database, code, people[number % PEOPLE], "post_note", Role.PARTICIPANT, step_id=steps["gather"],
            kind=KINDS[number % 3], text=f"Zo hebben we het hier samen goed voor elkaar gekregen, voorbeeld {number}")
        for number in range(notes)
    ]  # fmt: skip
    if key != "gather":
        act(database, code, facilitator, "go_to_step", from_step_id=steps["gather"], to_step_id=steps[key])
        for number in range(THEMES):
            mine = ids[number : len(ids) * 3 // 4 : THEMES]
            act(database, code, facilitator, "make_theme", name=f"Thema {number + 1}", colour=number, note_ids=mine)
    return Room(code, workshop.id, steps["gather"], facilitator, people)


def act(database: Database, code: str, secret: str, type_: str, role: Role = Role.FACILITATOR, **fields: object) -> str:
    action = ACTION.validate_python({"id": str(uuid4()), "role": role.value, "type": type_, **fields})
    with database.transaction() as session:
        apply_action(session, identify(session, secret, code, to_change=True), action)
    return action.id


def moves(browser: Browser, server: Server, room: Room, database: Database) -> list[Figure]:
    """One participant moves; twelve, the screen and the console hear it, and one screen is really painted."""
    with database.reading() as session:
        notes = list(session.exec(select(Note.id).where(Note.workshop_id == room.workshop_id)))
    a_dozen = replace(room, participants=room.participants[:LISTENERS])
    with visitor(browser, server, room.facilitator, LAPTOP) as context, listening(server, a_dozen) as tell:
        screen = open_board(context.new_page(), server, room, "scherm")
        demand_same_clock(screen.evaluate(WATCH))
        themes = themes_on(screen)
        heard, painted = [], []
        for number in range(MOVES + WARM_UP):
            note, theme = notes[number], elsewhere(themes, number)
            action = as_participant("place_notes", note_ids=[note], theme_id=theme)
            sent, delay = tell(room.participants[number % LISTENERS], action)
            time.sleep(A_MOMENT)
            at = seen(screen, note, theme)
            if number >= WARM_UP:
                heard.append(delay)
                painted += [at - sent * 1000] if at is not None else []
    return [
        *p50_and_p95(f"A move heard by {LISTENERS} participants, screen and facilitator", heard, LIMITS),
        *p50_and_p95("A move painted on the screen in Chromium", painted, LIMITS),
        Figure("Of these moves painted (others fell below the eight that a theme shows)", share(painted, MOVES), "%"),
    ]


def twelve_on_this_machine(browser: Browser, server: Server, room: Room, database: Database) -> list[Figure]:
    """The same with twelve Chromiums, which share the cores of this one machine: what its cores bear, not what a room sees."""
    with database.reading() as session:
        notes = list(session.exec(select(Note.id).where(Note.workshop_id == room.workshop_id)))[MOVES + WARM_UP :]
    with ExitStack() as stack:  # a browser of its own each: one browser has six connections for all its pages
        browsers = [stack.enter_context(visitor(browser, server, room.facilitator, LAPTOP)) for _ in range(LISTENERS)]
        boards = [open_board(context.new_page(), server, room, "scherm") for context in browsers]
        for page in boards:
            demand_same_clock(page.evaluate(WATCH))
        themes = themes_on(boards[0])
        delays: list[float] = []
        with listening(server, replace(room, participants=[])) as tell:
            for number in range(MOVES + WARM_UP):
                note, theme = notes[number], elsewhere(themes, number)
                sent, _delay = tell(room.facilitator, as_facilitator("place_notes", note_ids=[note], theme_id=theme))
                time.sleep(A_MOMENT)
                if number >= WARM_UP:
                    delays += [at - sent * 1000 for page in boards if (at := seen(page, note, theme)) is not None]
    return p50_and_p95(
        f"The same painted in {LISTENERS} Chromiums on the cores of this one machine", delays, (None, None)
    )


def elsewhere(themes: list[str], number: int) -> str:
    """A theme where the note with this number does not lie, and whose first cards are shown."""
    return themes[(number % THEMES + 1 + number // THEMES) % THEMES]


def seen(page: Page, note: str, theme: str) -> float | None:
    at: float | None = page.evaluate("(key) => window.painted[key] ?? null", f"{note}>{theme}")
    return at


def share(found: list[float], all_: int) -> float:
    return len(found) / all_ * 100


def open_board(page: Page, server: Server, room: Room, path: str) -> Page:
    page.goto(f"{server.url}/{path}?code={room.code}&groot=1")
    page.locator(".board .theme:not(.apart) .note").first.wait_for()
    return page


def themes_on(page: Page) -> list[str]:
    found = page.locator(".board section.theme:not(.apart)")
    return [found.nth(number).get_attribute("data-theme") or "" for number in range(found.count())]


def opening(browser: Browser, server: Server, room: Room) -> list[Figure]:
    """A participant's page with the whole board, loaded again."""
    with visitor(browser, server, room.participants[0], LAPTOP) as context:
        times = openings(context, f"{server.url}/meedoen?code={room.code}&groot=1", ".board .note", NOTES, OPENINGS)
    return [Figure(f"Page with a board of {NOTES} notes open, p50", percentile(times, 0.5), "ms", 1000.0)]


def dragging(browser: Browser, server: Server, room: Room) -> list[Figure]:
    """Time between animation frames while a note is dragged over the board."""
    with visitor(browser, server, room.participants[1], LAPTOP) as context:
        page = open_board(context.new_page(), server, room, "meedoen")
        settle(page)
        card = page.locator(".board .note").first
        card.scroll_into_view_if_needed()
        box = card.bounding_box()
        assert box is not None
        x, y = box["x"] + 60, box["y"] + 12
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 30, y + 30, steps=3)
        page.evaluate(FRAMES)
        for number in range(150):
            page.mouse.move(x + 30 + number * 4 % 600, y + 30 + number * 3 % 300)
        frames = page.evaluate("() => { cancelAnimationFrame(window.ticking_); return window.frames_.slice(2); }")
        page.mouse.up()
    rate = 1000 * len(frames) / sum(frames) if frames else 0.0
    return [
        Figure(f"Frames a second while dragging, {NOTES} notes", rate, "", least=55.0),
        Figure("Between two frames while dragging, p95", percentile(frames, 0.95), "ms", 34.0),
    ]


def harvesting(server: Server, room: Room, database: Database) -> list[Figure]:
    """Everybody posts at the same moment, some rounds in a row."""
    order = Order(server.port, room.code, room.step_id, room.participants, "", rounds=HARVESTS, pause=0.3)
    with gather(order) as crowd:
        crowd.tell()
        heard = crowd.results()
    with database.reading() as session:
        kept = len(session.exec(select(Note.id).where(Note.workshop_id == room.workshop_id)).all())
    lost = PEOPLE * HARVESTS - kept + heard.lost
    return [
        Figure(
            f"Notes lost or not heard by somebody, {PEOPLE} people harvesting at once {HARVESTS} times",
            lost,
            "notes",
            0.0,
        )
    ]
