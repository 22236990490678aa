"""Secrets of browsers are renewed; no seat is lost, also not when an answer is."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from kompas.database import Database
from kompas.domain.workshop import devices, renewing
from kompas.domain.workshop.devices import find_device, identify
from kompas.domain.workshop.renewing import GRACE, RENEW_AFTER, UNTIL_SEEN, needs_word, see_device
from kompas.errors import NotAllowed
from kompas.models import Device
from kompas.models.core.columns import now
from tests.databases import on_both
from tests.factories import Room

Later = Callable[[timedelta], None]
SOON = timedelta(minutes=2)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    """Let time pass."""
    moment = [now()]

    def read() -> datetime:
        return moment[0]

    for module in (devices, renewing):
        monkeypatch.setattr(module, "now", read)

    def pass_by(time: timedelta) -> None:
        moment[0] += time

    return pass_by


@pytest.fixture
def room(database: Database) -> Room:
    return Room(database, "Amira")


def see(room: Room, secret: str, **named: bool) -> str | None:
    with room.database.transaction() as session:
        return see_device(session, secret, **named)


def may(room: Room, secret: str) -> bool:
    with room.database.reading() as session:
        try:
            return bool(identify(session, secret, room.code).roles)
        except NotAllowed:
            return False


def renewed(room: Room, who: str) -> tuple[str, str]:
    """The secrets of before and after."""
    before = room.secrets[who]
    after = see(room, before)
    assert after is not None
    return before, after


def test_browser_that_became_a_facilitators_is_renewed_at_its_next_page(room: Room, later: Later) -> None:
    _before, after = renewed(room, "facilitator")
    assert see(room, after) is None


def test_participants_are_renewed_after_a_week(room: Room, later: Later) -> None:
    assert see(room, room.secrets["Amira"]) is None
    later(RENEW_AFTER)
    renewed(room, "Amira")


@on_both
def test_seat_stays_and_open_pages_go_on_for_a_workshop_day(room: Room, later: Later) -> None:
    before, after = renewed(room, "facilitator")
    see(room, after)
    assert (may(room, after), may(room, before)) == (True, True)
    later(GRACE)
    assert (may(room, after), may(room, before)) == (True, False)


def test_two_pages_that_open_at_once_get_one_secret(room: Room, later: Later) -> None:
    before, after = renewed(room, "facilitator")
    assert see(room, before) is None
    assert may(room, after)


def test_answer_that_was_lost_on_the_way_loses_no_seat(room: Room, later: Later) -> None:
    before, lost = renewed(room, "facilitator")
    later(GRACE + SOON)
    after = see(room, before)
    assert after is not None
    assert (may(room, after), may(room, before), may(room, lost)) == (True, True, False)


def test_earlier_secret_gets_no_new_one_once_the_browser_has_that(room: Room, later: Later) -> None:
    """Whoever has a cookie of before cannot trade it in, and so cannot push its owner out."""
    before, after = renewed(room, "facilitator")
    see(room, after)
    later(SOON)
    assert see(room, before) is None
    assert may(room, after)


def test_secret_is_not_renewed_again_while_the_one_before_is_in_use(room: Room, later: Later) -> None:
    _before, after = renewed(room, "facilitator")
    see(room, after)
    with room.database.transaction() as session:
        device = find_device(session, after)
        assert device is not None
        device.renews = True
    assert see(room, after) is None
    later(GRACE)
    assert see(room, after) is not None


def test_replaced_at_once_the_earlier_secret_is_nobody(room: Room, later: Later) -> None:
    assert see(room, room.secrets["Amira"], replace=True, at_once=True)
    assert not may(room, room.secrets["Amira"])


def test_nothing_is_written_for_a_browser_that_was_seen_within_the_hour(room: Room, later: Later) -> None:
    secret = room.secrets["Amira"]
    see(room, secret)
    with room.database.reading() as session:
        device = find_device(session, secret)
        assert device is not None
        assert not needs_word(device, secret, renewing.now())
        assert needs_word(device, secret, renewing.now() + timedelta(hours=1))


def test_unknown_secret_makes_no_device(room: Room) -> None:
    assert see(room, "of-nobody") is None
    with room.database.reading() as session:
        assert len(session.exec(select(Device)).all()) == 2


def test_secret_that_was_never_used_ends_the_one_before_at_last(room: Room, later: Later) -> None:
    before, _lost = renewed(room, "facilitator")
    later(UNTIL_SEEN)
    assert not may(room, before)
