"""Seats end by themselves, never in the middle of a day's work, and never so that nobody could come back."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session, select

from kompas.database import Database
from kompas.domain.network.networks import (
    facilitate_network,
    identify_in_network,
    networks_of_browser,
    renew_network_code,
    switch_off_network_code,
)
from kompas.domain.whole.lapsing import end_lapsed_seats
from kompas.domain.workshop.devices import find_device, identify, last_ended
from kompas.domain.workshop.facilitators import become
from kompas.domain.workshop.hand_overs import make_hand_over_code, open_offers
from kompas.domain.workshop.workshops import renew_facilitator_code, switch_off_facilitator_code
from kompas.enums import Role
from kompas.errors import NotAllowed
from kompas.lapsing import end_what_lapsed
from kompas.models import Device, NetworkSeat, Seat, Workshop
from kompas.models.core.server_key import ServerKey
from kompas.rules import Actor
from kompas.settings import get_settings
from tests.databases import on_both
from tests.factories import FACILITATOR, facilitator_of, join, make_workshop

NOON = datetime(2026, 11, 30, 11, 0, tzinfo=UTC)
NIGHT = datetime(2026, 12, 1, 2, 30, tzinfo=UTC)
IDLE, LIFE = timedelta(days=30), timedelta(days=180)
A_WHILE = timedelta(hours=1)
Used = Callable[..., None]


@pytest.fixture
def workshop(session: Session) -> Workshop:
    """With a network; these limits hold on this server since long ago."""
    session.add(ServerKey(value="00", made_at=NOON - 10 * LIFE))
    return make_workshop(session, network="Netwerk Waterrijk")


@pytest.fixture
def used(session: Session, workshop: Workshop) -> Used:
    """When the facilitator's browser sat down, and when it last opened a page."""

    def say(taken: datetime, seen: datetime, secret: str = FACILITATOR) -> None:
        device = find_device(session, secret)
        assert device is not None
        device.seen_at = seen
        for table in (Seat, NetworkSeat):
            for seat in session.exec(select(table).where(table.device_id == device.id)):
                seat.taken_at = taken
        session.flush()

    return say


def facilitates(session: Session, workshop: Workshop, secret: str = FACILITATOR) -> bool:
    try:
        return identify(session, secret, workshop.code).facilitates
    except NotAllowed:
        return False


def opens_network(session: Session, secret: str = FACILITATOR) -> bool:
    return bool(networks_of_browser(session, secret))


def give_network_code(session: Session) -> tuple[str, str]:
    (network,) = networks_of_browser(session, FACILITATOR)
    return network.code, renew_network_code(session, identify_in_network(session, FACILITATOR, network.code))


@pytest.mark.parametrize(
    ("taken", "seen", "at", "stays"),
    [
        (NOON - A_WHILE, NOON - A_WHILE, NOON, True),
        (NOON - 2 * IDLE, NOON - A_WHILE, NOON, True),
        (NOON - 2 * IDLE, NOON - IDLE, NOON, False),
        (NOON - LIFE, NOON - A_WHILE, NOON, True),  # in the middle of the day's work
        (NOON - LIFE, NOON - timedelta(hours=13), NOON, False),
        (NIGHT - LIFE, NIGHT - A_WHILE, NIGHT, False),
        (NIGHT - LIFE + A_WHILE, NIGHT - A_WHILE, NIGHT, True),
    ],
    ids=["new", "in use", "idle", "old, in use by day", "old, away", "old, in use at night", "not old yet"],
)
@on_both
def test_facilitators_seat_ends(
    session: Session, workshop: Workshop, used: Used, taken: datetime, seen: datetime, at: datetime, stays: bool
) -> None:
    give_network_code(session)
    used(taken, seen)
    assert end_lapsed_seats(session, at) == (0 if stays else 2)
    assert (facilitates(session, workshop), opens_network(session)) == (stays, stays)


def test_participants_seat_stays(session: Session, workshop: Workshop, used: Used) -> None:
    join(session, workshop, "Amira", FACILITATOR)
    used(NOON - 2 * LIFE, NOON - 2 * LIFE)
    end_lapsed_seats(session, NOON)
    assert identify(session, FACILITATOR, workshop.code).roles == {Role.PARTICIPANT}


def test_code_leads_back_for_the_whole_period(session: Session, workshop: Workshop, used: Used) -> None:
    code = renew_facilitator_code(session, facilitator_of(session, workshop))
    network = give_network_code(session)
    used(NOON - 2 * LIFE, NOON - 2 * LIFE)
    end_lapsed_seats(session, NOON)
    assert last_ended(session, FACILITATOR, workshop.code, Role.FACILITATOR)
    become(session, FACILITATOR, workshop.code, code, Role.FACILITATOR)
    facilitate_network(session, FACILITATOR, *network)
    assert end_lapsed_seats(session, NOON) == 0
    assert (facilitates(session, workshop), opens_network(session)) == (True, True)


def test_network_without_a_code_keeps_its_last_seat(session: Session, workshop: Workshop, used: Used) -> None:
    code = give_network_code(session)
    facilitate_network(session, "laptop-2", *code)
    switch_off_network_code(session, identify_in_network(session, FACILITATOR, code[0]))
    for secret in (FACILITATOR, "laptop-2"):
        used(NOON - 2 * LIFE, NOON - 2 * LIFE, secret)
    end_lapsed_seats(session, NOON)
    assert sorted(opens_network(session, secret) for secret in (FACILITATOR, "laptop-2")) == [False, True]


def test_workshop_whose_code_is_off_keeps_its_last_facilitator(
    session: Session, workshop: Workshop, used: Used
) -> None:
    switch_off_facilitator_code(session, facilitator_of(session, workshop))
    used(NOON - 2 * LIFE, NOON - 2 * LIFE)
    end_lapsed_seats(session, NOON)
    assert facilitates(session, workshop)


def test_limits_are_set_by_who_runs_the_server(
    session: Session, workshop: Workshop, used: Used, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOMPAS_SEAT_IDLE_DAYS", "1")
    get_settings.cache_clear()
    used(NOON - timedelta(days=2), NOON - timedelta(days=1))
    end_lapsed_seats(session, NOON)
    assert not facilitates(session, workshop)


@on_both
def test_nobody_loses_a_seat_at_the_upgrade(database: Database) -> None:
    """Ages count from the moment that this server began to count, which is when it gets its key."""
    with database.transaction() as session:
        workshop = make_workshop(session)
        for seat in session.exec(select(Seat)):
            seat.taken_at = NOON - 10 * LIFE
        for device in session.exec(select(Device)):
            device.seen_at = datetime.now(UTC) - timedelta(days=1)
    assert end_what_lapsed(database) == 0
    with database.reading() as session:
        assert facilitates(session, workshop)


def test_what_was_offered_ends_with_the_seat(session: Session, workshop: Workshop, used: Used) -> None:
    actor: Actor = facilitator_of(session, workshop)
    make_hand_over_code(session, actor, shared=True)
    used(NOON - 2 * LIFE, NOON - 2 * LIFE)
    end_lapsed_seats(session, NOON)
    assert open_offers(session, workshop) == []
