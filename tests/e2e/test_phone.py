"""The light page on real phones: joining, writing, a step that changes, and a connection that comes and goes."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from kompas.domain.workshop.workshops import steps_of
from kompas.models import Step
from kompas.rules import may_write

from .browser import PHONE, Visit, count_traffic
from .people import Console, button
from .room import Room, opened, prepared, workshop_with
from .server import Server
from .test_accessibility import mistakes_at_once_on
from .words import step_title, w

SMALL = (360, 640)
MOST_REQUESTS = 15
LARGEST_VISIT = 120_000


class Phone:
    """The light page of somebody who takes part."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.name = page.locator("#name")
        self.composer = page.locator(".composer.root")
        self.text = self.composer.locator("#text")
        self.post_button = self.composer.locator(".post button")
        self.status = self.composer.locator("p.status")
        self.title = page.locator(".stage.root h1")
        self.band = page.locator(".band")

    def join(self, name: str) -> "Phone":
        self.name.fill(name)
        button(self.page, w("I promise that, take part")).click()
        expect(self.page.locator("#tabs")).to_be_visible()
        return self

    def is_at(self, key: str) -> "Phone":
        expect(self.title).to_have_text(step_title(key))
        return self

    def post(self, text: str) -> None:
        self.text.fill(text)
        self.post_button.click()
        expect(self.status).to_have_text(w("Saved"))

    def tab(self, name: str) -> None:
        self.page.locator(f'#tabs button[value="{name}"]').click()


def phone_at(visit: Visit, room: Room, size: tuple[int, int] = SMALL, **options: Any) -> Phone:
    return Phone(visit(size=size, **options).open(f"/doe-mee/{room.code}"))


def where_people_write(room: Room) -> list[str]:
    with opened(room.server) as session:
        return [step.key for step in steps_of(session, workshop_with(session, room.code)) if may_write(step)]


def title_in(room: Room, key: str) -> str:
    with opened(room.server) as session:
        return str(session.get_one(Step, room.steps[key]).content["title"]["nl"])


@pytest.fixture
def writing(server: Server) -> Room:
    """At the first phase, with Amira in the room."""
    room = prepared(server)
    room.join("Amira")
    room.go_to("before_help")
    return room


def test_first_note_of_a_phone_is_on_the_console(writing: Room, visit: Visit) -> None:
    console = Console(visit(writing.facilitator).open(f"/begeleiden?code={writing.code}"))
    phone = phone_at(visit, writing).join("Marijke").is_at("before_help")
    phone.post("De school belde zelf.")
    expect(console.note("De school belde zelf.")).to_be_visible()
    phone.tab("mine")
    expect(phone.composer.locator(".mine li .text")).to_have_text("De school belde zelf.")
    phone.tab("wall")
    expect(phone.page.locator(".wall.root .note")).to_contain_text("De school belde zelf.")


def test_missing_name_is_said_at_the_field(writing: Room, visit: Visit) -> None:
    phone = phone_at(visit, writing)
    button(phone.page, w("I promise that, take part")).click()
    alert = phone.page.locator("#name-refusal")
    expect(alert).to_have_text(w("Fill in your name."))
    expect(alert).to_be_in_viewport()
    expect(phone.name).to_be_focused()
    phone.name.press_sequentially("M")
    expect(alert).to_be_empty()


def test_step_that_changes_announces_itself_and_keeps_what_is_typed(writing: Room, visit: Visit) -> None:
    phone = phone_at(visit, writing).join("Marijke").is_at("before_help")
    phone.text.fill("Drie hulpverleners op")
    writing.go_to("seeking_help")
    expect(phone.band).to_have_text(w("New step: {step}", step=step_title("seeking_help")))
    phone.is_at("seeking_help")
    expect(phone.text).to_have_value("Drie hulpverleners op")
    writing.go_to("pause")
    phone.is_at("pause")
    writing.go_to("before_help")
    phone.is_at("before_help")
    expect(phone.text).to_have_value("Drie hulpverleners op")


def test_what_is_written_without_a_connection_arrives(writing: Room, visit: Visit) -> None:
    visitor = visit(size=SMALL)
    phone = Phone(visitor.open(f"/doe-mee/{writing.code}")).join("Marijke").is_at("before_help")
    visitor.go_offline()
    expect(phone.page.locator(".pulse")).to_contain_text(
        w("No connection. What you write is kept on this device and sent as soon as possible.")
    )
    phone.text.fill("Zonder bereik.")
    phone.post_button.click()
    visitor.come_back()
    expect(phone.status).to_have_text(w("Saved"))
    assert writing.texts() == ["Zonder bereik."]


def test_phone_that_slept_sees_at_once_how_it_is_now(writing: Room, visit: Visit) -> None:
    """Its stream is dead and does not know it: the page asks for another as soon as it is seen again."""
    phone = phone_at(visit, writing).join("Marijke").is_at("before_help")
    page = phone.page
    with page.expect_request(lambda request: "/events" in request.url):
        page.evaluate(
            """() => {
              const real = Date.now;
              const say = (hidden) => {
                Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
                document.dispatchEvent(new Event("visibilitychange"));
              };
              say(true);
              Date.now = () => real() + 20000;
              say(false);
              Date.now = real;
            }"""
        )


def test_refresh_keeps_who_somebody_is_and_what_is_typed(writing: Room, visit: Visit) -> None:
    phone = phone_at(visit, writing).join("Marijke").is_at("before_help")
    phone.text.fill("Nog niet af")
    phone.page.reload()
    phone.is_at("before_help")
    expect(phone.text).to_have_value("Nog niet af")
    phone.tab("mine")
    expect(phone.page.locator(".who summary")).to_contain_text("Marijke")


def test_wrong_code_is_said_at_the_field_and_can_be_mended(writing: Room, visit: Visit) -> None:
    visitor = visit(size=SMALL)
    page = visitor.open("/doe-mee/AAAAAA")
    expect(page.locator("#code-refusal")).to_have_text(
        w("There is no workshop with this code. Check the six characters on the screen.")
    )
    page.get_by_label(w("Code on the screen")).fill(f"{writing.code[:3].lower()} {writing.code[3:]}")
    button(page, w("Continue")).click()
    expect(page).to_have_url(f"{writing.server.url}/doe-mee/{writing.code}")
    expect(page.locator("#name")).to_be_visible()
    assert [one for one in visitor.complaints if "403" not in one] == []
    visitor.complaints.clear()  # that the first page had the status 403 was right


def test_closed_workshop_shows_what_came_out(writing: Room, visit: Visit) -> None:
    phone = phone_at(visit, writing).join("Marijke").is_at("before_help")
    writing.facilitate("close_workshop")
    expect(phone.page.locator(".harvest.root")).to_be_visible()
    expect(phone.page.locator(".link")).to_have_text(w("The facilitator has not shared the report for download."))
    expect(phone.text).to_be_hidden()
    page = visit(size=SMALL).open(f"/doe-mee/{writing.code}")
    expect(page.locator("h1")).to_have_text(w("The workshop is closed."))


@pytest.mark.parametrize("script", ["customer_journey", "network_map", "appreciative_inquiry"])
def test_place_to_write_is_in_sight_at_every_step(server: Server, visit: Visit, script: str) -> None:
    """On a small phone without scrolling, also while a new step announces itself."""
    room = prepared(server, script=script)
    phone = phone_at(visit, room).join("Marijke")
    covered = []
    for key in where_people_write(room):
        room.go_to(key)
        expect(phone.title).to_have_text(title_in(room, key))
        expect(phone.post_button).to_be_visible()
        bar = phone.page.locator("#tabs").bounding_box()
        boxes = [field.bounding_box() for field in (phone.text, phone.post_button)]
        covered += [key for box in boxes if not (box and bar and box["y"] + box["height"] <= bar["y"])]
    assert covered == []


def test_further_choices_are_closed_again_at_the_next_step(writing: Room, visit: Visit) -> None:
    phone = phone_at(visit, writing).join("Marijke").is_at("before_help")
    more = phone.composer.locator("details.more")
    more.locator("summary").click()
    more.locator(".perspectives label", has_text="kind").first.click()
    phone.post("Gezien door een kind.")
    expect(more.locator(".perspectives input:checked")).not_to_have_value("")
    writing.go_to("seeking_help")
    phone.is_at("seeking_help")
    expect(more.locator(".perspectives")).to_be_hidden()
    more.locator("summary").click()
    expect(more.locator(".perspectives input:checked")).to_have_value("")


def test_who_waits_is_asked_once_who_they_are(server: Server, visit: Visit) -> None:
    room = prepared(server)
    console = Console(visit(room.facilitator).open(f"/begeleiden?code={room.code}"))
    phone = phone_at(visit, room).join("Marijke")
    about = phone.page.locator(".about")
    about.get_by_label(w("Your organisation")).fill("Veilig Thuis")
    button(about, w("Save")).click()
    expect(about).to_be_hidden()
    phone.page.reload()
    expect(phone.title).not_to_be_empty()
    expect(about).to_be_hidden()
    expect(console.page.locator(".roster.root")).to_contain_text("Veilig Thuis")


def test_nobody_is_asked_who_they_are_while_there_is_something_to_do(server: Server, visit: Visit) -> None:
    room = prepared(server)
    phone = phone_at(visit, room).join("Marijke")
    about = phone.page.locator(".about")
    expect(about).to_be_visible()
    room.go_to("closing")
    phone.is_at("closing")
    expect(about).to_be_hidden()
    room.go_to("pause")
    expect(about).to_be_visible()
    button(about, w("Skip")).click()
    expect(about).to_be_hidden()


def test_one_thing_that_only_streamlit_draws_is_a_link(server: Server, visit: Visit) -> None:
    room = prepared(server, script="network_map")
    room.go_to("noticed")
    phone = phone_at(visit, room, PHONE).join("Marijke")
    expect(phone.page.locator("p.link a")).to_have_attribute("href", f"/meedoen?code={room.code}&groot=1")


def test_old_links_lead_to_the_light_page_and_back_to_what_only_streamlit_draws(server: Server, visit: Visit) -> None:
    room = prepared(server, script="network_map")
    room.go_to("noticed")
    page = visit(size=PHONE).open(f"/meedoen?code={room.code}")
    expect(page).to_have_url(f"{server.url}/doe-mee/{room.code}")
    Phone(page).join("Marijke")
    page.locator("p.link a").click()
    expect(page).to_have_url(f"{server.url}/meedoen?code={room.code}&groot=1")
    expect(page.locator(".stage.participant h1")).to_be_visible()
    preview = visit(room.facilitator).open(f"/meedoen?code={room.code}&voorbeeld=1")
    expect(preview.locator(".stage.participant h1")).to_be_visible()


def test_first_visit_is_light(writing: Room, visit: Visit) -> None:
    """Until somebody has written and has looked at the wall: what comes over the network, compressed."""
    visitor = visit(size=SMALL)
    page = visitor.context.new_page()
    session = visitor.context.new_cdp_session(page)
    asked = count_traffic(session)
    page.goto(f"{writing.server.url}/doe-mee/{writing.code}")
    phone = Phone(page).join("Marijke").is_at("before_help")
    phone.post("Kort.")
    phone.tab("wall")
    expect(page.locator(".wall.root .note")).to_be_visible()
    assert len(asked) <= MOST_REQUESTS, asked
    assert sum(asked.values()) <= LARGEST_VISIT, asked


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_bars_anybody(writing: Room, visit: Visit, scheme: str) -> None:
    page = visit(size=SMALL).open(f"/doe-mee/{writing.code}", scheme)  # type: ignore[arg-type]
    found = mistakes_at_once_on(page)
    phone = Phone(page).join("Marijke").is_at("before_help")
    found += mistakes_at_once_on(page)
    phone.post("Een post-it.")
    for tab in ("wall", "mine"):
        phone.tab(tab)
        found += mistakes_at_once_on(page)
    assert found == []
