"""People of workshops and parties of the map as proposals, for whom may know of them."""

from typing import Any

import pytest
from sqlmodel import Session

from kompas.domain.core.sheet_rows import SheetRow
from kompas.domain.map.course import round_of
from kompas.domain.map.rounds import freeze_round
from kompas.domain.network.member_import import coming_in_rows
from kompas.domain.network.member_proposals import parties_to_propose, people_to_propose
from kompas.domain.network.member_table import row_told
from kompas.domain.network.networks import (
    add_member,
    facilitate_network,
    identify_in_network,
    networks_of_browser,
    renew_network_code,
)
from kompas.enums import ReleaseLevel
from kompas.models import Workshop
from kompas.rules import NetworkActor
from tests.databases import on_both
from tests.domain.network.people import shape
from tests.factories import FACILITATOR, act, facilitator_of, join, make_workshop

pytestmark = on_both


@pytest.fixture
def workshop(session: Session) -> Workshop:
    return make_workshop(session, network="Netwerk Waterrijk", script_key="network_map")


@pytest.fixture
def actor(session: Session, workshop: Workshop) -> NetworkActor:
    (network,) = networks_of_browser(session, FACILITATOR)
    return identify_in_network(session, FACILITATOR, network.code)


def told(proposals: list[dict[str, Any]]) -> list[SheetRow]:
    return [row_told(number, one) for number, one in enumerate(proposals, start=1)]


def test_people_of_workshops_are_proposed_once_and_not_when_they_are_members(
    session: Session, workshop: Workshop, actor: NetworkActor
) -> None:
    for name in ("Amira", "Bram", "Chaya"):
        join(session, workshop, name)
    join(session, make_workshop(session, network="Netwerk Waterrijk"), "Bram", "another browser")
    add_member(session, actor, shape("amira", organisation="Organisatie van Amira"))
    proposals = people_to_propose(session, actor, FACILITATOR)
    assert [one["name"] for one in proposals] == ["Bram", "Chaya"]
    coming = coming_in_rows(session, actor.network, told(proposals))
    assert [(one.row, one.column) for one in coming.mistakes] == [(1, "level"), (2, "level")], "it was not told there"
    ready = coming_in_rows(session, actor.network, told([one | {"level": "policy"} for one in proposals]))
    assert [one.values["ring"] for one in ready.members] == ["outer", "outer"]


def test_seat_in_the_network_alone_tells_nobody_who_was_in_a_workshop(
    session: Session, workshop: Workshop, actor: NetworkActor
) -> None:
    join(session, workshop, "Amira")
    facilitate_network(session, "laptop", actor.network.code, renew_network_code(session, actor))
    other = identify_in_network(session, "laptop", actor.network.code)
    assert people_to_propose(session, other, "laptop") == []
    assert [one["name"] for one in people_to_propose(session, actor, FACILITATOR)] == ["Amira"]


def test_people_of_workshops_outside_the_network_are_not_proposed(session: Session, actor: NetworkActor) -> None:
    join(session, make_workshop(session), "Amira")
    assert people_to_propose(session, actor, FACILITATOR) == []


def test_parties_of_the_last_map_are_proposed_without_a_name(
    session: Session, workshop: Workshop, actor: NetworkActor
) -> None:
    facilitator = facilitator_of(session, workshop)
    assert parties_to_propose(session, actor) == []
    ends = [act(session, facilitator, "add_party", name=name, domain="safety") for name in ("Veilig Thuis", "Politie")]
    act(session, facilitator, "draw_line", one_id=ends[0], other_id=ends[1], colour="hardly")
    freeze_round(session, facilitator)
    add_member(session, actor, shape("Dirk", organisation="politie"))
    proposals = {one["organisation"]: one for one in parties_to_propose(session, actor)}
    assert "Politie" not in proposals
    party = proposals["Veilig Thuis"]
    assert (party["organisation"], party["kind"], party["domain"]) == ("Veilig Thuis", "veilig_thuis", "safety")
    coming = coming_in_rows(session, actor.network, told([party]))
    assert [one.column for one in coming.mistakes] == ["name", "level"]


def test_map_that_stays_in_its_session_proposes_nobody(
    session: Session, workshop: Workshop, actor: NetworkActor
) -> None:
    facilitator = facilitator_of(session, workshop)
    ends = [act(session, facilitator, "add_party", name=name, domain="safety") for name in ("Veilig Thuis", "Politie")]
    act(session, facilitator, "draw_line", one_id=ends[0], other_id=ends[1], colour="hardly")
    freeze_round(session, facilitator)
    kept = round_of(session, workshop)
    kept.release = ReleaseLevel.SESSION
    assert parties_to_propose(session, actor) == []
    kept.release = ReleaseLevel.PARTICIPANTS
    assert {one["organisation"] for one in parties_to_propose(session, actor)} >= {"Veilig Thuis", "Politie"}
