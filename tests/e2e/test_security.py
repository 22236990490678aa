"""What the browser may do with our pages, and where they reach."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import urlsplit

import httpx
from playwright.sync_api import expect
from sqlmodel import delete, select

from kompas.database import Database
from kompas.domain.core.tries import FREE_OF_ADDRESS, count_wrong, tried_by
from kompas.models import Workshop
from kompas.models.core.wrong_tries import WrongTries

from .browser import PROJECTOR, Visit
from .people import Screen, tab
from .room import example, opened
from .server import Server
from .words import w


def test_inline_script_is_blocked(server: Server, visit: Visit) -> None:
    visitor = visit()
    page = visitor.open("/")
    expect(page.get_by_role("heading", name=w("Work together on a safe home"))).to_be_visible()
    page.evaluate("""
        const script = document.createElement("script");
        script.textContent = "window.harmed = true";
        document.body.append(script);
        const picture = document.createElement("img");
        picture.setAttribute("onerror", "window.harmed = true");
        picture.src = "/does-not-exist.png";
        document.body.append(picture);
    """)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.harmed") is None
    assert any("content security policy: script-src" in complaint for complaint in visitor.complaints)
    visitor.complaints = [
        one for one in visitor.complaints if "security policy" not in one.lower() and "404" not in one
    ]


def test_other_sites_cannot_frame_us(server: Server, visit: Visit) -> None:
    answer = httpx.get(server.url, headers={"Accept": "text/html"})
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-frame-options"] == "DENY"
    visitor = visit()
    with neighbour(f'<iframe src="{server.url}/" title="Kompas"></iframe>') as address:
        page = visitor.context.new_page()
        page.goto(address)
        (frame,) = page.frames[1:]
        frame.wait_for_url("chrome-error://**")
    assert any("frame-ancestors 'none'" in complaint for complaint in visitor.complaints)
    visitor.complaints = []


@contextmanager
def neighbour(body: str) -> Iterator[str]:
    """Another site, on this machine so that the browser lets it try."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, format: str, *arguments: object) -> None:
            """Nobody reads it."""

    with HTTPServer(("127.0.0.1", 0), Site) as site:
        thread = threading.Thread(target=site.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{site.server_port}/"
        site.shutdown()
        thread.join()


def test_other_sites_cannot_post_with_our_cookie(server: Server, visit: Visit) -> None:
    room = example(server)
    answer = httpx.post(
        f"{server.url}/live/{room.code}/actions",
        json={"language": "nl", "actions": [{"type": "close_workshop"}]},
        headers={"Origin": "http://elders.example", "Cookie": f"kompas_device={room.facilitator}"},
    )
    assert answer.status_code == 403


def test_cookie_is_out_of_reach_of_scripts(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open("/")
    (cookie,) = [one for one in visitor.context.cookies() if one["name"] == "kompas_device"]
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Lax"
    assert "kompas_device" not in page.evaluate("document.cookie")


def test_full_visit_asks_nothing_of_other_hosts(server: Server, visit: Visit) -> None:
    """Every page, with pictures, fonts, a chart and a download; nothing is loaded from elsewhere."""
    room = example(server)
    visitor = visit(room.facilitator, PROJECTOR, bypass_csp=False)
    visitor.keep_requests()
    for path, sign in (
        ("/", w("Your workshops on this browser")),
        ("/voorbereiden", w("Create the workshop")),
        (f"/voorbereiden?code={room.code}", w("The plan")),
        (f"/begeleiden?code={room.code}", w("Next step")),
        (f"/meedoen?code={room.code}&groot=1", w("Take part")),
        (f"/verslag?code={room.code}", w("What is in the report")),
        ("/draaiboeken", w("Scripts")),
    ):
        page = visitor.open(path)
        expect(page.get_by_text(sign, exact=True).first).to_be_visible()
        page.evaluate("document.fonts.ready.then(() => true)")
    screen = Screen(visitor.open(f"/scherm?code={room.code}"))
    expect(screen.page.locator(".stPlotlyChart .main-svg").first).to_be_visible()
    hosts = {urlsplit(url).netloc for url in visitor.requests if url.startswith(("http", "ws"))}
    assert hosts == {urlsplit(server.url).netloc}


def test_download_address_gives_nothing_to_another_browser(server: Server, visit: Visit) -> None:
    room = example(server)
    visitor = visit(room.facilitator)
    visitor.keep_requests()
    page = visitor.open(f"/verslag?code={room.code}")
    with page.expect_download() as download:
        page.get_by_role("button", name="Markdown").first.click()
    drawn = [url for url in visitor.requests if urlsplit(url).path.startswith("/media/")]
    assert drawn, "the page has no picture of its own to try"
    stranger = {"Cookie": "kompas_device=somebody-else"}
    for address in (download.value.url, *drawn):
        ours = visitor.context.request.get(address)
        assert (ours.status, ours.headers["cache-control"]) == (200, "no-store")
        assert [httpx.get(address).status_code, httpx.get(address, headers=stranger).status_code] == [404, 404]


def test_upload_address_takes_nothing_from_another_browser(server: Server) -> None:
    address = f"{server.url}/_stcore/upload_file/a-session/a-file"
    answer = httpx.put(address, headers={"Origin": server.url}, files={"file": b"junk"})
    assert answer.status_code == 403


def test_figures_of_the_server_are_for_nobody(server: Server) -> None:
    assert httpx.get(f"{server.url}/_stcore/metrics").status_code == 404


def test_cookie_that_the_browser_chose_is_replaced(server: Server, visit: Visit) -> None:
    visitor = visit("chosen-by-the-browser")
    visitor.open("/")
    assert not visitor.secret().startswith("chosen")


def test_new_facilitator_gets_another_cookie_at_once(server: Server, visit: Visit) -> None:
    """The console's stream brings it; the page that is open goes on."""
    visitor = visit()
    page = visitor.open("/")
    before = visitor.secret()
    with page.expect_response(lambda answer: "/events?as=facilitator" in answer.url):
        page.get_by_role("button", name=w("Example: customer journey")).click()
    expect(page.get_by_role("tab", name=w("What to say"))).to_be_visible()
    assert visitor.secret() != before
    tab(page, "Codes")
    page.reload()
    expect(page.get_by_role("tab", name=w("What to say"))).to_be_visible()


def test_right_code_is_let_in_after_hundreds_of_wrong_ones_from_its_address(server: Server, visit: Visit) -> None:
    """The server sees one address for everybody: this machine."""
    room = example(server)
    database = Database(server.database_url)
    for number in range(FREE_OF_ADDRESS + 5):
        count_wrong(database, tried_by(database, f"thrown away {number}", "127.0.0.1"))
    page = visit().open(f"/meedoen?code={room.code}&groot=1")
    expect(page.get_by_label(w("Your name"), exact=True)).to_be_visible()
    with database.transaction() as session:
        session.execute(delete(WrongTries))  # the other tests have this address, too
    database.dispose()


def test_bare_address_in_what_people_typed_is_no_link(server: Server, visit: Visit) -> None:
    room = example(server)
    typed = "Zie www.voorbeeld.nl, https://voorbeeld.nl of mail a@voorbeeld.nl"
    with opened(server) as session:
        session.exec(select(Workshop).where(Workshop.code == room.code)).one().title = typed
    visitor = visit(room.facilitator)
    for path in (f"/voorbereiden?code={room.code}", f"/begeleiden?code={room.code}", f"/verslag?code={room.code}"):
        page = visitor.open(path)
        expect(page.get_by_text("voorbeeld.nl, https:").first).to_be_visible()
        assert page.locator("a[href*='voorbeeld.nl']").count() == 0  # a heading has a place of its own, with dashes
