"""Before and after the day: playing a script, following up what was agreed, and erasing."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from kompas.domain.core.codes import new_secret
from kompas.domain.network.networks import networks_of_browser

from .browser import PHONE, Visit
from .people import button, settled, tab
from .room import opened, prepared
from .server import Server
from .test_accessibility import mistakes_on
from .test_bottlenecks import TEXT, journey
from .words import w


def test_rehearsal_is_begun_held_and_erased_and_then_the_workshop(visit: Visit, server: Server) -> None:
    room = prepared(server, "Om te oefenen", script="appreciative_inquiry")
    visitor = visit(room.facilitator)
    page = visitor.open(f"/voorbereiden?code={room.code}")
    settled(page)
    button(page, w("Start the rehearsal")).click()
    hold = page.get_by_role("button", name=w("Hold the rehearsal"))
    expect(hold).to_be_visible()
    settled(page)
    hold.click()
    go_on = page.locator(".st-key-rehearsal").get_by_role("button", name=w("Go on"))
    expect(go_on).to_be_visible()
    code = page.url.partition("code=")[2]
    assert code != room.code
    assert mistakes_on(page) == []
    go_on.click()
    expect(hold).to_be_visible()
    settled(page)
    page.get_by_role("button", name=w("Stop and erase")).click()
    expect(page).to_have_url(re.compile(f"code={room.code}"))
    expect(page.get_by_text(w("The rehearsal has been erased."))).to_be_visible()
    page.goto(f"{server.url}/begeleiden?code={code}")
    expect(page.locator(".st-key-rehearsal")).to_have_count(0)
    erase(page, room.code, server)
    refused = f"/live/{code}/events"  # the browser remembered the address, and asked once more what was there
    visitor.complaints = [one for one in visitor.complaints if refused not in one]


def erase(page: Page, code: str, server: Server) -> None:
    """It asks for the title, and then nothing is left."""
    page.goto(f"{server.url}/begeleiden?code={code}")
    settled(page)
    tab(page, "Settings")
    page.get_by_text(w("Erase this workshop"), exact=True).first.click()
    title = page.get_by_label(w("Type the title of the workshop"))
    title.fill("Iets anders")
    settled(page)
    button(page, w("Erase everything")).click()
    expect(page.locator('[class*="st-key-refusal-"]')).to_be_visible()
    title.fill("Om te oefenen")
    settled(page)
    button(page, w("Erase everything")).click()
    expect(page.get_by_text(w("The workshop has been erased."))).to_be_visible()
    with opened(server) as session:
        assert session.connection().exec_driver_sql("SELECT 1 FROM workshop WHERE code = ?", (code,)).first() is None


def test_agreements_of_a_network_are_followed(visit: Visit, server: Server, tmp_path: Path) -> None:
    secret = new_secret()
    first, second = journey(server, secret, 182), journey(server, secret, 0)
    first.join("Amira")
    first.go_to("support")
    note = first.post("Amira", "Drie maanden wachten.", "support", kind="better")
    first.facilitate("record_conclusion", step_id=first.steps["support"], text=TEXT, note_ids=[note])
    for what, who in (("Elke week bellen", "Wijkteam"), ("Folder maken", "Gemeente")):
        first.facilitate("record_agreement", what=what, who=who, by_when="2027-01-15", priority="high")
    second.go_to("support")
    with opened(server) as session:
        code = networks_of_browser(session, secret)[0].code
    page = visit(secret).open(f"/samenwerkingsverband?code={code}")
    page.get_by_role("tab", name=w("Agreements"), exact=True).click()
    panel = page.get_by_role("tabpanel", name=w("Agreements"), exact=True)
    expect(panel.get_by_text("Folder maken")).to_be_visible()
    assert mistakes_on(page) == []
    settled(page)
    panel.get_by_role("combobox", name=w("Who")).click()
    page.get_by_role("option", name="Wijkteam", exact=True).click()
    expect(panel.get_by_text("Folder maken")).to_have_count(0)
    settled(page)
    with page.expect_download() as downloading:
        button(panel, w("Calendar (iCalendar)")).click()
    path = tmp_path / "afspraken.ics"
    downloading.value.save_as(path)
    calendar = path.read_text(encoding="utf-8")
    assert "Elke week bellen" in calendar
    assert "Folder maken" not in calendar
    button(panel, w("Change")).click()
    form = page.get_by_test_id("stForm").filter(has_text=w("Who tells this? (organisation or name)"))
    form.get_by_role("combobox", name=w("Status")).click()
    page.get_by_role("option", name=w("done"), exact=True).click()
    button(form, w("Save")).click()
    expect(page.get_by_text(w("Saved. You find this agreement under “{status}”.", status=w("done")))).to_be_visible()
    expect(panel.get_by_text(w("No agreement matches this filter."))).to_be_visible()
    expect(button(panel, w("Calendar (iCalendar)"))).to_have_count(0)
    page.get_by_role("tab", name=w("Bottlenecks"), exact=True).click()
    expect(page.locator(".st-key-course-wide .js-plotly-plot")).to_be_visible()
    expect(page.locator(".st-key-course-narrow")).to_be_hidden()
    assert mistakes_on(page) == []
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    expect(page.locator(".st-key-course-wide")).to_be_hidden()
    expect(page.locator(".st-key-course-narrow").get_by_text(TEXT)).to_be_visible()
