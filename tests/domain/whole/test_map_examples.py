from collections import Counter

from sqlmodel import Session

from kompas.domain.map.course import compared_with, earlier_rounds, rounds_of_network
from kompas.domain.map.queries import drawing_of
from kompas.domain.network.networks import networks_of_browser
from kompas.domain.whole.examples import load_example
from kompas.domain.whole.map_examples import load_map_example
from kompas.domain.workshop.steps import current_step
from kompas.enums import AgreementStatus, LineChange, WorkshopStatus
from tests.databases import on_both

pytestmark = on_both


def test_example_network_has_two_rounds_half_a_year_apart(session: Session) -> None:
    second = load_map_example(session, "newcomer")
    (first,) = earlier_rounds(session, second)
    then = drawing_of(session, first.workshop)
    assert (len(then.parties), len(then.lines)) == (18, 45)
    assert first.workshop.status is WorkshopStatus.CLOSED
    assert 180 <= (second.starts_at - first.frozen_at).days <= 184
    step = current_step(session, second)
    assert step is not None
    assert step.key == "changed"


def test_example_shows_both_rounds_on_the_page_of_its_network(session: Session) -> None:
    second = load_map_example(session, "newcomer")
    rounds = rounds_of_network(session, second.network_id)
    assert [one.workshop.title for one in rounds] == ["Netwerk in kaart, najaar", "Netwerk in kaart, voorjaar"]
    (network,) = networks_of_browser(session, "newcomer")
    assert {network.goal, *(one.kept.goal for one in rounds)} == {second.goal}
    assert second.status is WorkshopStatus.RUNNING


def test_example_rounds_show_every_kind_of_change(session: Session) -> None:
    second = load_map_example(session, "newcomer")
    (first,) = earlier_rounds(session, second)
    compared = compared_with(session, second, first)
    counts = compared.comparison.counts
    assert {change for change in LineChange if not counts[change]} == set()
    assert counts[LineChange.BETTER] > counts[LineChange.WORSE]
    assert [now.name for _then, now in compared.comparison.renamed] == ["Oranje Huis Waterrijk"]
    statuses = Counter(one.status for agreed in compared.agreements.values() for one in agreed)
    assert statuses == {AgreementStatus.DONE: 2, AgreementStatus.OPEN: 1}


def test_examples_are_loaded_once_and_beside_each_other(session: Session) -> None:
    second = load_map_example(session, "newcomer")
    journey = load_example(session, "newcomer")
    assert journey.script_key == "customer_journey"
    assert load_map_example(session, "newcomer").id == second.id
    assert load_example(session, "newcomer").id == journey.id
