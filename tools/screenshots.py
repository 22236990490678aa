"""Pictures of the screens and of what is done with them: `python -m tools.screenshots`, and `--kept` for fewer.

Those that the documentation shows go to docs/images, small; the others to /tmp/kompas-screenshots, to be looked at.
Every stage of every script: tools/stages.py.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as Late
from sqlmodel import col, select

from kompas.domain.network.networks import networks_of_browser
from kompas.domain.whole import rehearsals
from kompas.domain.whole.examples import INQUIRY, load_example
from kompas.domain.whole.map_examples import load_map_example
from kompas.domain.workshop.devices import identify
from kompas.models import AmbitionDraft, Ballot
from tests.e2e.browser import Visitor, chromium
from tests.e2e.people import settled
from tests.e2e.people import tab as open_tab
from tests.e2e.room import Room, example, opened, prepared
from tests.e2e.server import Server, serving
from tests.e2e.words import step_title, w

ROOT = Path(__file__).parent.parent
KEPT = ROOT / "docs" / "images"
OTHERS = Path(tempfile.gettempdir()) / "kompas-screenshots"
SIZES = {"1920x1080": (1920, 1080), "1366x768": (1366, 768), "360x800": (360, 800)}
LARGE, LAPTOP, PHONE = SIZES
IN_THE_DOCUMENTATION = {
    ("start", LAPTOP),
    ("prepare", LAPTOP),
    ("join", PHONE),
    ("participant", PHONE),
    ("participant", LAPTOP),
    ("console", LAPTOP),
    ("screen-lobby", LARGE),
    ("screen-collect", LARGE),
    ("screen-roll", LARGE),
    ("screen-break", LARGE),
    ("screen-closing", LARGE),
    ("report", LAPTOP),
    ("screen-themes", LARGE),
    ("screen-map", LARGE),
    ("screen-goal", LARGE),
    ("screen-yes", LARGE),
}
COLOURS = 128
PATIENCE = 30_000  # milliseconds; the machine may be busy with other things
PEOPLE = ("Marijke Terpstra", "Jeroen Aalders", "Soraya Benali", "Wilma Kuipers", "Bas Hoekema", "Chantal Vermeij")
ORGANISATIONS = ("Wijkteam Noord", "Jeugdbescherming", "GGZ De Linde", "Veilig Thuis", "Het Waterrad", "Eigen Spoor")


def main() -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    OTHERS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as directory, serving(Path(directory)) as server, chromium() as browser:
        photographer = Photographer(browser, server, only_kept="--kept" in sys.argv)
        before_the_day(photographer)
        in_the_room(photographer)
        afterwards(photographer)
        interviewing(photographer)
        drawing_the_network(photographer)
        if not photographer.only_kept:
            organising(photographer)
    sys.stdout.write(f"pictures in {KEPT} and {OTHERS}\n")
    if photographer.missed:
        sys.exit(f"not what was waited for: {', '.join(photographer.missed)}")


class Photographer:
    def __init__(self, browser: Browser, server: Server, *, only_kept: bool = False) -> None:
        self.browser = browser
        self.server = server
        self.only_kept = only_kept
        self.missed: list[str] = []

    def take(
        self,
        name: str,
        path: str,
        wait_for: str,
        *,
        secret: str | None = None,
        sizes: tuple[str, ...] = (LARGE, LAPTOP, PHONE),
        dark: bool = False,
        first: Callable[[Page], object] = lambda page: None,
    ) -> None:
        for size in sizes:
            if self.only_kept and (name, size) not in IN_THE_DOCUMENTATION:
                continue
            with self.visit(secret, size) as visitor:
                page = visitor.open(path, "dark" if dark else "light")
                if not self.shows(page, wait_for, f"{name}-{size}"):
                    continue
                first(page)
                if "/doe-mee/" not in path:  # the light page has nothing of Streamlit that could settle
                    settled(page)
                page.evaluate("document.fonts.ready")
                page.wait_for_timeout(900)  # charts and paging take a moment to find their size
                keep(page.screenshot(), name, size)

    def shows(self, page: Page, wait_for: str, name: str) -> bool:
        """One page that shows something else than it did does not cost all the other pictures."""
        try:
            page.locator(wait_for).first.wait_for(timeout=PATIENCE)
        except Late:
            self.missed.append(name)
            return False
        return True

    @contextmanager
    def visit(self, secret: str | None, size: str) -> Iterator[Visitor]:
        visitor = Visitor(self.browser, SIZES[size]).arrive(self.server, secret)
        try:
            yield visitor
        finally:
            visitor.context.close()


def keep(picture: bytes, name: str, size: str) -> None:
    folder = KEPT if (name, size) in IN_THE_DOCUMENTATION else OTHERS
    image = Image.open(BytesIO(picture)).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(folder / f"{name}-{size}.png", optimize=True)


def before_the_day(photographer: Photographer) -> None:
    room = prepared(photographer.server, "Klantreis Waterrijk, voorjaar", goal="Zien waar gezinnen blijven hangen.")
    for name, organisation in zip(PEOPLE, ORGANISATIONS, strict=True):
        room.join(name, organisation=organisation)
    code = room.code
    photographer.take("start", "/", ".stForm", secret=room.facilitator)
    photographer.take("create", "/voorbereiden", ".stForm")
    photographer.take("prepare", f"/voorbereiden?code={code}", ".stNumberInput", secret=room.facilitator)
    photographer.take("join", f"/doe-mee/{code}", "#join")
    photographer.take("screen-lobby", f"/scherm?code={code}", ".stage .code", secret=room.facilitator)
    photographer.take("participant-lobby", f"/doe-mee/{code}", ".stage .lead", secret=room.people[PEOPLE[0]])
    photographer.take("scripts", "/draaiboeken", ".stExpander")


def in_the_room(photographer: Photographer) -> None:
    room = example(photographer.server)
    name = "Anneke Prins"
    secret = room.join(name)
    go_back_to(room, "frame")
    photographer.take("screen-goal", f"/scherm?code={room.code}", ".stage h1", secret=room.facilitator)
    go_back_to(room, "support")
    room.post(name, "Eén gezin, één plan, en een gezinsregisseur die bleef.", "support", perspective="parent")
    room.post(name, "Drie hulpverleners op dezelfde middag.", "support", kind="better", perspective="child")
    room.post(name, "Samen op huisbezoek, daarna pas overleggen.", "support", kind="improvement")
    code, facilitator = room.code, room.facilitator
    photographer.take("participant", f"/doe-mee/{code}", ".composer #text", secret=secret)
    photographer.take("participant-dark", f"/doe-mee/{code}", ".composer #text", secret=secret, dark=True)
    photographer.take("console", f"/begeleiden?code={code}", ".wall .note", secret=facilitator)
    photographer.take("screen-collect", f"/scherm?code={code}", ".wall .note", secret=facilitator)
    photographer.take("screen-collect-dark", f"/scherm?code={code}", ".wall .note", secret=facilitator, dark=True)
    room.facilitate("focus_screen", focus="all")
    photographer.take(
        "screen-roll", f"/scherm?code={code}", ".wall.screen .column:visible, .wall .note:visible", secret=facilitator
    )
    room.facilitate("focus_screen", focus="auto")
    go_back_to(room, "pause")
    photographer.take("screen-break", f"/scherm?code={code}", ".clock.large", secret=facilitator)
    photographer.take("participant-break", f"/doe-mee/{code}", ".clock", secret=secret, sizes=(PHONE,))
    go_back_to(room, "summary")
    photographer.take("screen-summary", f"/scherm?code={code}", ".harvest li", secret=facilitator)
    photographer.take("participant-summary", f"/doe-mee/{code}", ".harvest li", secret=secret, sizes=(PHONE,))


def afterwards(photographer: Photographer) -> None:
    room = example(photographer.server)
    secret = room.join("Anneke Prins")
    code, facilitator = room.code, room.facilitator
    photographer.take("screen-evaluate", f"/scherm?code={code}", ".stPlotlyChart", secret=facilitator)
    photographer.take("participant-evaluate", f"/doe-mee/{code}", ".evaluate form", secret=secret, sizes=(PHONE,))
    photographer.take("report", f"/verslag?code={code}", ".stDownloadButton", secret=facilitator)
    room.facilitate("close_workshop")
    photographer.take("screen-closing", f"/scherm?code={code}", ".harvest li", secret=facilitator)
    photographer.take("participant-closed", f"/doe-mee/{code}", ".harvest li", secret=secret, sizes=(PHONE,))


def interviewing(photographer: Photographer) -> None:
    room = example(photographer.server, partial(load_example, path=INQUIRY))
    for key, wait_for in (
        ("themes", ".board .theme"),
        ("reflect", ".stPlotlyChart:visible, .connections:visible"),
        ("ambition", ".ambition .reading"),
        ("support", ".support .summary"),
    ):
        everybody_at(photographer, room, key, wait_for)
    with opened(photographer.server) as session:
        accepted = select(AmbitionDraft.id).where(col(AmbitionDraft.accepted))
        draft = session.exec(accepted).one()
    room.facilitate("show_ambition", draft_id=draft, on_screen=True)
    photographer.take("screen-yes", f"/scherm?code={room.code}", ".stage .yes h1", secret=room.facilitator)


def drawing_the_network(photographer: Photographer) -> None:
    room = example(photographer.server, load_map_example)
    for key, wait_for in (
        ("parties", ".map .party:visible, .map table:visible"),
        ("rate", ".rate"),
        ("lines", ".map .party:visible, .map table:visible"),
        ("noticed", "h4:visible, .map table:visible"),
        ("changed", ".st-key-map-changed img"),
    ):
        everybody_at(photographer, room, key, wait_for, name="map" if key == "lines" else key)
    photographer.take("report-map", f"/verslag?code={room.code}", ".stDownloadButton", secret=room.facilitator)


def everybody_at(photographer: Photographer, room: Room, key: str, wait_for: str, name: str | None = None) -> None:
    """Screen, console and a participant's phone at one step."""
    name = name or key
    secret = room.people.get("Anneke Prins") or room.join("Anneke Prins")
    go_back_to(room, key)
    sizes = {"screen": (LARGE,), "console": (LAPTOP,), "participant": (PHONE,)}
    code = room.code
    paths = {
        "screen": f"/scherm?code={code}",
        "console": f"/begeleiden?code={code}",
        "participant": f"/doe-mee/{code}",
    }
    for who, path in paths.items():
        cookie = secret if who == "participant" else room.facilitator
        photographer.take(f"{who}-{name}", path, wait_for, secret=cookie, sizes=sizes[who])


def go_back_to(room: Room, key: str) -> None:
    """The example stands at its last step; its clocks are used up, so this one gets new minutes."""
    room.go_to(key)
    room.set_clock(key, 11 * 60 + 42)


def organising(photographer: Photographer) -> None:
    """What a facilitator does round the day: the clock, a vote, merging, a rehearsal, scripts of one's own, the network."""
    in_the_console(photographer)
    rehearsing(photographer)
    writing_a_script(photographer)
    following_up(photographer)


def in_the_console(photographer: Photographer) -> None:
    room = example(photographer.server)
    go_back_to(room, "support")
    room.set_clock("support", -4 * 60)
    console, facilitator = f"/begeleiden?code={room.code}", room.facilitator
    photographer.take("console-time", console, ".wall .note", secret=facilitator, first=tab("Time"))
    photographer.take("console-merge", console, ".wall .note", secret=facilitator, first=choose_two)
    ballot = room.facilitate("open_ballot", question="Wat eerst?", step_id=room.steps["support"], kind="improvement")
    secret = room.join("Anneke Prins")
    photographer.take("participant-vote", f"/doe-mee/{room.code}", ".ballot .candidates li", secret=secret)
    room.vote("Anneke Prins", ballot, first_candidate(room, ballot))
    room.facilitate("close_ballot", ballot_id=ballot)
    photographer.take("screen-vote", f"/scherm?code={room.code}", ".ballot .candidates li", secret=facilitator)


def first_candidate(room: Room, ballot: str) -> str:
    with opened(room.server) as session:
        return str(session.get_one(Ballot, ballot).candidates[0])


def tab(name: str) -> Callable[[Page], object]:
    def open_it(page: Page) -> None:
        settled(page)
        open_tab(page, name)

    return open_it


def choose_two(page: Page) -> None:
    """Two notes of the step, in the form that makes one of them."""
    for number in (0, 1):
        page.locator(".wall .note input[type=checkbox]").nth(number).check()
    page.locator(".wall .chosenbar").get_by_role("button", name=w("Merge"), exact=True).click()
    page.locator(".wall form.merging").scroll_into_view_if_needed()


def rehearsing(photographer: Photographer) -> None:
    """Each of the scripts, at a few of its moments; made to stand still, so that the pictures are quiet."""
    moments = {"customer_journey": (70, 168), "appreciative_inquiry": (40, 95, 140), "network_map": (30, 44, 73, 118)}
    for script, minutes in moments.items():
        room = prepared(photographer.server, "Om te oefenen", script=script)
        for minute in minutes:
            code = rehearsed(room, minute)
            console = f"/begeleiden?code={code}"
            name = f"rehearsal-{script}-{minute}"
            photographer.take(
                name, console, ".runner.controls h2:not(:empty)", secret=room.facilitator, sizes=(LAPTOP,)
            )
            screen = f"/scherm?code={code}"
            photographer.take(f"{name}-screen", screen, ".stage h1", secret=room.facilitator, sizes=(LARGE,))


def rehearsed(room: Room, minutes: int) -> str:
    """The code of a rehearsal in which so many minutes have been played."""
    with opened(room.server) as session:
        made = rehearsals.rehearse(session, room.actor(session), room.facilitator)
        actor = identify(session, room.facilitator, made.code)
        for _minute in range(minutes):
            assert made.clock_since is not None
            made.clock_since -= timedelta(seconds=1)
            rehearsals.play_rehearsal(session, actor)
        rehearsals.pause_rehearsal(session, actor)
        return made.code


def writing_a_script(photographer: Photographer) -> None:
    def begin(page: Page) -> None:
        settled(page)
        page.locator(".st-key-copy-customer_journey button").click()
        page.get_by_label(w("Minutes"), exact=True).wait_for()
        page.get_by_text(w("Blocks"), exact=True).scroll_into_view_if_needed()

    def look(page: Page) -> None:
        begin(page)
        page.get_by_role("button", name=step_title("closing")).click()
        tab("What people see")(page)
        page.locator(".evaluate form").wait_for()
        page.locator(".evaluate form").scroll_into_view_if_needed()

    def make_mistakes(page: Page) -> None:
        settled(page)
        page.get_by_role("button", name=w("New script")).click()
        page.locator(".st-key-check button").click()
        page.get_by_text(w("Fill this in.")).first.wait_for()

    photographer.take("script-editor", "/draaiboeken", ".stExpander", first=begin)
    photographer.take("script-preview", "/draaiboeken", ".stExpander", first=look)
    photographer.take("script-mistakes", "/draaiboeken", ".stExpander", first=make_mistakes)


def following_up(photographer: Photographer) -> None:
    room = example(photographer.server)
    with opened(room.server) as session:
        code = networks_of_browser(session, room.facilitator)[0].code
    path, secret = f"/samenwerkingsverband?code={code}", room.facilitator
    photographer.take("network", path, ".stTabs", secret=secret)
    photographer.take("network-agreements", path, ".stTabs", secret=secret, first=tab("Agreements"))
    photographer.take("network-bottlenecks", path, ".stTabs", secret=secret, first=tab("Bottlenecks"))


if __name__ == "__main__":
    main()
