"""Real Chromium: what people see, and when."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page

from benchmarks.rooms import Room
from benchmarks.server import Server

SCREEN = (1920, 1080)
LAPTOP = (1366, 768)

WATCH = """() => {
  // Notes carry a mark such as m12-3. A mark counts as painted two animation frames after it came into the document.
  const clock = () => performance.timeOrigin + performance.now();
  const painted = new Map();
  const waiting = new Map();
  const hidden = new Set();
  const isSeen = (node, mark) => {
    const nodes = node.querySelectorAll ? [node, ...node.querySelectorAll("*")] : [node.parentElement];
    const carrier = nodes.findLast((one) => one.textContent.includes(mark));
    return !carrier.isConnected || carrier.checkVisibility();
  };
  const look = (records) => {
    for (const record of records) {
      const nodes = record.type === "characterData" ? [record.target] : record.addedNodes;
      for (const node of nodes) for (const [mark] of (node.textContent ?? "").matchAll(/m\\d+-\\d+\\b/g)) {
        if (painted.has(mark)) continue;
        painted.set(mark, null);
        requestAnimationFrame(() => requestAnimationFrame(() => {
          painted.set(mark, clock());
          if (!isSeen(node, mark)) hidden.add(mark);
          waiting.get(mark)?.();
        }));
      }
    }
  };
  const observer = new MutationObserver(look);
  const observe = (root) => {
    observer.observe(root, { childList: true, subtree: true, characterData: true });
    for (const node of root.querySelectorAll("*")) if (node.shadowRoot) observe(node.shadowRoot);
  };
  observe(document);
  window.painted = (mark, patience) => new Promise((resolve) => {
    if (painted.get(mark)) return resolve(painted.get(mark));
    const limit = setTimeout(() => resolve(null), patience);
    waiting.set(mark, () => { clearTimeout(limit); resolve(painted.get(mark)); });
  });
  window.isHidden = (mark) => hidden.has(mark);
  window.allPainted = () => Object.fromEntries(painted);
  return clock() - Date.now();
}"""
PRESSED = """() => {
  window.pressed = null;
  addEventListener("keydown", (event) => {
    if (event.key === "Enter") window.pressed = performance.timeOrigin + performance.now();
  }, true);
  return performance.timeOrigin + performance.now() - Date.now();
}"""
OPENED = """([selector, count]) => {
  // When a page is open: so many of what it is about are in it, and two animation frames have passed.
  let open;
  window.opened = new Promise((resolve) => { open = resolve; });
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    const observer = new MutationObserver(() => {
      if (root.querySelectorAll(selector).length < count) return;
      observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => open(performance.now())));
    });
    observer.observe(root, { childList: true, subtree: true });
    return root;
  };
}"""
LARGEST_SKEW = 5.0


@contextmanager
def visitor(
    browser: Browser, server: Server, secret: str | None = None, size: tuple[int, int] = LAPTOP
) -> Iterator[BrowserContext]:
    """A browser of its own: own cookies, own storage."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="nl-NL")
    context.set_default_timeout(20000)
    if secret:
        context.add_cookies([{"name": "kompas_device", "value": secret, "url": server.url}])
    try:
        yield context
    finally:
        context.close()


def open_screen(context: BrowserContext, server: Server, room: Room) -> Page:
    """The projected screen with its wall, watched."""
    page = context.new_page()
    page.goto(f"{server.url}/scherm?code={room.code}")
    page.wait_for_selector(".wall .lane")
    settle(page)
    watch(page)
    return page


def open_composer(context: BrowserContext, server: Server, room: Room) -> Page:
    page = context.new_page()
    page.goto(f"{server.url}/meedoen?code={room.code}&groot=1")
    page.wait_for_selector(".composer textarea")
    settle(page)
    demand_same_clock(page.evaluate(PRESSED))
    return page


def openings(context: BrowserContext, address: str, selector: str, count: int, times: int) -> list[float]:
    """How long a page takes from the beginning of the navigation until `count` of `selector` are painted in one of our
    components, in ms, in a browser that was there before. The page measures itself: the driver looks in too seldom.
    """
    page = context.new_page()
    page.add_init_script(f"({OPENED})({json.dumps([selector, count])})")
    found = []
    for _ in range(times + 1):
        page.goto("about:blank")
        page.goto(address, wait_until="commit")
        found.append(float(page.evaluate("window.opened")))
        settle(page)
    page.close()
    return found[1:]


def settle(page: Page) -> None:
    page.wait_for_timeout(1500)


def watch(page: Page) -> None:
    demand_same_clock(page.evaluate(WATCH))


def demand_same_clock(skew: float) -> None:
    """The pages' clocks are compared with each other and with Python's: they must be the machine's."""
    if abs(skew) > LARGEST_SKEW:
        raise SystemExit(f"the browser's clock is {skew:.1f} ms from the machine's")


def press_enter(page: Page) -> float:
    """The moment at which the page saw the key go down, in ms since 1970."""
    page.evaluate("window.pressed = null")
    page.keyboard.press("Enter")
    time.sleep(0.3)  # nothing of ours runs while the note travels
    pressed: float = page.evaluate("window.pressed")
    return pressed


def painted_at(page: Page, mark: str, patience: float = 15.0) -> float | None:
    """When the note with this mark was painted, in ms since 1970; None when it never came, or out of sight."""
    found: float | None = page.evaluate("([mark, patience]) => window.painted(mark, patience)", [mark, patience * 1000])
    return None if page.evaluate("(mark) => window.isHidden(mark)", mark) else found
