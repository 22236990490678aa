"""Pictures of every screen at its stages: `python -m tools.screenshots`.

Those that the documentation shows go to docs/images, small; the others to /tmp/kompas-screenshots, to be looked at.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from kompas.domain.examples import INQUIRY, load_example
from kompas.domain.map_examples import load_map_example
from tests.e2e.browser import Visitor, chromium
from tests.e2e.people import settled
from tests.e2e.room import Room, example, prepared
from tests.e2e.server import Server, serving

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
}
COLOURS = 128
PATIENCE = 60_000  # milliseconds; the machine may be busy with other things
PEOPLE = ("Marijke Terpstra", "Jeroen Aalders", "Soraya Benali", "Wilma Kuipers", "Bas Hoekema", "Chantal Vermeij")
ORGANISATIONS = ("Wijkteam Noord", "Jeugdbescherming", "GGZ De Linde", "Veilig Thuis", "Het Waterrad", "Eigen Spoor")


def main() -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    OTHERS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as directory, serving(Path(directory)) as server, chromium() as browser:
        photographer = Photographer(browser, server)
        before_the_day(photographer)
        in_the_room(photographer)
        afterwards(photographer)
        interviewing(photographer)
        drawing_the_network(photographer)
    sys.stdout.write(f"pictures in {KEPT} and {OTHERS}\n")


class Photographer:
    def __init__(self, browser: Browser, server: Server) -> None:
        self.browser = browser
        self.server = server

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
            with self.visit(secret, size) as visitor:
                page = visitor.open(path, "dark" if dark else "light")
                page.locator(wait_for).first.wait_for(timeout=PATIENCE)
                first(page)
                settled(page)
                page.evaluate("document.fonts.ready")
                page.wait_for_timeout(900)  # charts and paging take a moment to find their size
                keep(page.screenshot(), name, size)

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
    photographer.take("join", f"/meedoen?code={code}", ".stForm")
    photographer.take("screen-lobby", f"/scherm?code={code}", ".stage .code", secret=room.facilitator)
    photographer.take("participant-lobby", f"/meedoen?code={code}", ".stage .lead", secret=room.people[PEOPLE[0]])
    photographer.take("scripts", "/draaiboeken", ".stExpander")


def in_the_room(photographer: Photographer) -> None:
    room = example(photographer.server)
    name = "Anneke Prins"
    secret = room.join(name)
    go_back_to(room, "support")
    room.post(name, "Eén gezin, één plan, en een gezinsregisseur die bleef.", "support", perspective="parent")
    room.post(name, "Drie hulpverleners op dezelfde middag.", "support", kind="better", perspective="child")
    room.post(name, "Samen op huisbezoek, daarna pas overleggen.", "support", kind="improvement")
    code, facilitator = room.code, room.facilitator
    photographer.take("participant", f"/meedoen?code={code}", ".composer .mine li", secret=secret)
    photographer.take("participant-dark", f"/meedoen?code={code}", ".composer .mine li", secret=secret, dark=True)
    photographer.take("console", f"/begeleiden?code={code}", ".wall .note", secret=facilitator)
    photographer.take("screen-collect", f"/scherm?code={code}", ".wall .note", secret=facilitator)
    photographer.take("screen-collect-dark", f"/scherm?code={code}", ".wall .note", secret=facilitator, dark=True)
    room.facilitate("focus_screen", focus="all")
    photographer.take("screen-roll", f"/scherm?code={code}", ".wall .note", secret=facilitator)
    room.facilitate("focus_screen", focus="auto")
    go_back_to(room, "pause")
    photographer.take("screen-break", f"/scherm?code={code}", ".clock.large", secret=facilitator)
    photographer.take("participant-break", f"/meedoen?code={code}", ".clock", secret=secret, sizes=(PHONE,))
    go_back_to(room, "summary")
    photographer.take("screen-summary", f"/scherm?code={code}", ".harvest li", secret=facilitator)
    photographer.take("participant-summary", f"/meedoen?code={code}", ".harvest li", secret=secret, sizes=(PHONE,))


def afterwards(photographer: Photographer) -> None:
    room = example(photographer.server)
    secret = room.join("Anneke Prins")
    code, facilitator = room.code, room.facilitator
    photographer.take("screen-evaluate", f"/scherm?code={code}", ".stPlotlyChart", secret=facilitator)
    photographer.take("participant-evaluate", f"/meedoen?code={code}", ".evaluate form", secret=secret, sizes=(PHONE,))
    photographer.take("report", f"/verslag?code={code}", ".stDownloadButton", secret=facilitator)
    room.facilitate("close_workshop")
    photographer.take("screen-closing", f"/scherm?code={code}", ".harvest li", secret=facilitator)
    photographer.take("participant-closed", f"/meedoen?code={code}", ".harvest li", secret=secret, sizes=(PHONE,))


def interviewing(photographer: Photographer) -> None:
    room = example(photographer.server, partial(load_example, path=INQUIRY))
    for key, wait_for in (
        ("themes", ".board .theme"),
        ("reflect", ".stPlotlyChart:visible, .connections:visible"),
        ("ambition", ".ambition .reading"),
        ("support", ".support .summary"),
    ):
        everybody_at(photographer, room, key, wait_for)


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
    paths = {"screen": "scherm", "console": "begeleiden", "participant": "meedoen"}
    for who, path in paths.items():
        cookie = secret if who == "participant" else room.facilitator
        photographer.take(f"{who}-{name}", f"/{path}?code={room.code}", wait_for, secret=cookie, sizes=sizes[who])


def go_back_to(room: Room, key: str) -> None:
    """The example stands at its last step; its clocks are used up, so this one gets new minutes."""
    room.go_to(key)
    room.set_clock(key, 11 * 60 + 42)


if __name__ == "__main__":
    main()
