"""Every stage of the three scripts, as screen, console and phone show it: `make stages`, or `python -m tools.stages FOLDER`.

To be looked at, not to be kept: nothing of it is committed. One page per person and ground stays open and follows the
workshop, so that a stage costs a few pictures and not a few openings. Stops by itself after `--minutes`.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as Late
from sqlmodel import col, select

from kompas.domain.core.codes import new_secret
from kompas.domain.whole.examples import INQUIRY, load_example
from kompas.domain.whole.map_examples import load_map_example
from kompas.domain.workshop.devices import known_device, take_seat
from kompas.domain.workshop.workshops import steps_of
from kompas.enums import Role
from kompas.models import Participant, Workshop
from tests.e2e.browser import Visitor, chromium
from tests.e2e.people import settled
from tests.e2e.room import Room, example, opened, workshop_with
from tests.e2e.server import Server, serving

Ground = Literal["light", "dark"]
GROUNDS: tuple[Ground, ...] = ("light", "dark")
LARGE, BEAMER, LAPTOP, PHONE = (1920, 1080), (1280, 720), (1366, 768), (360, 800)
EXAMPLES: dict[str, Callable[..., Workshop]] = {
    "customer_journey": load_example,
    "appreciative_inquiry": partial(load_example, path=INQUIRY),
    "network_map": load_map_example,
}
PAIRED = {"first_interview", "second_interview"}
OPENING, FOLLOWING = 60_000, 8_000
"""Milliseconds; the machine may be busy with other things."""
LAID_OUT = 400
"""Milliseconds in which letters and charts find their size again."""


@dataclass(frozen=True)
class Face:
    """What somebody looks at, in which sizes, and where the name of the step stands."""

    path: str
    sizes: tuple[tuple[int, int], ...]
    heading: str


FACES = {
    "screen": Face("/scherm?code={}", (LARGE, LAPTOP, BEAMER), ".stage.screen"),
    "console": Face("/begeleiden?code={}", (LARGE, LAPTOP, BEAMER), ".runner.controls"),
    "phone": Face("/doe-mee/{}", (PHONE,), ".stage.root"),
}


@dataclass
class Seat:
    """An open page."""

    who: str
    ground: Ground
    page: Page

    @property
    def face(self) -> Face:
        return FACES[self.who]

    def follow(self, title: str) -> None:
        """Wait until the step is shown; what does not follow in time is opened again."""
        try:
            self.page.locator(self.face.heading).get_by_text(title).first.wait_for(timeout=FOLLOWING)
        except Late:
            self.page.reload()
            self.page.locator(self.face.heading).first.wait_for(timeout=OPENING)
        if self.who != "phone":  # the light page has nothing of Streamlit that could settle
            settled(self.page)

    def take(self, folder: Path, name: str) -> None:
        for width, height in self.face.sizes:
            self.page.set_viewport_size({"width": width, "height": height})
            self.page.wait_for_timeout(LAID_OUT)
            path = folder / f"{name}-{self.who}-{width}x{height}-{self.ground}.jpg"
            self.page.screenshot(path=path, type="jpeg", quality=80)


def main() -> int:
    arguments = parsed()
    until = time.monotonic() + arguments.minutes * 60
    folder: Path = arguments.folder
    folder.mkdir(parents=True, exist_ok=True)
    missed: list[str] = []
    with tempfile.TemporaryDirectory() as directory, serving(Path(directory)) as server, chromium() as browser:
        for script in arguments.scripts:
            missed += photograph(browser, server, script, folder, until)
    sys.stdout.write(f"pictures in {folder}\n" + (f"no time for {', '.join(missed)}\n" if missed else ""))
    return 1 if missed else 0


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tools.stages", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(tempfile.gettempdir()) / "kompas-stages")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--scripts", nargs="+", choices=EXAMPLES, default=list(EXAMPLES))
    return parser.parse_args()


def photograph(browser: Browser, server: Server, script: str, folder: Path, until: float) -> list[str]:
    """All stages of a script; gives those for which there was no time left."""
    room = example(server, EXAMPLES[script])
    titles, missed = titles_of(room), []
    with people(browser, room) as seats:
        for number, (key, title) in enumerate(titles.items(), 1):
            name = f"{script}-{number:02}-{key}"
            if time.monotonic() > until:
                missed.append(name)
                continue
            room.go_to(key)
            room.set_clock(key, 11 * 60 + 42)
            if key in PAIRED:
                room.facilitate("make_pairs", step_id=room.steps[key])
            for seat in seats:
                seat.follow(title)
            for seat in seats:
                seat.take(folder, name)
    return missed


def titles_of(room: Room) -> dict[str, str]:
    with opened(room.server) as session:
        return {step.key: step.content["title"]["nl"] for step in steps_of(session, workshop_with(session, room.code))}


@contextmanager
def people(browser: Browser, room: Room) -> Iterator[list[Seat]]:
    """Everybody who looks, in the light and in the dark."""
    secrets = {"phone": somebody_in(room)}
    with ExitStack() as stack:
        seats = []
        for who, face in FACES.items():
            for ground in GROUNDS:
                visitor = Visitor(browser, face.sizes[0]).arrive(room.server, secrets.get(who, room.facilitator))
                stack.callback(visitor.context.close)
                page = visitor.open(face.path.format(room.code), ground)
                page.locator(face.heading).first.wait_for(timeout=OPENING)
                seats.append(Seat(who, ground, page))
        yield seats


def somebody_in(room: Room) -> str:
    """The browser of one of the made-up people of the example, who wrote and talked like the others."""
    secret = new_secret()
    with opened(room.server) as session:
        workshop = workshop_with(session, room.code)
        of_workshop = select(Participant).where(Participant.workshop_id == workshop.id).order_by(col(Participant.id))
        person = session.exec(of_workshop).first()
        assert person is not None
        take_seat(session, known_device(session, secret), workshop, Role.PARTICIPANT, person.id)
    return secret


if __name__ == "__main__":
    sys.exit(main())
