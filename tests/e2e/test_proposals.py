"""What the record proposes for a form, on the screens of two people: taken over by a click, told when it changes, never by itself."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from kompas.domain.core.codes import new_secret
from kompas.domain.dossier.forms import begin_form
from kompas.domain.network.networks import add_member, create_network, seat, seat_in_network
from kompas.domain.workshop.devices import known_device
from kompas.models import NetworkCreate, NetworkMemberCreate
from tests.domain.dossier.filling import tell

from .browser import PHONE, Visit
from .people import button, settled
from .room import opened
from .server import Server
from .test_accessibility import mistakes_in_the_dark_on, mistakes_on
from .test_forms import is_saved, question, text
from .words import w

BEFORE, AFTER = "We delen alleen met toestemming.", "We delen alleen met toestemming, en leggen vast wat we delen."


class Table:
    """A network with members, a plan that was begun, and a checklist with an answer that the plan draws from."""

    def __init__(self, server: Server) -> None:
        self.fatima, self.karim = new_secret(), new_secret()
        with opened(server) as session:
            shape = NetworkCreate(name="Waterrijk", goal="Elk kind groeit veilig op.")
            network = create_network(session, known_device(session, self.fatima).id, shape)
            seat(session, known_device(session, self.karim).id, network)
            actor = seat_in_network(session, network, self.fatima)
            assert actor is not None
            for name, organisation in (("Amira", "Wijkteam Noord"), ("Joke", "GGZ Waterrijk")):
                told = {
                    "name": name,
                    "organisation": organisation,
                    "domain": "social",
                    "level": "policy",
                    "ring": "core",
                }
                add_member(session, actor, NetworkMemberCreate.model_validate(told))
            checklist = begin_form(session, actor, "governance_checklist", "Governance 2027")
            session.flush()
            tell(session, actor, "answer_question", form_id=checklist.id, question="privacy", value=BEFORE)
            self.checklist = checklist.id
            self.plan = begin_form(session, actor, "plan_of_approach", "Ons plan").id
            self.advice = begin_form(session, actor, "governance_advice", "Advies").id
            self.code = network.code

    def path(self, form: str) -> str:
        return f"/samenwerkingsverband?code={self.code}&form={form}"


@pytest.fixture
def table(server: Server) -> Table:
    return Table(server)


def proposal(page: Page, key: str) -> Locator:
    return question(page, key).locator(".proposal")


def at_plan(page: Page) -> Page:
    expect(page.locator(".form .question")).to_have_count(26)
    settled(page)
    return page


def test_proposal_is_taken_over_on_both_screens_and_a_change_is_offered(table: Table, visit: Visit) -> None:
    fatima, of_karim = at_plan(visit(table.fatima).open(table.path(table.plan))), visit(table.karim)
    karim = at_plan(of_karim.open(table.path(table.plan)))
    for page in (fatima, karim):
        expect(proposal(page, "privacy")).to_contain_text(BEFORE)
        expect(proposal(page, "privacy")).to_contain_text(w("from “{title}”", title="Governance 2027"))
        expect(text(page, "privacy")).to_have_value("")
    button(proposal(fatima, "privacy"), w("Take over")).click()
    for page in (fatima, karim):
        expect(text(page, "privacy")).to_have_value(BEFORE)
        expect(proposal(page, "privacy")).to_have_count(0)
    checklist = of_karim.open(table.path(table.checklist))
    text(checklist, "privacy").fill(AFTER)
    is_saved(checklist, "privacy")
    for page in (fatima, karim):
        expect(proposal(page, "privacy")).to_contain_text(AFTER)
        told = w("Changed since you looked at it, {origin}", origin=w("from “{title}”", title="Governance 2027"))
        expect(proposal(page, "privacy")).to_contain_text(told)
        expect(text(page, "privacy")).to_have_value(BEFORE)
    button(proposal(karim, "privacy"), w("Use this instead")).click()
    for page in (fatima, karim):
        expect(text(page, "privacy")).to_have_value(AFTER)
        expect(proposal(page, "privacy")).to_have_count(0)


def test_rows_are_added_and_what_is_not_needed_goes_away(table: Table, visit: Visit) -> None:
    fatima = at_plan(visit(table.fatima).open(table.path(table.plan)))
    karim = at_plan(visit(table.karim).open(table.path(table.plan)))
    first = question(fatima, "parties").locator("tbody").first.locator("tr").first.locator("textarea")
    first.first.fill("wijkteam noord")
    first.last.fill("Mag beslissen")
    is_saved(fatima, "parties")
    first.first.fill("Wijkteam Noord")
    is_saved(fatima, "parties")
    button(proposal(fatima, "parties"), w("Add to the answer")).click()
    rows = question(karim, "parties").locator(".table-of-field").first.locator("tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.first.locator("textarea").last).to_have_value("Mag beslissen")
    expect(rows.nth(1).locator("textarea").first).to_have_value("GGZ Waterrijk")
    expect(proposal(karim, "parties")).to_have_count(0)
    button(proposal(karim, "goal"), w("Leave it")).click()
    for page in (fatima, karim):
        expect(proposal(page, "goal")).to_have_count(0)
        expect(text(page, "goal")).to_have_value("")
    karim.reload()
    at_plan(karim)
    expect(question(karim, "goal").locator(".proposal")).to_have_count(0)


def test_advice_follows_the_answers_of_everybody(table: Table, visit: Visit) -> None:
    fatima = visit(table.fatima).open(table.path(table.advice))
    karim = visit(table.karim).open(table.path(table.advice))
    for page in (fatima, karim):
        expect(page.get_by_text(w("This cannot be said yet."))).to_be_visible()
    button(proposal(fatima, "parties"), w("Take over")).click()
    is_saved(fatima, "parties")
    for key, value in (("trust", "high"), ("goals", "shared")):
        question(fatima, key).locator(f'input[value="{value}"]').check()
        is_saved(fatima, key)
    for page in (fatima, karim):
        expect(page.get_by_text("Gedeelde sturing.", exact=True)).to_be_visible()
    for page in (fatima, karim):
        assert mistakes_on(page) == []
        assert mistakes_in_the_dark_on(page) == []


def test_plan_with_proposals_is_for_everybody_also_on_a_phone(table: Table, visit: Visit) -> None:
    for page in (visit(table.fatima), visit(table.karim, PHONE)):
        plan = at_plan(page.open(table.path(table.plan)))
        expect(proposal(plan, "parties")).to_be_visible()
        assert mistakes_on(plan) == []
        assert mistakes_in_the_dark_on(plan) == []


def test_matrix_and_comparison_are_for_everybody(table: Table, visit: Visit) -> None:
    of_fatima = visit(table.fatima)
    checklist = of_fatima.open(table.path(table.checklist))
    rows = question(checklist, "pitfalls").locator("tbody tr")
    expect(rows).to_have_count(3)
    rows.nth(1).locator("textarea").fill("Bespreken met de stuurgroep")
    is_saved(checklist, "pitfalls")
    checklist.reload()
    expect(rows.nth(1).locator("textarea")).to_have_value("Bespreken met de stuurgroep")
    expect(rows).to_have_count(3)
    types = of_fatima.open(table.path("types"))
    expect(types.get_by_role("heading", name="Gedeelde sturing")).to_be_visible()
    for page in (checklist, types):
        assert mistakes_on(page) == []
        assert mistakes_in_the_dark_on(page) == []


def test_version_is_laid_down_and_compared_also_on_a_phone(table: Table, visit: Visit) -> None:
    fatima = visit(table.fatima).open(table.path(table.checklist))
    expect(fatima.locator(".form .question")).to_have_count(29)
    fatima.get_by_role("button", name=w("Versions"), exact=True).click()
    button(fatima, w("Keep as a version")).click()
    first = re.compile(re.escape(w("Version {number} · {day}", number=1, day="")))
    expect(fatima.get_by_role("button", name=first)).to_be_visible()
    assert mistakes_on(fatima) == []
    fatima.keyboard.press("Escape")
    text(fatima, "privacy").fill(AFTER)
    is_saved(fatima, "privacy")
    karim = visit(table.karim, PHONE).open(table.path(f"{table.checklist}.1"))
    expect(karim.get_by_text(BEFORE, exact=True)).to_be_visible()
    karim.get_by_role("combobox", name=w("Compare with")).click()
    karim.get_by_role("option", name=w("the form as it is now")).click()
    expect(karim.get_by_text(AFTER, exact=True)).to_be_visible()
    expect(karim.get_by_text(BEFORE, exact=True)).to_be_visible()
    assert mistakes_on(karim) == []
    assert mistakes_in_the_dark_on(karim) == []
