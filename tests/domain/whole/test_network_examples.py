from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import Session, col, select

from kompas.domain.dossier.compass import bearings
from kompas.domain.dossier.forms import FilledIn, filled_in, forms_of
from kompas.domain.dossier.gathered import gather
from kompas.domain.dossier.versions import as_it_was, changes_between, versions_of
from kompas.domain.map.course import rounds_of_network
from kompas.domain.network.mix import Mix, gaps_of
from kompas.domain.network.networks import erase_network, identify_in_network, members_of
from kompas.domain.network.queries import courses_of_network
from kompas.domain.network.tasks import holders_of
from kompas.domain.whole.examples import INQUIRY, load_example
from kompas.domain.whole.map_examples import load_map_example
from kompas.domain.whole.network_examples import make_example_network
from kompas.domain.whole.retention import erase, is_due
from kompas.domain.workshop.clock import AMSTERDAM
from kompas.domain.workshop.queries import workshops_of_network
from kompas.enums import AnswerState, NetworkTask, Ring, StepState, WorkshopStatus
from kompas.errors import NotAllowed
from kompas.models import (
    AmbitionDraft,
    Answer,
    Connection,
    DividedTask,
    FilledForm,
    KeptForm,
    Network,
    NetworkMember,
    Participant,
    Workshop,
)
from kompas.models.core.columns import now
from kompas.settings import get_settings
from tests.databases import on_both

pytestmark = on_both
EMPTY_AFTERWARDS: Sequence[Any] = (
    NetworkMember,
    DividedTask,
    FilledForm,
    Answer,
    KeptForm,
    Participant,
    Workshop,
    Network,
)


@pytest.fixture
def network(session: Session) -> Network:
    return make_example_network(session, "newcomer")


def form_by(session: Session, network: Network, key: str) -> FilledIn:
    (found,) = filled_in(session, [one for one in forms_of(session, network) if one.form_key == key])
    return found


def test_network_is_two_years_old_and_its_members_tell_all_that_is_asked(session: Session, network: Network) -> None:
    members = members_of(session, network)
    assert network.is_example
    assert (now() - network.created_at).days == 730
    assert {ring: sum(one.ring is ring for one in members) for ring in Ring} == {
        Ring.CORE: 7,
        Ring.PROJECT: 9,
        Ring.OUTER: 8,
    }
    assert all(one.kind for one in members)
    for field in ("function", "influence", "adult_care", "youth_care", "expert_by_experience", "independent"):
        assert len({getattr(one, field) for one in members}) > 1


def test_network_misses_something_to_be_advised_about(session: Session, network: Network) -> None:
    holders = holders_of(session, network)
    assert [task for task, people in holders.items() if not people] == [NetworkTask.SPEED_UP]
    mix = Mix(members_of(session, network), holders, network.power_talked_about)
    assert [gap.key for gap in gaps_of(mix, now().date())] == ["care", "influence_little", "tasks_free"]


def test_its_three_workshops_were_held_and_stay(session: Session, network: Network) -> None:
    held = workshops_of_network(session, network.id)
    assert {one.script_key for one in held} == {"customer_journey", "network_map", "appreciative_inquiry"}
    assert len(held) == 3
    for one in held:
        assert (one.is_example, one.status) == (True, WorkshopStatus.CLOSED)
        assert one.closed_at is not None
        assert network.created_at < one.starts_at < one.closed_at < now() - timedelta(days=30)
        assert not is_due(one, now() + timedelta(days=365))
        ended = one.closed_at.astimezone(AMSTERDAM)
        assert (ended.weekday() < 5, ended.hour, ended.minute) == (True, 12, 30)
    assert [one.workshop.script_key for one in rounds_of_network(session, network.id)] == ["network_map"]
    assert [one.accepted for one in session.exec(select(AmbitionDraft).order_by(col(AmbitionDraft.version)))] == [
        False,
        True,
    ]


def test_inquiry_quotes_what_the_journey_of_this_network_concluded(session: Session, network: Network) -> None:
    concluded = {one.text for one in courses_of_network(session, network)}
    titles = {one.title for one in workshops_of_network(session, network.id)}
    laid = session.exec(select(Connection)).all()
    assert len(laid) == 4
    assert {one.bottleneck for one in laid} <= concluded
    assert {one.origin_title for one in laid} <= titles


def test_agreements_have_dates_and_some_are_done_some_late_some_to_come(session: Session, network: Network) -> None:
    gathered = gather(session, network)
    days = [one.agreement.by_when for one in gathered.agreements]
    assert len(days) == 15
    assert None not in days
    late = [one for one in gathered.agreements if one.is_overdue(gathered.today)]
    assert len(late) == 1
    assert len(gathered.unfinished) == 6


def test_forms_are_filled_for_a_good_part_and_agreed_on(session: Session, network: Network) -> None:
    for key in ("governance_checklist", "mandate_matrix", "voice_of_households", "plan_of_approach", "analysis_report"):
        one = form_by(session, network, key)
        assert one.count(AnswerState.AGREED) >= 0.95 * len(one.form.questions), key
        assert not one.left_over()
    assert form_by(session, network, "governance_advice").count(AnswerState.AGREED, AnswerState.CONCEPT) == 5
    cycle = form_by(session, network, "learning_cycle")
    assert cycle.filled.cycle == 1
    assert cycle.count(AnswerState.CONCEPT) == len(cycle.form.questions)


def test_plan_has_two_versions_and_what_changed_between_them(session: Session, network: Network) -> None:
    plan = form_by(session, network, "plan_of_approach")
    second, first = versions_of(session, plan.filled)
    today = now().date()
    assert (first.kept_on, second.kept_on) == (today - timedelta(days=540), today - timedelta(days=60))
    assert second.kept_at.date() == second.kept_on
    before, after = (as_it_was(session, plan.filled, one) for one in (first, second))
    assert len(changes_between(before, after)) > 15
    assert changes_between(after, plan) == []
    assert date.fromisoformat(after.answers["revision"].value) > today


def test_compass_shows_steps_that_are_there(session: Session, network: Network) -> None:
    states = {one.step.key: one.state for one in bearings(gather(session, network))}
    assert {key for key, state in states.items() if state is StepState.NOT_BEGUN} <= {"strategy"}
    assert states["governance"] is StepState.THERE


def test_network_is_made_once_and_apart_from_the_other_examples(session: Session) -> None:
    load_example(session, "newcomer", path=INQUIRY)
    network = make_example_network(session, "newcomer")
    assert make_example_network(session, "newcomer").id == network.id
    assert make_example_network(session, "another").id != network.id
    for workshop in (load_example(session, "newcomer"), load_map_example(session, "newcomer")):
        assert (workshop.status, workshop.network_id == network.id) == (WorkshopStatus.RUNNING, False)


def test_network_asks_for_the_key_of_the_server(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMPAS_FACILITATOR_KEY", "sleutel-van-waterrijk")
    get_settings.cache_clear()
    with pytest.raises(NotAllowed, match="key for creating"):
        make_example_network(session, "newcomer")
    assert make_example_network(session, "newcomer", "sleutel-van-waterrijk").is_example


def test_nothing_of_it_is_left_when_it_is_erased(session: Session, network: Network) -> None:
    for workshop in workshops_of_network(session, network.id):
        erase(session, workshop)
    erase_network(session, identify_in_network(session, "newcomer", network.code), network.name)
    session.flush()
    assert [table.__name__ for table in EMPTY_AFTERWARDS if session.exec(select(table)).first()] == []
