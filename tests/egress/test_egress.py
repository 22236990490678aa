"""Nothing of a session goes outside: neither from the server's process nor from any browser. All of it is trapped."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Error, Page, Request, Route, expect

from kompas.exports import WRITERS
from tests.e2e.browser import Visitor, chromium
from tests.e2e.people import Console, Participant, Screen, button, settled
from tests.e2e.room import Room, prepared
from tests.e2e.server import Server
from tests.e2e.words import w

HERE = Path(__file__).parent
OWN = {"blob", "data", "about"}
"""What a browser makes itself."""


class Trapped(Server):
    """A server that cannot get out; `asked` has every address that it wanted, its own machine's too."""

    def __init__(self, directory: Path) -> None:
        super().__init__(directory)
        self.trap = directory / "trap.log"
        self.trap.touch()

    @property
    def asked(self) -> list[str]:
        return self.trap.read_text("utf-8").splitlines()

    @property
    def outside(self) -> list[str]:
        return [line for line in self.asked if line.startswith("out ")]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Trapped]:
    server = Trapped(tmp_path)
    try:
        server.start(PYTHONPATH=str(HERE), EGRESS_TRAP=str(server.trap))
        yield server
    finally:
        server.stop()


@pytest.fixture
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


class Watched:
    """Browsers of which every request is looked at before it goes; what is not for the server does not."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.browser, self.server = browser, server
        self.seen: list[str] = []
        self.outside: list[str] = []

    def open(self, path: str, secret: str | None = None) -> Page:
        visitor = Visitor(self.browser).arrive(self.server, secret)
        visitor.context.route("**/*", self._look)
        visitor.context.on("request", self._remember)  # those of workers too, which no route sees
        visitor.context.on("page", lambda page: page.on("websocket", lambda socket: self._tell(socket.url)))
        return visitor.open(path)

    def _look(self, route: Route) -> None:
        if self._tell(route.request.url):
            route.continue_()
        else:
            route.abort()

    def _remember(self, request: Request) -> None:
        self._tell(request.url)

    def _tell(self, url: str) -> bool:
        self.seen.append(url)
        there = urlsplit(url)
        ours = there.scheme in OWN or there.netloc == urlsplit(self.server.url).netloc
        if not ours:
            self.outside.append(url)
        return ours


def download(page: Page, name: str) -> bytes:
    with page.expect_download() as downloading:
        button(page, name).click()
    return Path(downloading.value.path()).read_bytes()


def hold_a_session(room: Room, people: Watched) -> None:
    """From the start page to the files: a facilitator, a participant, the screen, a vote of minutes and moderation."""
    console = Console(people.open(f"/begeleiden?code={room.code}", room.facilitator))
    participant = Participant(people.open(f"/meedoen?code={room.code}&groot=1")).join("Amira").is_in()
    screen = Screen(people.open(f"/scherm?code={room.code}", room.facilitator))
    room.go_to("before_help")
    participant.is_at("before_help")
    participant.post("De school belde zelf.")
    participant.post("Niemand vroeg door.")
    expect(screen.page.get_by_text("De school belde zelf.").first).to_be_visible()
    console.edit("Niemand vroeg door.", "Er werd niet doorgevraagd.")
    console.conclude("Scholen zien veel.")
    room.facilitate("record_agreement", what="Elke week bellen", who="Wijkteam")
    room.go_to("closing")
    room.facilitate("close_workshop")
    report = people.open(f"/verslag?code={room.code}", room.facilitator)
    for name in [*(writer.name for writer in WRITERS), "Complete copy (JSON)"]:
        settled(report)
        assert download(report, w(name))


def test_nothing_of_a_session_goes_outside(server: Trapped, browser: Browser) -> None:
    people = Watched(browser, server)
    people.open("/")
    scripts = people.open("/draaiboeken")
    expect(scripts.get_by_role("heading", name=w("Scripts"))).to_be_visible()
    hold_a_session(prepared(server), people)
    assert any(url.endswith("/actions") for url in people.seen)
    assert any(url.startswith("ws://") for url in people.seen)
    assert people.outside == []
    assert server.asked, "the trap heard of nothing at all: was it set?"
    assert server.outside == []


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.create_connection(('192.0.2.7', 443), 1)",
        "import urllib.request as u; u.urlopen('https://kompas.example/', timeout=1)",
        "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))",
        "import httpx; httpx.get('https://192.0.2.7/', timeout=1)",
    ],
)
def test_trap_catches_who_goes_outside(tmp_path: Path, attempt: str) -> None:
    """Otherwise the test above would say nothing."""
    trap = tmp_path / "trap.log"
    environment = os.environ | {"PYTHONPATH": str(HERE), "EGRESS_TRAP": str(trap)}
    done = subprocess.run([sys.executable, "-c", attempt], env=environment, capture_output=True, text=True, check=False)
    assert "is trapped" in done.stderr or "ConnectError" in done.stderr
    assert [line[:4] for line in trap.read_text("utf-8").splitlines()] == ["out "]


def test_browser_that_goes_outside_is_seen(server: Trapped, browser: Browser) -> None:
    people = Watched(browser, server)
    with pytest.raises(Error, match="ERR_FAILED"):
        people.open("/").goto("https://kompas.example/")
    assert people.outside == ["https://kompas.example/"] * 2
