"""The compass of a network in a real browser: by mouse and keyboard, on a phone and large, and the way back."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from kompas.domain.core.codes import new_secret
from kompas.domain.network.networks import create_network
from kompas.domain.workshop.devices import known_device
from kompas.method import method
from kompas.models import NetworkCreate

from .browser import LAPTOP, PHONE, PROJECTOR, Visit
from .people import button, settled
from .room import opened
from .server import Server
from .test_accessibility import mistakes_in_the_dark_on, mistakes_on
from .words import w

PATH = "/samenwerkingsverband?code="


class Network:
    def __init__(self, server: Server) -> None:
        self.secret = new_secret()
        with opened(server) as session:
            device = known_device(session, self.secret)
            shape = NetworkCreate(name="Samen voor thuis", area="Waterrijk", goal="Kinderen zijn thuis veilig.")
            self.code = create_network(session, device.id, shape).code


@pytest.fixture
def network(server: Server) -> Network:
    return Network(server)


def at_compass(page: Page) -> Page:
    expect(ring(page).locator("a.step")).to_have_count(8)
    settled(page)
    return page


def ring(page: Page) -> Locator:
    return page.locator(".compass.root .ring")


def title_of(key: str) -> str:
    step = method().step(key)
    assert step is not None
    return step.title.nl


def heading(page: Page, text: str) -> Locator:
    return page.get_by_role("heading", name=text, exact=True, level=1)


def is_chosen(page: Page, key: str) -> None:
    expect(ring(page).locator("a.chosen")).to_have_attribute("data-step", key)
    expect(page.locator(".compass .card h3")).to_contain_text(title_of(key))


def test_click_on_a_step_opens_its_page_and_the_back_button_comes_back(network: Network, visit: Visit) -> None:
    page = at_compass(visit(network.secret).open(PATH + network.code))
    ring(page).locator('[data-step="analysis"]').click()
    expect(heading(page, title_of("analysis"))).to_be_visible()
    assert page.url.endswith(f"{PATH}{network.code}&step=analysis")
    page.get_by_role("link", name="5. Ambitie").click()
    expect(heading(page, title_of("ambition"))).to_be_visible()
    page.go_back()
    expect(heading(page, title_of("analysis"))).to_be_visible()
    page.go_back()
    at_compass(page)
    expect(heading(page, "Samen voor thuis")).to_be_visible()


def test_tool_opens_a_part_of_the_page_and_the_back_button_its_step(network: Network, visit: Visit) -> None:
    page = visit(network.secret).open(f"{PATH}{network.code}&step=organisation")
    expect(heading(page, title_of("organisation"))).to_be_visible()
    settled(page)
    page.get_by_role("link", name=w("Add the first members")).click()
    expect(page.get_by_role("tab", name=w("Members"), exact=True)).to_have_attribute("aria-selected", "true")
    page.go_back()
    expect(heading(page, title_of("organisation"))).to_be_visible()


def test_part_is_opened_from_the_compass_too(network: Network, visit: Visit) -> None:
    page = at_compass(visit(network.secret).open(PATH + network.code))
    page.get_by_role("link", name=w("Add the first members")).click()
    expect(page.get_by_role("tab", name=w("Members"), exact=True)).to_have_attribute("aria-selected", "true")


def test_part_is_opened_again_after_another_tab_was_chosen_by_hand(network: Network, visit: Visit) -> None:
    page = at_compass(visit(network.secret).open(PATH + network.code))
    link = page.get_by_role("link", name=w("Add the first members"))
    members = page.get_by_role("tab", name=w("Members"), exact=True)
    link.click()
    expect(members).to_have_attribute("aria-selected", "true")
    settled(page)
    page.get_by_role("tab", name=w("Compass"), exact=True).click()
    at_compass(page)
    link.click()
    expect(members).to_have_attribute("aria-selected", "true")


def test_mouse_gets_from_a_step_to_what_is_told_beside_the_ring(network: Network, visit: Visit) -> None:
    page = at_compass(visit(network.secret).open(PATH + network.code))
    ring(page).locator('[data-step="governance"]').hover()
    is_chosen(page, "governance")
    page.locator(".compass .card .open").click()
    expect(heading(page, title_of("governance"))).to_be_visible()


def test_ring_is_walked_by_the_arrows_and_opened_by_enter(network: Network, visit: Visit) -> None:
    page = at_compass(visit(network.secret).open(PATH + network.code))
    steps = page.get_by_role("list", name=w("Eight steps"), exact=True)
    expect(steps.get_by_role("listitem")).to_have_count(8)
    expect(ring(page).locator('a[tabindex="0"]')).to_have_count(1)
    ring(page).locator('a[tabindex="0"]').focus()
    for key, step in (
        ("ArrowRight", "governance"),
        ("End", "learning"),
        ("ArrowDown", "organisation"),
        ("ArrowLeft", "learning"),
    ):
        page.keyboard.press(key)
        expect(ring(page).locator(f'[data-step="{step}"]')).to_be_focused()
        is_chosen(page, step)
    page.keyboard.press("Enter")
    expect(heading(page, title_of("learning"))).to_be_visible()


def test_each_step_tells_its_name_and_state(network: Network, visit: Visit) -> None:
    page = at_compass(visit(network.secret).open(PATH + network.code))
    phases = {step.key: phase.title.nl for phase in method().phases for step in phase.steps}
    for step in method().steps:
        told = w("{phase}, step {number}, {name}: {title}. {state}").format(
            phase=phases[step.key],
            number=step.number,
            name=step.name.nl,
            title=step.title.nl,
            state=w("not begun"),
        )
        expect(ring(page).locator(f'[data-step="{step.key}"]')).to_have_attribute("aria-label", told)


def test_large_on_the_projector_a_step_is_told_about_and_nothing_is_left(network: Network, visit: Visit) -> None:
    page = at_compass(visit(network.secret, size=PROJECTOR).open(PATH + network.code))
    button(page, w("Full screen")).click()
    expect(button(page, w("Leave full screen"))).to_be_visible()
    ring(page).locator('[data-step="plan"]').click()
    is_chosen(page, "plan")
    assert "step=" not in page.url
    button(page, w("Leave full screen")).click()
    expect(button(page, w("Full screen"))).to_be_visible()


def test_phone_has_a_list_and_does_not_scroll_sideways(network: Network, visit: Visit) -> None:
    page = at_compass(visit(network.secret, size=PHONE).open(PATH + network.code))
    lines = page.locator(".compass .steps a")
    expect(lines).to_have_count(8)
    expect(page.locator(".compass .dial")).to_have_attribute("aria-hidden", "true")
    ring(page).locator("a.step").first.focus()
    expect(ring(page).locator("a:focus")).to_have_count(0)
    assert page.get_by_test_id("stMain").evaluate("node => node.scrollWidth <= node.clientWidth")
    lines.nth(2).click()
    expect(heading(page, title_of("plan"))).to_be_visible()
    settled(page)
    assert page.get_by_test_id("stMain").evaluate("node => node.scrollWidth <= node.clientWidth")


def test_network_is_begun_from_the_start_page(visit: Visit) -> None:
    page = visit(new_secret()).open("/")
    page.get_by_role("link", name=w("Begin or open a network")).click()
    page.get_by_label(w("Name"), exact=True).fill("Netwerk Overkant")
    button(page, w("Begin the network")).click()
    at_compass(page)
    expect(heading(page, "Netwerk Overkant")).to_be_visible()
    expect(page).to_have_url(re.compile(r"code=[A-Z0-9]{6}$"))


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("where", ["", "&step=analysis", "&step=governance", "&read=frame", "&read=ggz_consultation"])
def test_way_in_has_no_mistakes(where: str, size: tuple[int, int], network: Network, visit: Visit) -> None:
    page = visit(network.secret, size=size).open(PATH + network.code + where)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    if not where:
        at_compass(page)
    assert mistakes_on(page) == []
    assert mistakes_in_the_dark_on(page) == []
