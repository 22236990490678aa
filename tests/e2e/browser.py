"""Browsers of people in the room, each with cookies and storage of its own, and what they complain about."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, CDPSession, ConsoleMessage, Page, Request, sync_playwright

from kompas.live.cookies import COOKIE

from .server import Server

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
    "--use-fake-ui-for-media-stream",  # a camera that shows a test picture, and somebody who allows it
    "--use-fake-device-for-media-stream",
)
LAPTOP = (1366, 768)
PROJECTOR = (1920, 1080)
PHONE = (360, 800)
LOST = re.compile(
    r"net::ERR_|WebSocket|Connection (lost|error)|Failed to fetch|status of 503|Client Error|health|Cannot send rerun",
    re.I,
)
"""What a browser says while there is no server or no network."""
PATIENCE = 30_000
"""Milliseconds that a test waits for what should be there at once: the machine may be busy with something else."""
STAND_STILL = """
  // Streamlit lets an expander grow for half a second; a test clicks sooner than a person, and missed what moved.
  const animate = Element.prototype.animate;
  Element.prototype.animate = function (frames, options) { return animate.call(this, frames, { ...options, duration: 0 }); };
"""
TELL_VIOLATIONS = """
  // Streamlit's protobuf library tries WebAssembly for 64-bit numbers and does without when it may not.
  addEventListener("securitypolicyviolation", (event) => event.blockedURI === "wasm-eval" ||
    console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""


SLOW = "Streamlit server is not responding"
"""Streamlit says so of a server that takes its time, as on a busy machine, and goes on by itself."""


def chromium_path() -> str | None:
    """The system's Chromium; None leaves it to Playwright's own, which fails by itself when it is missing."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM") or next((path for name in names if (path := shutil.which(name))), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


class Visitor:
    """One browser. `open` gives a page; `complaints` are what it saw go wrong."""

    def __init__(self, browser: Browser, size: tuple[int, int] = LAPTOP, **options: Any) -> None:
        self.server: Server
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.keeps_requests = False
        self.loses_connection = False
        """Set when the test takes the network or the server away: then the browser says so, rightly."""
        self.idle: Page | None = None
        self.context: BrowserContext = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            accept_downloads=True,
            reduced_motion="reduce",
            **options,
        )
        self.context.set_default_timeout(PATIENCE)
        self.context.add_init_script(TELL_VIOLATIONS)
        self.context.add_init_script(STAND_STILL)
        self.context.on("page", self._listen)

    def arrive(self, server: Server, secret: str | None = None) -> "Visitor":
        """Somebody sits down at this browser; `secret` is what its cookie holds."""
        self.server = server
        if secret:
            self.context.add_cookies([{"name": COOKIE, "value": secret, "url": server.url}])
        return self

    def open(self, path: str = "/", scheme: Literal["light", "dark"] = "light") -> Page:
        page, self.idle = self.idle or self.context.new_page(), None
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.goto(f"{self.server.url}{path}")
        return page

    def leave(self) -> None:
        """As if new for the next one: no cookies, nothing stored, one empty page. What was loaded stays warm."""
        self.context.set_offline(False)
        for page in self.context.pages:
            if page.url.startswith("http"):
                page.evaluate("localStorage.clear(); sessionStorage.clear()")
        for page in self.context.pages[1:]:
            page.close()
        if self.context.pages:
            self.idle = self.context.pages[0]
            self.idle.goto("about:blank")
        self.context.clear_cookies()
        if self.keeps_requests:
            self.context.remove_listener("request", self._remember)
            self.keeps_requests = False
        self.complaints, self.requests, self.loses_connection = [], [], False

    def go_offline(self) -> None:
        self.loses_connection = True
        self.context.set_offline(True)

    def come_back(self) -> None:
        self.context.set_offline(False)

    def keep_requests(self) -> None:
        """From here on, in `requests`; telling a test of each costs time that few tests need."""
        self.keeps_requests = True
        self.context.on("request", self._remember)

    def secret(self) -> str:
        return next(cookie["value"] for cookie in self.context.cookies() if cookie["name"] == COOKIE)

    def _listen(self, page: Page) -> None:
        page.on("pageerror", lambda error: self._complain(f"uncaught: {error}"))
        page.on("console", self._hear)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._complain(f"{message.text} ({message.location.get('url')})")

    def _complain(self, text: str) -> None:
        if not (SLOW in text or (self.loses_connection and LOST.search(text))):
            self.complaints.append(text)

    def _remember(self, request: Request) -> None:
        self.requests.append(request.url)


class Visitors:
    """Browsers that are used again by the next test: a page that was loaded before is there twice as fast."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.free: dict[tuple[int, int], list[Visitor]] = {}
        self.busy: list[tuple[tuple[int, int], Visitor, bool]] = []

    def invite(self, size: tuple[int, int] = LAPTOP, **options: Any) -> Visitor:
        """`options` of Playwright's context make a browser for this one time."""
        again = self.free.setdefault(size, [])
        visitor = again.pop() if again and not options else Visitor(self.browser, size, **options)
        self.busy.append((size, visitor, not options))
        return visitor

    def say_goodbye(self) -> list[str]:
        """Everybody goes; gives what they complained about."""
        complaints = [complaint for _, visitor, _ in self.busy for complaint in visitor.complaints]
        for size, visitor, can_stay in self.busy:
            if can_stay:
                visitor.leave()
                self.free[size].append(visitor)
            else:
                visitor.context.close()
        self.busy = []
        return complaints


Visit = Callable[..., Visitor]
"""What the fixture `visit` gives."""


def count_traffic(session: CDPSession) -> dict[str, int]:
    """By request, the bytes that came in so far; fills while the page goes on."""
    asked: dict[str, int] = {}

    def begun(event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            asked[event["requestId"]] = 0

    def arrived(event: dict[str, Any]) -> None:
        if event["requestId"] in asked:
            asked[event["requestId"]] += event["encodedDataLength"]

    session.send("Network.enable")
    session.on("Network.requestWillBeSent", begun)
    session.on("Network.dataReceived", arrived)
    return asked
