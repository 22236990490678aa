"""The goal of a group: agreed on in the room, kept with the round, begun with next time, offered to the network."""

import pytest
from sqlmodel import Session

from kompas.domain.map.course import round_of
from kompas.domain.map.goals import agree_goal
from kompas.domain.map.rounds import freeze_round
from kompas.domain.network.networks import networks_of_browser
from kompas.domain.network.workshops import keep_goal_for_network, network_to_offer
from kompas.domain.workshop.devices import identify, known_device, take_seat
from kompas.domain.workshop.workshops import close_workshop
from kompas.enums import Role, SeatWay
from kompas.errors import Invalid, NotAllowed
from kompas.exports import report_of
from kompas.exports.whole.front import Front
from kompas.models import Workshop
from kompas.rules import Actor
from tests.factories import FACILITATOR, START, act, facilitator_of, join, make_workshop, refuses


def map_workshop(session: Session, **changes: str) -> Workshop:
    return make_workshop(session, script_key="network_map", network="Waterrijk", **changes)


@pytest.fixture
def workshop(session: Session) -> Workshop:
    return map_workshop(session)


def draw(session: Session, actor: Actor) -> None:
    ends = [act(session, actor, "add_party", name=name) for name in ("Politie", "Ggz")]
    act(session, actor, "draw_line", one_id=ends[0], other_id=ends[1])


def test_goal_of_the_room_is_kept_with_the_round_and_in_the_report(session: Session, workshop: Workshop) -> None:
    facilitator = facilitator_of(session, workshop)
    draw(session, facilitator)
    seen = workshop.revision
    agree_goal(session, facilitator, " Samen veilig. ")
    assert workshop.revision > seen
    freeze_round(session, facilitator)
    assert (workshop.goal, round_of(session, workshop).goal) == ("Samen veilig.", "Samen veilig.")
    assert report_of(session, workshop, START)[Front].goal == "Samen veilig."


def test_next_round_begins_with_the_goal_of_the_last_one(session: Session, workshop: Workshop) -> None:
    facilitator = facilitator_of(session, workshop)
    draw(session, facilitator)
    agree_goal(session, facilitator, "Samen veilig.")
    assert map_workshop(session).goal == ""
    freeze_round(session, facilitator)
    assert map_workshop(session).goal == "Samen veilig."
    assert map_workshop(session, goal="Iets anders").goal == "Iets anders"


def test_first_round_begins_with_the_goal_of_the_network(session: Session, workshop: Workshop) -> None:
    networks_of_browser(session, FACILITATOR)[0].goal = "Van het netwerk."
    assert map_workshop(session).goal == "Van het netwerk."


def test_goal_is_offered_to_the_network_by_who_facilitates_it(session: Session, workshop: Workshop) -> None:
    facilitator = facilitator_of(session, workshop)
    assert network_to_offer(session, facilitator) is None
    agree_goal(session, facilitator, "Samen veilig.")
    take_seat(session, known_device(session, "second"), workshop, Role.FACILITATOR, way=SeatWay.FACILITATOR_CODE)
    second = identify(session, "second", workshop.code)
    refuses(NotAllowed, "facilitates the network", lambda: keep_goal_for_network(session, second))
    keep_goal_for_network(session, facilitator)
    assert networks_of_browser(session, FACILITATOR)[0].goal == "Samen veilig."
    assert network_to_offer(session, facilitator) is None


def test_goal_is_for_the_facilitator_while_the_workshop_is_open(session: Session, workshop: Workshop) -> None:
    facilitator, amira = facilitator_of(session, workshop), join(session, workshop, "Amira")
    refuses(NotAllowed, "Only the facilitator", lambda: agree_goal(session, amira, "x"))
    refuses(Invalid, "too long", lambda: agree_goal(session, facilitator, "x" * 2001))
    close_workshop(session, facilitator)
    refuses(NotAllowed, "closed", lambda: agree_goal(session, facilitator, "x"))
