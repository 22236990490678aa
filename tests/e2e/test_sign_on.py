"""Signing on at a real provider, in real browsers: making a workshop, finding it elsewhere, and being kept out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from kompas.domain.core.codes import new_secret
from kompas.domain.network.networks import create_network
from kompas.domain.workshop.devices import known_device
from kompas.domain.workshop.workshops import renew_facilitator_code
from kompas.enums import Role
from kompas.models import NetworkCreate
from kompas.rules import Actor

from .browser import Visit, Visitor, Visitors
from .people import Console, Participant, button, settled
from .provider import ANNA, BO, DOMAIN, STRANGER, Provider, choose, deny, providing
from .room import opened, workshop_with
from .server import Server, serving
from .words import w

TITLE = "Klantreis met inloggen"


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    with providing(tmp_path_factory.mktemp("provider")) as provider:
        yield provider


@pytest.fixture(scope="module")
def guarded(provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Kompas that asks facilitators to sign on."""
    server = Server(tmp_path_factory.mktemp("sign-on"))
    try:
        server.start(**provider.settings(server.url))
        yield server
    finally:
        server.stop()


@pytest.fixture
def anybody(visitors: Visitors, guarded: Server) -> Iterator[Visit]:
    """Browsers as elsewhere; the provider's own page asks for a style sheet from outside, which is none of ours."""
    invited: list[Visitor] = []

    def make(secret: str | None = None, **options: Any) -> Visitor:
        visitor = visitors.invite(**options).arrive(guarded, secret)
        visitor.context.route(re.compile(r"cdn\.jsdelivr\.net"), lambda route: route.fulfill(body=""))
        invited.append(visitor)
        return visitor

    yield make
    for visitor in invited:
        visitor.context.unroute_all()
    assert visitors.say_goodbye() == []


def start_of(page: Page) -> None:
    settled(page)
    button(page, w("Sign in")).click()


def sign_in(visitor: Visitor, person: dict[str, Any], path: str = "/") -> Page:
    page = visitor.open(path)
    start_of(page)
    choose(page, person)
    page.wait_for_url(f"{visitor.server.url}{path}")
    settled(page)
    expect(page.get_by_text(w("Signed in as {name}", name=str(person["name"])))).to_be_visible()
    return page


@dataclass
class Made:
    code: str
    page: Page
    visitor: Visitor


@pytest.fixture
def made(anybody: Visit) -> Made:
    """A workshop that Anna makes on her laptop, by the pages, signed on there."""
    visitor = anybody()
    page = sign_in(visitor, ANNA)
    button(page, w("Prepare a new workshop")).click()
    page.get_by_label(w("Title"), exact=True).fill(TITLE)
    button(page, w("Create the workshop")).click()
    button(page, w("To the console")).wait_for()
    found = re.search(r"code=([A-Z0-9]{6})", page.url)
    assert found is not None
    return Made(found.group(1), page, visitor)


def facilitator_code_of(server: Server, code: str) -> str:
    with opened(server) as session:
        workshop = workshop_with(session, code)
        return renew_facilitator_code(session, Actor(0, workshop, frozenset({Role.FACILITATOR})))


def test_who_signs_on_makes_a_workshop_and_leads_it(made: Made) -> None:
    button(made.page, w("To the console")).click()
    Console(made.page).press("Start the workshop")
    expect(button(made.page, w("Sign out"))).to_be_visible()


def test_other_device_finds_the_workshop_after_signing_on(made: Made, anybody: Visit) -> None:
    page = sign_in(anybody(), ANNA)
    card = page.locator("[data-testid=stVerticalBlock], [data-testid=stHorizontalBlock]").filter(has_text=made.code)
    card.last.get_by_role("link", name=w("Facilitate")).click()
    expect(Console(page).runner).to_be_visible()
    expect(made.page.get_by_text(made.code).first).to_be_visible()


def test_signing_on_at_the_door_of_a_workshop_leads_back_to_it(made: Made, anybody: Visit) -> None:
    visitor = anybody()
    page = visitor.open(f"/begeleiden?code={made.code}")
    expect(button(page, w("Sign in"))).to_be_visible()
    expect(page.get_by_label(w("Facilitator code"))).to_have_count(0)
    start_of(page)
    choose(page, ANNA)
    page.wait_for_url(f"**/begeleiden?code={made.code}")
    expect(Console(page).runner).to_be_visible()


def test_code_alone_opens_nothing_and_the_code_with_an_account_does(
    made: Made, anybody: Visit, guarded: Server
) -> None:
    page = sign_in(anybody(), BO, f"/begeleiden?code={made.code}")
    page.get_by_label(w("Facilitator code"), exact=True).fill(facilitator_code_of(guarded, made.code))
    button(page, w("Continue")).click()
    expect(Console(page).runner).to_be_visible()


def test_wrong_domain_is_refused_in_words_and_another_account_comes_in(anybody: Visit) -> None:
    visitor = anybody()
    page = visitor.open()
    start_of(page)
    choose(page, STRANGER)
    page.wait_for_url(f"{visitor.server.url}/")
    told = w(
        "With this account you cannot facilitate here: only with an e-mail address of {domains}. Sign in with another account, or ask the administrator of this server.",
        domains=DOMAIN,
    )
    expect(page.get_by_text(told)).to_be_visible()
    expect(button(page, w("Prepare a new workshop"))).to_have_count(0)
    expect(page.get_by_label(w("Code on the screen"))).to_be_visible()
    start_of(page)
    choose(page, BO)
    expect(page.get_by_text(w("Signed in as {name}", name=str(BO["name"])))).to_be_visible()


def test_who_says_no_at_the_provider_is_told_so(anybody: Visit) -> None:
    visitor = anybody()
    page = visitor.open("/voorbereiden")
    start_of(page)
    deny(page)
    page.wait_for_url("**/voorbereiden?sign-on=refused")
    told = "Signing in was broken off, or not allowed. Try again, or ask the administrator of this server."
    expect(page.get_by_text(w(told))).to_be_visible()


def test_signing_out_ends_the_seat_in_every_window(made: Made) -> None:
    button(made.page, w("To the console")).click()
    console = Console(made.page)
    expect(console.runner).to_be_visible()
    second = made.visitor.context.new_page()
    second.goto(f"{made.visitor.server.url}/")
    settled(second)
    button(second, w("Sign out")).click()
    button(second, "Logout").or_(button(second, "Log out")).or_(second.locator("form button")).first.click()
    second.wait_for_url(f"{made.visitor.server.url}/")
    expect(button(second, w("Sign in"))).to_be_visible()
    expect(second.get_by_text(TITLE)).to_have_count(0)
    expect(button(console.page, w("Sign in"))).to_be_visible()
    expect(console.runner).to_have_count(0)
    assert [c["name"] for c in made.visitor.context.cookies() if c["name"].startswith("_streamlit_user")] == []


def test_network_from_before_is_found_on_another_device(anybody: Visit, guarded: Server) -> None:
    """Who signs on at the browser that has it, gets it on the others."""
    secret = new_secret()
    with opened(guarded) as session:
        create_network(session, known_device(session, secret).id, NetworkCreate(name="Netwerk Waterrijk"))
    first = anybody(secret)
    button(sign_in(first, BO), w("Sign out")).wait_for()
    page = sign_in(anybody(), BO)
    page.get_by_role("link", name=w("Open"), exact=True).click()
    expect(page.get_by_role("heading", name="Netwerk Waterrijk")).to_be_visible()
    expect(page.get_by_role("tab", name=w("Members"))).to_be_visible()


def test_participant_joins_as_always(made: Made, anybody: Visit) -> None:
    page = anybody().open(f"/meedoen?code={made.code}&groot=1")
    expect(button(page, w("Sign in"))).to_have_count(0)
    Participant(page).join("Amira").is_in()


def test_provider_that_is_away_is_told_and_taking_part_goes_on(anybody: Visit, guarded: Server, tmp_path: Path) -> None:
    """On a server of its own: this one is told of a provider that nobody started."""
    with serving(tmp_path, **Provider(tmp_path).settings("http://127.0.0.1:1")) as alone:
        page = anybody().arrive(alone).open()
        start_of(page)
        page.wait_for_url("**/?sign-on=unreachable")
        told = "The service for signing in does not answer now. Try again in a minute. Taking part works as always."
        expect(page.get_by_text(w(told))).to_be_visible()
        expect(page.get_by_label(w("Code on the screen"))).to_be_visible()
        assert "Traceback" not in alone.said()


def test_without_single_sign_on_there_is_nothing_of_it(visit: Visit, server: Server) -> None:
    visitor = visit()
    page = visitor.open()
    settled(page)
    expect(button(page, w("Prepare a new workshop"))).to_be_visible()
    expect(button(page, w("Sign in"))).to_have_count(0)
    for path in ("/auth/login?provider=default", "/oauth2callback?code=1&state=2"):
        page.goto(f"{server.url}{path}")
        page.wait_for_url(f"{server.url}/")
