"""What could be better last time, marked on the console and seen by everybody."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from kompas.domain.core.codes import new_secret
from kompas.domain.workshop.workshops import create_workshop
from kompas.models import WorkshopCreate
from kompas.scripts.loader import own_library

from .browser import LAPTOP, PHONE, PROJECTOR, Visit
from .people import button, tab
from .room import Room, opened, steps_by_key, workshop_with
from .server import Server
from .test_accessibility import mistakes_on
from .words import w

TEXT = "De wachttijd maakt het thuis onveiliger."
REMARK = "Er is een loket bij gekomen."


def journey(server: Server, secret: str, days_ago: int, network: str = "Netwerk Waterrijk") -> Room:
    shape = WorkshopCreate(
        title="Klantreis",
        network=network,
        script_key="customer_journey",
        starts_at=datetime.now(UTC) - timedelta(days=days_ago),
    )
    with opened(server) as session:
        workshop, code = create_workshop(session, secret, shape, own_library().scripts[shape.script_key])
        return Room(server, workshop.code, secret, code, steps_by_key(session, workshop))


@pytest.fixture
def room(server: Server) -> Room:
    """The second journey of a network; the first concluded that something could be better at the support."""
    secret = new_secret()
    first = journey(server, secret, 182)
    first.join("Amira")
    first.go_to("support")
    note = first.post("Amira", "Drie maanden wachten.", "support", kind="better")
    first.facilitate("record_conclusion", step_id=first.steps["support"], text=TEXT, note_ids=[note])
    second = journey(server, secret, 0)
    second.join("Bram")
    second.go_to("support")
    return second


def test_mark_on_the_console_is_on_every_screen(room: Room, visit: Visit) -> None:
    screen = visit(room.facilitator, PROJECTOR).open(f"/scherm?code={room.code}")
    bram = visit(room.people["Bram"], PHONE).open(f"/meedoen?code={room.code}&groot=1")
    console = visit(room.facilitator, LAPTOP).open(f"/begeleiden?code={room.code}")
    for page in (screen, bram):
        expect(badge(page)).to_contain_text(w("not discussed yet"))
    tab(console, "Last time")
    part = console.locator(".bottlenecks.root")
    part.locator("input[value=worse]").check()
    expect(badge(screen)).to_contain_text(w("worse"))
    part.locator("input[value=better]").check()
    remark = part.get_by_label(w("Remark of the group"))
    remark.fill(REMARK)
    remark.press("Enter")
    for page in (screen, bram):
        expect(badge(page)).to_have_text(f"▲ {w('better')}")
        expect(page.locator(".bottlenecks .said")).to_have_text(REMARK)
        assert mistakes_on(page) == []
    assert mistakes_on(console) == []
    room.go_to("summary")
    expect(screen.locator(".js-plotly-plot")).to_contain_text(w("better"))
    assert mistakes_on(screen) == []


def badge(page: Page) -> Locator:
    return page.locator(".bottlenecks .badge")


def test_workshop_that_got_its_network_later_brings_them_by_a_button(room: Room, visit: Visit) -> None:
    third = journey(room.server, room.facilitator, -182, network="")
    third.go_to("support")
    with opened(room.server) as session:
        workshop = workshop_with(session, third.code)
        workshop.network_id = workshop_with(session, room.code).network_id
    console = visit(third.facilitator, LAPTOP).open(f"/begeleiden?code={third.code}")
    tab(console, "Last time")
    bring = button(console, w("Bring the bottlenecks of last time ({count})", count=1))
    bring.click()
    expect(console.locator(".bottlenecks .bottleneck")).to_contain_text(TEXT)
    expect(bring).to_have_count(0)
