"""Networks: who gets in, what strangers with the same name see, members, and agreements that live on."""

from datetime import date

import pytest
from sqlmodel import Session, select

from kompas.domain.network.network_agreements import agreements_of_network, chosen, follow_agreement
from kompas.domain.network.networks import (
    add_member,
    change_member,
    change_network,
    erase_network,
    facilitate_network,
    identify_in_network,
    leave_network,
    members_of,
    network_seats,
    networks_of_browser,
    remove_member,
    renew_network_code,
    switch_off_network_code,
    when_sent_out_of_network,
    withdraw_network_seat,
)
from kompas.domain.network.workshops import facilitate_either
from kompas.domain.whole.retention import erase_workshop, forget
from kompas.domain.workshop.devices import identify, known_device, take_seat
from kompas.domain.workshop.facilitators import become
from kompas.domain.workshop.participants import join_workshop
from kompas.domain.workshop.queries import workshops_of_network
from kompas.domain.workshop.workshops import change_details, close_workshop, renew_facilitator_code
from kompas.enums import AgreementStatus, Domain, MemberLevel, Ring, Role, SeatWay
from kompas.errors import Conflict, Invalid, NotAllowed, NotFound, WrongCode
from kompas.models import Agreement, Network, NetworkCreate, NetworkMemberCreate, NetworkSeat, Workshop
from kompas.models.core.columns import now
from kompas.rules import Actor, NetworkActor
from tests.databases import on_both
from tests.factories import FACILITATOR, START, act, facilitator_of, join, make_workshop, person, refuses, secret_of

pytestmark = on_both
NAME = "Netwerk Waterrijk"
TODAY = date(2026, 11, 24)


@pytest.fixture
def workshop(session: Session) -> Workshop:
    return make_workshop(session, network=NAME)


@pytest.fixture
def actor(session: Session, workshop: Workshop) -> NetworkActor:
    (network,) = networks_of_browser(session, FACILITATOR)
    return identify_in_network(session, FACILITATOR, network.code)


def test_seat_in_a_network_can_be_withdrawn(session: Session, actor: NetworkActor) -> None:
    code = renew_network_code(session, actor)
    facilitate_network(session, "laptop-2", actor.network.code, code)
    seats = {seat.device_id: seat.id for seat in network_seats(session, actor.network)}
    other = identify_in_network(session, "laptop-2", actor.network.code)
    withdraw_network_seat(session, actor, seats[actor.device_id])  # one's own: by leaving, which asks more
    withdraw_network_seat(session, actor, seats[other.device_id])
    refuses(NotAllowed, None, lambda: identify_in_network(session, "laptop-2", actor.network.code))
    assert identify_in_network(session, FACILITATOR, actor.network.code)
    assert when_sent_out_of_network(session, "laptop-2", actor.network.code)
    assert when_sent_out_of_network(session, FACILITATOR, actor.network.code) is None


def test_network_code_that_is_off_opens_nothing(session: Session, actor: NetworkActor) -> None:
    code = renew_network_code(session, actor)
    switch_off_network_code(session, actor)
    for tried in (code, "", "none"):
        refuses(WrongCode, None, lambda: facilitate_network(session, "laptop-2", actor.network.code, tried))  # noqa: B023
    refuses(Invalid, "Make a facilitator code", lambda: leave_network(session, actor))


def test_network_is_not_doubled_by_who_came_by_the_code_of_its_workshop(
    session: Session, actor: NetworkActor, workshop: Workshop
) -> None:
    """In another browser, where the network is not open; with its own code it is."""
    become(
        session,
        "laptop-2",
        workshop.code,
        renew_facilitator_code(session, facilitator_of(session, workshop)),
        Role.FACILITATOR,
    )
    refuses(
        Conflict,
        "Open that network with its code",
        lambda: make_workshop(session, "laptop-2", network="netwerk waterrijk"),
    )
    facilitate_network(session, "laptop-2", actor.network.code, renew_network_code(session, actor))
    assert make_workshop(session, "laptop-2", network="netwerk waterrijk").network_id == actor.network.id
    assert len(session.exec(select(Network)).all()) == 1


def test_workshop_with_a_name_makes_a_network_once(session: Session, actor: NetworkActor) -> None:
    again = make_workshop(session, network=" netwerk  waterrijk ")
    assert (again.network_id, again.network) == (actor.network.id, NAME)
    assert [one.network_id for one in workshops_of_network(session, actor.network.id)] == [actor.network.id] * 2
    assert make_workshop(session).network_id is None


def test_strangers_with_the_same_name_share_nothing(session: Session, actor: NetworkActor) -> None:
    theirs = make_workshop(session, "somebody-else", network=NAME)
    assert theirs.network_id != actor.network.id
    assert len(workshops_of_network(session, actor.network.id)) == 1
    with pytest.raises(NotAllowed):
        identify_in_network(session, "somebody-else", actor.network.code)


def test_seat_in_a_workshop_is_none_in_its_network(session: Session, workshop: Workshop, actor: NetworkActor) -> None:
    join(session, workshop, "Amira")
    for secret in (None, "stranger", secret_of("Amira")):
        refuses(
            NotAllowed,
            "not open to you",
            lambda secret=secret: identify_in_network(session, secret, actor.network.code),
        )  # type: ignore[misc]
    refuses(NotAllowed, "not open to you", lambda: identify_in_network(session, FACILITATOR, workshop.code))


def test_code_opens_the_network_on_another_browser(session: Session, actor: NetworkActor) -> None:
    refuses(NotAllowed, None, lambda: facilitate_network(session, "laptop", actor.network.code, "AAAA-AAAA-AAAA"))
    old = renew_network_code(session, actor)
    code = renew_network_code(session, actor)
    refuses(NotAllowed, None, lambda: facilitate_network(session, "laptop", actor.network.code, old))
    facilitate_network(session, "laptop", actor.network.code.lower(), code)
    assert identify_in_network(session, "laptop", actor.network.code).network.id == actor.network.id


def test_last_one_leaves_only_when_there_is_a_code(session: Session, actor: NetworkActor) -> None:
    refuses(Invalid, "only one", lambda: leave_network(session, actor))
    renew_network_code(session, actor)
    leave_network(session, actor)
    assert networks_of_browser(session, FACILITATOR) == []


def test_workshops_follow_the_name_and_outlive_the_network(
    session: Session, workshop: Workshop, actor: NetworkActor
) -> None:
    change_network(session, actor, NetworkCreate(name="Netwerk Nieuw", area="Waterrijk", goal="Samen"))
    session.refresh(workshop)
    assert workshop.network == "Netwerk Nieuw"
    refuses(Invalid, "not the same", lambda: erase_network(session, actor, NAME))
    erase_network(session, actor, "netwerk nieuw ")
    session.flush()
    session.refresh(workshop)
    assert (workshop.network_id, workshop.network) == (None, "Netwerk Nieuw")
    assert (session.exec(select(Network)).all(), session.exec(select(NetworkSeat)).all()) == ([], [])


def test_erasing_a_workshop_leaves_the_network(
    session: Session, workshop: Workshop, facilitator: Actor, actor: NetworkActor
) -> None:
    erase_workshop(session, facilitator, workshop.title)
    assert workshops_of_network(session, actor.network.id) == []


def test_second_facilitator_changes_details_without_losing_the_network(
    session: Session, workshop: Workshop, actor: NetworkActor
) -> None:
    facilitator = facilitator_of(session, workshop)
    change_details(session, facilitator, title="x", goal="", network=NAME, case_text="", starts_at=START)
    assert workshop.network_id == actor.network.id
    take_seat(session, known_device(session, "second"), workshop, Role.FACILITATOR, way=SeatWay.FACILITATOR_CODE)
    second = identify(session, "second", workshop.code)
    change_details(session, second, title="y", goal="", network=NAME, case_text="", starts_at=START)
    for other in ("", "Van de tweede"):
        refuses(
            NotAllowed,
            "move this workshop",
            lambda other=other: change_details(
                session, second, title="y", goal="", network=other, case_text="", starts_at=START
            ),
        )  # type: ignore[misc]
    change_details(session, facilitator, title="x", goal="", network="", case_text="", starts_at=START)
    assert (workshop.network_id, workshop.network) == (None, "")


def member(name: str, **changes: object) -> NetworkMemberCreate:
    given = {"organisation": "GGD", "domain": Domain.HEALTH, "level": MemberLevel.POLICY, "ring": Ring.CORE}
    return NetworkMemberCreate.model_validate({"name": name, **given, **changes})


def test_who_joins_works_at_the_level_the_network_knows(
    session: Session, workshop: Workshop, actor: NetworkActor
) -> None:
    add_member(session, actor, member("Chaya  Levi", organisation="ggd Waterrijk", level=MemberLevel.BOARD))

    def joins(name: str, organisation: str, **changes: object) -> MemberLevel | None:
        shape = person(name, organisation=organisation, **changes)
        return join_workshop(session, name, workshop.code, shape, acknowledged=True).level

    assert joins("chaya levi", "GGD Waterrijk") is MemberLevel.BOARD
    assert joins("Chaya Levi", "Wijkteam") is None
    assert joins("Chaya Levi", "GGD Waterrijk", level=MemberLevel.POLICY) is MemberLevel.POLICY


def test_members_stand_by_ring_until_they_are_removed(session: Session, actor: NetworkActor) -> None:
    amira = add_member(session, actor, member("Amira", ring=Ring.OUTER))
    add_member(session, actor, member("Bram", expert_by_experience=True))
    assert [one.name for one in members_of(session, actor.network)] == ["Bram", "Amira"]
    remove_member(session, actor, amira.id)
    session.flush()
    refuses(NotFound, None, lambda: remove_member(session, actor, amira.id))


def test_somebody_who_is_there_is_not_added_again_by_a_second_click(session: Session, actor: NetworkActor) -> None:
    assert add_member(session, actor, member("Amira")).id == add_member(session, actor, member("Amira")).id
    add_member(session, actor, member("Amira", organisation="Ggz"))
    assert [one.organisation for one in members_of(session, actor.network)] == ["GGD", "Ggz"]


def test_codes_lead_to_a_workshop_or_a_network_and_do_not_tell_which_is_wrong(
    session: Session, workshop: Workshop, facilitator: Actor, actor: NetworkActor
) -> None:
    network_code, workshop_code = renew_network_code(session, actor), renew_facilitator_code(session, facilitator)
    session.flush()
    assert facilitate_either(session, "laptop", actor.network.code, network_code) == actor.network
    assert facilitate_either(session, "laptop", workshop.code, workshop_code) == workshop
    for code in (actor.network.code, "ZZZZZZ"):
        refuses(
            NotAllowed,
            "no workshop and no network",
            lambda code=code: facilitate_either(session, "laptop", code, workshop_code),
        )  # type: ignore[misc]
    refuses(
        NotAllowed,
        "facilitator code is not right",
        lambda: facilitate_either(session, "laptop", workshop.code, network_code),
    )


# --- agreements ---------------------------------------------------------------------------------------------


def agree(session: Session, actor: Actor, what: str, who: str = "GGD", **fields: object) -> str:
    return act(session, actor, "record_agreement", what=what, who=who, **fields)


def test_agreements_of_all_workshops_stand_together(
    session: Session, workshop: Workshop, facilitator: Actor, actor: NetworkActor
) -> None:
    later = facilitator_of(session, make_workshop(session, network=NAME, title="Later"))
    agree(session, later, "zonder datum")
    agree(session, facilitator, "laat", by_when="2027-03-01")
    agree(session, later, "vroeg", by_when="2026-01-15")
    gone = agree(session, later, "weg")
    act(session, later, "withdraw_agreement", agreement_id=gone)
    agree(
        session,
        facilitator_of(session, make_workshop(session, "somebody-else", network=NAME), "somebody-else"),
        "van anderen",
    )
    kept = agreements_of_network(session, actor.network)
    assert [one.agreement.what for one in kept] == ["vroeg", "laat", "zonder datum"]
    assert [one.is_overdue(TODAY) for one in kept] == [True, False, False]


def test_agreement_from_a_line_of_the_map_names_it(session: Session, actor: NetworkActor) -> None:
    facilitator = facilitator_of(session, make_workshop(session, network=NAME, script_key="network_map"))
    ends = [act(session, facilitator, "add_party", name=name) for name in ("Politie", "Ggz")]
    line = act(session, facilitator, "draw_line", one_id=ends[0], other_id=ends[1])
    agree(session, facilitator, "bellen", line_id=line)
    agree(session, facilitator, "zomaar")
    assert [one.line for one in agreements_of_network(session, actor.network)] == ["Politie – Ggz", None]


def test_agreement_is_followed_after_the_workshop_closed(
    session: Session, workshop: Workshop, facilitator: Actor, actor: NetworkActor
) -> None:
    key = agree(session, facilitator, "bellen", by_when="2026-01-15")
    close_workshop(session, facilitator)
    follow_agreement(session, actor, key, AgreementStatus.DONE, date(2026, 2, 1), " Wijkteam  Noord ")
    stored = session.get_one(Agreement, key)
    assert (stored.status, stored.by_when, stored.revision) == (
        AgreementStatus.DONE,
        date(2026, 2, 1),
        workshop.revision,
    )
    assert stored.status_at is not None
    assert stored.status_at <= now()
    assert not agreements_of_network(session, actor.network)[0].is_overdue(TODAY)
    assert stored.status_by == "Wijkteam Noord"
    forget(session, workshop, now())
    session.refresh(stored)
    assert (stored.status, stored.status_by) == (AgreementStatus.DONE, "")
    follow_agreement(session, actor, key, AgreementStatus.DROPPED, None, "Wijkteam Noord")
    assert stored.status_by == ""


def test_day_far_away_is_refused_but_one_that_stands_already_may_stay(
    session: Session, facilitator: Actor, actor: NetworkActor
) -> None:
    key = agree(session, facilitator, "bellen")
    refuses(Invalid, "within ten years", lambda: follow_agreement(session, actor, key, AgreementStatus.DONE, date.max))
    stored = session.get_one(Agreement, key)
    assert (stored.by_when, stored.status_at) == (None, None)
    stored.by_when = date.max
    follow_agreement(session, actor, key, AgreementStatus.DONE, date.max)
    assert stored.status is AgreementStatus.DONE


def test_pages_are_drawn_anew_for_what_they_show(
    session: Session, workshop: Workshop, facilitator: Actor, actor: NetworkActor
) -> None:
    key = agree(session, facilitator, "bellen")
    amira = add_member(session, actor, member("Amira"))
    shown = [actor.network.page_revision]
    for change in (
        lambda: change_member(session, actor, amira.id, member("Bram")),
        lambda: remove_member(session, actor, amira.id),
        lambda: change_network(session, actor, NetworkCreate(name=NAME, area="Waterrijk")),
        lambda: follow_agreement(session, actor, key, AgreementStatus.DONE, None),
    ):
        change()
        shown.append(actor.network.page_revision)
    assert shown == sorted(set(shown))
    assert shown[0] > 0
    renew_network_code(session, actor)
    leave_network(session, actor)
    assert actor.network.page_revision == shown[-1] < actor.network.revision


def test_agreement_of_another_network_is_not_there(session: Session, actor: NetworkActor) -> None:
    elsewhere = facilitator_of(session, make_workshop(session, "somebody-else", network=NAME), "somebody-else")
    key = agree(session, elsewhere, "van anderen")
    refuses(NotFound, None, lambda: follow_agreement(session, actor, key, AgreementStatus.DONE, None))


def test_filters_go_together(session: Session, workshop: Workshop, facilitator: Actor, actor: NetworkActor) -> None:
    agree(session, facilitator, "een", by_when="2026-01-15")
    agree(session, facilitator, "twee", who="Politie", by_when="2026-01-15")
    kept = agreements_of_network(session, actor.network)
    assert [one.agreement.what for one in chosen(kept, TODAY, who="Politie", overdue=True)] == ["twee"]
    assert chosen(kept, TODAY, statuses=[AgreementStatus.DONE]) == []
    assert len(chosen(kept, TODAY, workshop_id=workshop.id)) == 2
