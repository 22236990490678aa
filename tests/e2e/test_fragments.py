"""Streamlit draws a piece of page again by what it kept of it; for whom was logged out meanwhile it shows the door."""

import re

from playwright.sync_api import Page, expect

from kompas.domain.core.codes import new_secret
from kompas.domain.map.course import round_of
from kompas.domain.workshop.facilitators import become
from kompas.domain.workshop.workshops import renew_facilitator_code
from kompas.enums import Role

from .browser import LAPTOP, Visit
from .people import Console, button
from .room import Room, example, opened, prepared, workshop_with
from .server import Server
from .test_roles import who
from .words import w


def seated(room: Room) -> str:
    """Another browser that facilitates; gives its secret."""
    secret = new_secret()
    with opened(room.server) as session:
        code = renew_facilitator_code(session, room.actor(session))
        become(session, secret, room.code, code, Role.FACILITATOR, name="Dirk")
    return secret


def hears_nothing(visit: Visit, secret: str, path: str) -> Page:
    """A page whose stream never comes through, so that nothing but Streamlit tells it what to show."""
    visitor = visit(secret, LAPTOP, service_workers="block")
    visitor.loses_connection = True
    visitor.context.route(re.compile(r"/live/[^/]+/events"), lambda route: route.abort())
    return visitor.open(path)


def log_out(console: Page, name: str) -> None:
    row = who(Console(console)).locator(".devices .seats li", has_text=name)
    row.get_by_role("button").click()
    button(row, w("Yes, log out")).click()
    expect(row.get_by_role("button")).to_have_count(0)  # it stays, with until when


def title_of(room: Room) -> str:
    with opened(room.server) as session:
        return workshop_with(session, room.code).title


def told_at_the_door(page: Page) -> None:
    told = re.compile(w("This browser was logged out of the workshop at {time}.", time=r"\d\d:\d\d"))
    expect(page.get_by_text(told)).to_be_visible()
    expect(page.get_by_label(w("Facilitator code"))).to_be_visible()


def test_what_a_logged_out_facilitator_clicks_leads_to_the_door_and_does_nothing(server: Server, visit: Visit) -> None:
    room = prepared(server, "Kaart", script="network_map")
    room.join("Amira")
    room.go_to("lines")
    page = hears_nothing(visit, seated(room), f"/begeleiden?code={room.code}")
    freeze = page.get_by_role("button", name=w("Freeze this round"))
    expect(freeze).to_be_visible()
    log_out(visit(room.facilitator).open(f"/begeleiden?code={room.code}"), "Dirk")
    freeze.click()
    told_at_the_door(page)
    expect(freeze).to_have_count(0)
    with opened(server) as session:
        assert not round_of(session, workshop_with(session, room.code)).frozen_at


def test_what_is_drawn_again_by_itself_makes_room_for_the_door(server: Server, visit: Visit) -> None:
    room = example(server)
    page = hears_nothing(visit, seated(room), f"/begeleiden?code={room.code}")
    chart = page.locator(".stPlotlyChart .main-svg:visible").first
    expect(chart).to_be_visible()
    log_out(visit(room.facilitator).open(f"/begeleiden?code={room.code}"), "Dirk")
    told_at_the_door(page)
    expect(page.locator(".stPlotlyChart")).to_have_count(0)
    expect(page.locator("body")).not_to_contain_text(title_of(room))
