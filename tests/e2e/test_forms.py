"""Two people fill in the same form on the page of a network: each sees what the other writes, and nothing gets lost."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from kompas.domain.core.codes import new_secret
from kompas.domain.dossier.forms import begin_form
from kompas.domain.network.networks import create_network, seat, seat_in_network
from kompas.domain.workshop.devices import known_device
from kompas.domain.workshop.workshops import create_workshop, steps_of
from kompas.forms import own_forms
from kompas.models import NetworkCreate, WorkshopCreate
from tests.domain.dossier.filling import script_with_form

from .browser import PHONE, PROJECTOR, Visit, Visitor
from .people import button, settled
from .room import Room, opened
from .server import Server
from .test_accessibility import mistakes_in_the_dark_on, mistakes_on
from .words import w

TITLE = "Vaste contactpersoon op scholen"


class Table:
    """A network with a begun form, and the browsers of Fatima and Karim."""

    def __init__(self, server: Server) -> None:
        self.fatima, self.karim = new_secret(), new_secret()
        with opened(server) as session:
            network = create_network(session, known_device(session, self.fatima).id, NetworkCreate(name="Waterrijk"))
            seat(session, known_device(session, self.karim).id, network)
            actor = seat_in_network(session, network, self.fatima)
            assert actor is not None
            self.form = begin_form(session, actor, "learning_cycle", TITLE).id
            self.code = network.code

    @property
    def path(self) -> str:
        return f"/samenwerkingsverband?code={self.code}&form={self.form}"


@pytest.fixture
def table(server: Server) -> Table:
    return Table(server)


@pytest.fixture
def fatima(table: Table, visit: Visit) -> Page:
    return ready(visit(table.fatima).open(table.path))


@pytest.fixture
def of_karim(table: Table, visit: Visit) -> Visitor:
    return visit(table.karim)


@pytest.fixture
def karim(table: Table, of_karim: Visitor) -> Page:
    return ready(of_karim.open(table.path))


def ready(page: Page) -> Page:
    expect(page.locator(".form .question")).to_have_count(16)
    settled(page)
    return page


def question(page: Page, key: str) -> Locator:
    return page.locator(f'.form [data-question="{key}"]')


def text(page: Page, key: str) -> Locator:
    return question(page, key).locator("textarea").first


def is_saved(page: Page, key: str) -> None:
    expect(question(page, key).locator(".state")).to_have_text(re.compile(f"^{re.escape(w('Saved'))}"))


def test_each_sees_what_the_other_writes_and_a_refresh_keeps_it(fatima: Page, karim: Page) -> None:
    text(fatima, "action").fill("Twee scholen krijgen één vaste contactpersoon.")
    is_saved(fatima, "action")
    expect(text(karim, "action")).to_have_value("Twee scholen krijgen één vaste contactpersoon.")
    row = question(karim, "steps").locator("tbody tr")
    row.first.locator("textarea").first.fill("Kennismaken")
    row.first.locator("textarea").nth(2).fill("Fatima")
    expect(row).to_have_count(2)
    is_saved(karim, "steps")
    expect(text(fatima, "steps")).to_have_value("Kennismaken")
    button(question(karim, "action"), w("Agreed")).click()
    expect(question(fatima, "action").locator(".agree")).to_have_attribute("aria-pressed", "true")
    expect(fatima.locator(".form .progress")).to_have_text(
        f"{w('{filled} of {all} filled in', filled=2, all=16)} · {w('{agreed} agreed on', agreed=1)}"
    )
    fatima.reload()
    ready(fatima)
    expect(text(fatima, "action")).to_have_value("Twee scholen krijgen één vaste contactpersoon.")
    expect(text(fatima, "steps")).to_have_value("Kennismaken")


def test_of_two_texts_saved_at_once_both_stay_and_the_second_chooses(
    fatima: Page, karim: Page, of_karim: Visitor
) -> None:
    of_karim.go_offline()
    text(fatima, "ambition").fill("Binnen een dag teruggebeld.")
    is_saved(fatima, "ambition")
    text(karim, "ambition").fill("Elke school weet wie ze belt.")
    text(karim, "ambition").blur()
    of_karim.come_back()
    choice = question(karim, "ambition").locator(".choice")
    expect(choice).to_contain_text("Binnen een dag teruggebeld.")
    expect(text(karim, "ambition")).to_have_value("Elke school weet wie ze belt.")
    expect(text(fatima, "ambition")).to_have_value("Binnen een dag teruggebeld.")
    expect(question(fatima, "ambition").locator(".choice")).to_contain_text("Elke school weet wie ze belt.")
    button(choice, w("Put both together")).click()
    both = "Binnen een dag teruggebeld.\n\nElke school weet wie ze belt."
    for page in (karim, fatima):
        expect(text(page, "ambition")).to_have_value(both)
        expect(question(page, "ambition").locator(".choice")).to_be_hidden()


def test_other_text_can_be_chosen_after_a_refresh_by_anybody(fatima: Page, karim: Page, of_karim: Visitor) -> None:
    of_karim.go_offline()
    text(fatima, "success").fill("Als er binnen een dag iemand belt.")
    is_saved(fatima, "success")
    text(karim, "success").fill("Als niemand het nummer hoeft op te zoeken.")
    text(karim, "success").blur()
    of_karim.come_back()
    expect(question(karim, "success").locator(".choice")).to_be_visible()
    karim.reload()
    ready(karim)
    expect(text(karim, "success")).to_have_value("Als er binnen een dag iemand belt.")
    choice = question(karim, "success").locator(".choice")
    expect(choice).to_contain_text("Als niemand het nummer hoeft op te zoeken.")
    button(choice, w("Use this text")).click()
    expect(text(fatima, "success")).to_have_value("Als niemand het nummer hoeft op te zoeken.")


def test_text_that_may_tell_who_a_family_is_goes_to_nobody_before_its_author_decides(fatima: Page, karim: Page) -> None:
    text(fatima, "results").fill("Mevrouw Jansen belde op 06-12345678.")
    warning = question(fatima, "results").locator(".warning")
    expect(warning).to_contain_text("Jansen")
    expect(question(fatima, "results").locator(".state")).to_have_text(w("Not saved yet: decide about the text first."))
    fatima.reload()
    ready(fatima)
    expect(text(fatima, "results")).to_have_value("Mevrouw Jansen belde op 06-12345678.")
    expect(text(karim, "results")).to_have_value("")
    button(warning, w("Post all the same")).click()
    is_saved(fatima, "results")
    expect(text(karim, "results")).to_have_value("Mevrouw Jansen belde op 06-12345678.")


def test_what_was_typed_without_a_connection_arrives_when_it_is_back(
    fatima: Page, karim: Page, of_karim: Visitor
) -> None:
    of_karim.go_offline()
    text(karim, "needed").fill("Een telefoon.")
    text(karim, "needed").blur()
    expect(question(karim, "needed").locator(".state")).to_have_text(w("Saving…"))
    of_karim.come_back()
    is_saved(karim, "needed")
    expect(text(fatima, "needed")).to_have_value("Een telefoon.")


def test_what_arrives_before_the_form_itself_is_told_as_saved(table: Table, visit: Visit) -> None:
    of_karim = visit(table.karim)
    of_karim.loses_connection = True
    of_karim.context.route("**/events?*", lambda route: route.abort())
    karim = ready(of_karim.open(table.path))
    with karim.expect_response("**/actions"):
        text(karim, "needed").fill("Een telefoon.")
    expect(question(karim, "needed").locator(".state")).not_to_have_text(w("Saving…"))
    of_karim.context.unroute("**/events?*")
    is_saved(karim, "needed")


def test_what_another_tab_of_the_same_browser_brought_is_told_as_saved(
    table: Table, karim: Page, of_karim: Visitor
) -> None:
    other = ready(of_karim.open(table.path))
    of_karim.go_offline()
    karim.route("**/actions", lambda route: route.abort())
    text(karim, "needed").fill("Een telefoon.")
    expect(question(karim, "needed").locator(".state")).to_have_text(w("Saving…"))
    of_karim.come_back()
    expect(text(other, "needed")).to_have_value("Een telefoon.")
    karim.unroute("**/actions")
    is_saved(karim, "needed")


def test_owners_are_named_from_the_members_or_typed(fatima: Page, karim: Page) -> None:
    owners = question(fatima, "owners")
    owners.get_by_role("combobox").fill("Joke van Eigen Spoor")
    owners.get_by_role("combobox").press("Enter")
    is_saved(fatima, "owners")
    expect(question(karim, "owners").get_by_role("listitem")).to_contain_text("Joke van Eigen Spoor")
    button(question(karim, "owners"), w("Remove {name}", name="Joke van Eigen Spoor")).click()
    expect(owners.get_by_role("listitem")).to_have_count(0)


def test_form_with_a_choice_and_a_warning_is_for_everybody(fatima: Page, karim: Page, of_karim: Visitor) -> None:
    """Every part of it: a name, rows, an answer that is agreed on, two texts to choose from, and a warning."""
    question(fatima, "owners").get_by_role("combobox").fill("Joke")
    question(fatima, "owners").get_by_role("combobox").press("Enter")
    question(fatima, "steps").locator("tbody textarea").first.fill("Kennismaken")
    text(fatima, "action").fill("Een vaste contactpersoon.")
    is_saved(fatima, "action")
    button(question(fatima, "action"), w("Agreed")).click()
    of_karim.go_offline()
    text(fatima, "needed").fill("Een telefoon.")
    is_saved(fatima, "needed")
    text(karim, "needed").fill("Een lijst.")
    text(karim, "needed").blur()
    of_karim.come_back()
    text(karim, "results").fill("Mevrouw Jansen belde.")
    for part in ('[data-question="needed"] .choice', '[data-question="results"] .warning', ".agree[aria-pressed=true]"):
        expect(karim.locator(f".form {part}")).to_be_visible()
    assert mistakes_on(karim) == []
    assert mistakes_in_the_dark_on(karim) == []


def test_list_of_forms_is_for_everybody(table: Table, visit: Visit) -> None:
    page = visit(table.fatima, PHONE).open(f"/samenwerkingsverband?code={table.code}&form=all")
    page.get_by_text(w("Begin a form")).click()
    expect(page.get_by_label(w("What is it about?"))).to_be_visible()
    assert mistakes_on(page) == []
    assert mistakes_in_the_dark_on(page) == []


def test_form_is_begun_opened_and_goes_round_again_by_keyboard_and_on_a_phone(table: Table, visit: Visit) -> None:
    page = visit(table.fatima, PHONE).open(f"/samenwerkingsverband?code={table.code}&form=all")
    panel = page.get_by_role("tabpanel", name=w("Forms"), exact=True)
    panel.get_by_text(w("Begin a form")).click()
    panel.get_by_role("combobox", name=w("Form"), exact=True).fill("Leerformulier")
    page.get_by_role("option", name="Leerformulier").click()
    expect(panel.get_by_placeholder(str(own_forms().forms["learning_cycle"].title.nl))).to_be_visible()
    panel.get_by_label(w("What is it about?")).fill("Wachttijd")
    settled(page)
    button(panel, w("Begin")).click()
    expect(page.get_by_role("heading", name="Wachttijd", level=1)).to_be_visible()
    ready(page)
    text(page, "inspired").press_sequentially("Een verhaal")
    text(page, "inspired").press("Tab")
    is_saved(page, "inspired")
    button(page, w("Begin the next round")).click()
    expect(page.get_by_text(w("round {number}", number=2))).to_be_visible()
    expect(text(page, "inspired")).to_have_value("")
    button(page, "Waterrijk").click()
    titles = [str(own_forms().forms["learning_cycle"].title.nl), "Wachttijd", TITLE]
    for title in titles[1:]:
        expect(panel.get_by_text(title).first).to_be_visible()


class Group:
    """A workshop that fills in the form at its summary and its closing, with Amira in it."""

    def __init__(self, server: Server) -> None:
        secret = new_secret()
        shape = WorkshopCreate(title="Klantreis", script_key="customer_journey", starts_at=datetime.now(UTC))
        with opened(server) as session:
            workshop, code = create_workshop(session, secret, shape, script_with_form())
            steps = {step.key: step.id for step in steps_of(session, workshop)}
        self.room = Room(server, workshop.code, secret, code, steps)
        self.amira = self.room.join("Amira")
        self.room.go_to("summary")


def test_group_fills_in_a_form_at_a_step_and_the_screen_shows_it(server: Server, visit: Visit) -> None:
    group = Group(server)
    code = group.room.code
    phone = visit(group.amira, PHONE).open(f"/meedoen?code={code}&groot=1")
    console = visit(group.room.facilitator).open(f"/begeleiden?code={code}")
    screen = visit(group.room.facilitator, PROJECTOR).open(f"/scherm?code={code}")
    text(phone, "action").fill("Elke school een vaste contactpersoon.")
    is_saved(phone, "action")
    expect(text(console, "action")).to_have_value("Elke school een vaste contactpersoon.")
    expect(screen.locator(".form .told")).to_have_text(["Elke school een vaste contactpersoon."])
    button(question(console, "action"), w("Agreed")).click()
    expect(screen.locator(".form .question.agreed")).to_have_count(1)
    expect(phone.locator(".form .question")).to_have_count(3)
    for page in (phone, console, screen):
        assert mistakes_on(page) == []
        assert mistakes_in_the_dark_on(page) == []
    group.room.go_to("closing")
    for page in (phone, console, screen):
        expect(page.locator(".form .question")).to_have_count(16)
    expect(text(phone, "action")).to_have_value("Elke school een vaste contactpersoon.")
    expect(screen.locator(".form .pager")).to_contain_text(w("{page} of {pages}", page=1, pages=4))
