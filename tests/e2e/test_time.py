"""Time won back, and a step that closes at zero, as everybody in the room sees it."""

import re

from playwright.sync_api import expect

from kompas.models import Step

from .browser import Visit
from .people import Console, Participant, button
from .room import Room, opened
from .words import step_title, w


def test_time_won_back_is_seen_by_the_other_facilitator(room: Room, visit: Visit) -> None:
    room.facilitate("add_minutes", step_id=room.steps["before_help"], minutes=60)
    console, other = (Console(visit(room.facilitator).open(f"/begeleiden?code={room.code}")) for _ in range(2))
    other.tab("Script")
    support = other.page.locator(".runner.steps li").filter(has_text=step_title("support"))
    expect(support).to_contain_text(w("{planned} min", planned=20))
    console.tab("Time")
    console.page.get_by_role("button", name=re.compile(w("Win back {minutes} minutes", minutes=r"\d+"))).click()
    expect(support).to_contain_text(re.compile(r"1\d min"))
    button(console.page, w("Put the minutes back")).click()
    expect(support).to_contain_text(w("{planned} min", planned=20))


def test_step_that_closes_at_zero_keeps_what_was_typed(participant: Participant, room: Room) -> None:
    with opened(room.server) as session:
        session.get_one(Step, room.steps["before_help"]).closes_at_zero = True
    room.set_clock("before_help", 600)
    post = button(participant.composer, w("Post"))
    participant.is_at("before_help").text.fill("Ik was nog bezig.")
    expect(post).to_be_enabled()
    room.set_clock("before_help", -3)
    expect(post).to_be_disabled()
    expect(participant.composer.locator(".notice")).to_have_text(
        w("The time for this step is up. What you typed stays here; you can post it when the next step begins.")
    )
    participant.text.press("Enter")
    expect(participant.text).to_have_value("Ik was nog bezig.")
    room.go_to("seeking_help")
    participant.is_at("seeking_help")
    expect(post).to_be_enabled()
    participant.text.press("Enter")
    expect(participant.own.first.locator(".meta")).to_contain_text(step_title("before_help"))
    expect(participant.own.first.locator(".state")).to_have_text(w("Saved"))
    assert room.notes()[0].added_later
