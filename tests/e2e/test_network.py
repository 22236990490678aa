"""Two people on the page of a network: who is here, and what the other changes, without a reload."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from kompas.domain.core.codes import new_secret
from kompas.domain.network.networks import identify_in_network, networks_of_browser, renew_network_code, seat
from kompas.domain.workshop.devices import known_device
from kompas.models import Network

from .browser import Visit
from .people import button, settled
from .room import Room, opened, prepared
from .server import Server
from .test_accessibility import mistakes_on
from .words import w

NAME = "Netwerk Waterrijk"
PATH = "/samenwerkingsverband?code="


class Collaboration:
    """A network with one workshop, and the browsers of Amira and Bram who both work in it."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.amira, self.bram = new_secret(), new_secret()
        self.workshop: Room = prepared(server, network=NAME, secret=self.amira)
        with opened(server) as session:
            network = networks_of_browser(session, self.amira)[0]
            self.code = network.code
            seat(session, known_device(session, self.bram).id, session.get_one(Network, network.id))


@pytest.fixture
def network(server: Server) -> Collaboration:
    return Collaboration(server)


@pytest.fixture
def amira(network: Collaboration, visit: Visit) -> Page:
    return at_work(visit(network.amira).open(PATH + network.code))


@pytest.fixture
def bram(network: Collaboration, visit: Visit) -> Page:
    return at_work(visit(network.bram).open(PATH + network.code))


def at_work(page: Page) -> Page:
    expect(here(page)).to_contain_text(w("you"))
    return page


def here(page: Page) -> Locator:
    return page.locator(".present .line p")


def panel(page: Page, name: str) -> Locator:
    page.get_by_role("tab", name=w(name), exact=True).click()
    return page.get_by_role("tabpanel", name=w(name), exact=True)


def fill_in_member(panel: Locator, name: str) -> None:
    panel.get_by_label(w("Name"), exact=True).last.fill(name)
    panel.get_by_label(w("Organisation"), exact=True).last.fill("GGD")


def say_name(page: Page, name: str) -> None:
    button(page, w("Say who you are")).click()
    page.get_by_label(w("Your name, for the others in this network")).fill(name)
    button(page.locator(".present"), w("Save")).click()


def test_who_is_here_shows_on_every_page_of_the_network(amira: Page, bram: Page) -> None:
    for page in (amira, bram):
        expect(here(page)).to_contain_text(w("{count} without a name", count=1))
    button(bram, w("Say who you are")).click()
    settled(bram)
    assert mistakes_on(bram) == []
    say_name(amira, "Amira")
    expect(here(amira)).to_contain_text(w("{name} (you)", name="Amira"))
    expect(here(bram)).to_have_text(w("Here now: {names}", names=f"{w('you')}, Amira"))
    amira.goto("about:blank")
    expect(here(bram)).to_have_text(w("Here now: {names}", names=w("you")))


def test_members_agreements_and_settings_follow_on_the_other_screen(
    amira: Page, bram: Page, network: Collaboration
) -> None:
    network.workshop.facilitate("record_agreement", what="Elke week bellen", who="Wijkteam")
    members = panel(bram, "Members")
    ours = panel(amira, "Members")
    fill_in_member(ours, "Chaya Levi")
    button(ours, w("Add")).click()
    expect(members.get_by_text("Chaya Levi")).to_be_visible()
    agreements = panel(bram, "Agreements")
    expect(agreements.get_by_text("○ Elke week bellen")).to_be_visible()
    ours = panel(amira, "Agreements")
    button(ours, w("Change")).click()
    form = amira.get_by_test_id("stForm").filter(has_text=w("Who tells this? (organisation or name)"))
    form.get_by_role("combobox", name=w("Status")).click()
    amira.get_by_role("option", name=w("under way"), exact=True).click()
    button(form, w("Save")).click()
    expect(agreements.get_by_text("◐ Elke week bellen")).to_be_visible()
    settings = panel(amira, "Settings")
    settings.get_by_label(w("Area"), exact=True).fill("Het Waterrijk")
    button(settings, w("Save")).click()
    expect(bram.get_by_text("Het Waterrijk", exact=True)).to_be_visible()


def test_what_somebody_types_stays_when_another_changes_something(amira: Page, bram: Page) -> None:
    """The form stays open, and the page waits until the field is left."""
    ours, theirs = panel(amira, "Members"), panel(bram, "Members")
    name, organisation = (theirs.get_by_label(w(label), exact=True).last for label in ("Name", "Organisation"))
    fill_in_member(theirs, "Dirk")
    name.focus()
    name.press("End")
    name.press_sequentially(" de")
    fill_in_member(ours, "Chaya Levi")
    button(ours, w("Add")).click()
    expect(ours.get_by_text("Chaya Levi")).to_be_visible()
    name.press_sequentially(" Boer")
    expect(theirs.get_by_text("Chaya Levi")).to_have_count(0)
    name.blur()
    expect(theirs.get_by_text("Chaya Levi")).to_be_visible()
    expect(name).to_have_value("Dirk de Boer")
    expect(organisation).to_be_visible()
    settled(bram)
    button(theirs, w("Add")).click()
    expect(ours.get_by_text("Dirk de Boer")).to_be_visible()


def test_form_to_change_something_holds_what_another_made_of_it(amira: Page, bram: Page) -> None:
    ours, theirs = panel(amira, "Members"), panel(bram, "Members")
    fill_in_member(ours, "Chaya Levi")
    button(ours, w("Add")).click()
    for page, name in ((ours, "Chaya de Wit"), (theirs, "Chaya Blom")):
        settled(page.page)
        button(page, w("Change")).click()
        form = page.page.get_by_test_id("stPopoverBody").get_by_test_id("stForm")
        if page is theirs:
            expect(form.get_by_label(w("Name"), exact=True)).to_have_value("Chaya de Wit")
        form.get_by_label(w("Name"), exact=True).fill(name)
        button(form, w("Save")).click()
        for other in (ours, theirs):
            expect(other.get_by_text(name)).to_be_visible()


def view(panel: Locator, name: str) -> None:
    """Choose another view of the members; settled, or a click would find the one before."""
    panel.get_by_role("radio", name=w(name), exact=True).click()
    settled(panel.page)


def test_member_is_changed_in_the_table_by_keyboard_and_every_view_is_accessible(amira: Page, bram: Page) -> None:
    ours, theirs = panel(amira, "Members"), panel(bram, "Members")
    fill_in_member(ours, "Chaya Levi")
    button(ours, w("Add")).click()
    expect(theirs.get_by_text("Chaya Levi")).to_be_visible()
    expect(ours.get_by_role("img", name="Chaya Levi (GGD)")).to_be_visible()
    for name in ("Overview", "Tasks", "Bring in members", "Table"):
        view(ours, name)
        assert mistakes_on(amira) == [], name
    table = ours.locator(".dvn-scroller")
    table.click(position={"x": 90, "y": 52})  # the first cell under the header
    expect(ours.locator("#glide-cell-1-0")).to_be_focused()
    amira.keyboard.press("Enter")
    cell = amira.locator("textarea.gdg-input")
    expect(cell).to_be_focused()
    cell.fill("Chaya Blom")
    cell.press("Enter")
    expect(ours.get_by_text(w("{count} member differs and is not saved yet.", count=1))).to_be_visible()
    assert theirs.get_by_text("Chaya Blom").count() == 0
    button(ours, w("Save")).click()
    expect(theirs.get_by_text("Chaya Blom")).to_be_visible()


def test_who_leaves_comes_at_the_start_and_another_tab_at_the_door(
    amira: Page, bram: Page, network: Collaboration
) -> None:
    tab = bram.context.new_page()
    tab.goto(bram.url)
    at_work(tab)
    with opened(network.server) as session:
        renew_network_code(session, identify_in_network(session, network.amira, network.code))
    settled(bram)
    button(panel(bram, "Settings"), w("Facilitate this network no more on this browser")).click()
    expect(bram).to_have_url(re.compile(r"/$|/start"))
    expect(bram.get_by_role("heading", name=w("Open a network on this browser"))).to_have_count(0)
    expect(tab.get_by_role("heading", name=w("Open a network on this browser"))).to_be_visible()
    expect(here(amira)).to_have_text(w("Here now: {names}", names=w("you")))
