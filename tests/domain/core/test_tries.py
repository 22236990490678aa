"""Who guesses is slowed down; who has a right code is never kept out by others."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from kompas.database import Database
from kompas.domain.core import tries
from kompas.domain.core.server_key import server_key
from kompas.domain.core.tries import (
    FORGET_AFTER,
    FREE_OF_ADDRESS,
    FREE_OF_DEVICE,
    LONGEST_QUEUE,
    TURN,
    TriedBy,
    count_wrong,
    forgive_device,
    neighbourhood,
    tried_by,
    turn_of,
)
from kompas.errors import TooManyTries
from kompas.models.core.columns import now
from kompas.models.core.wrong_tries import WrongTries
from tests.databases import on_both

ROOM = "192.0.2.7"


class Watch:
    """The clock of the tries, which goes on when it is told to."""

    def __init__(self) -> None:
        self.moment = now()

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    watch = Watch()
    monkeypatch.setattr(tries, "now", watch)
    return watch


def browser(database: Database, number: int = 1, address: str = ROOM) -> TriedBy:
    return tried_by(database, f"browser {number}", address)


def wrong(database: Database, times: int, by: TriedBy) -> None:
    for _ in range(times):
        count_wrong(database, by)


def guess(database: Database, times: int) -> None:
    """Somebody in the room who throws the cookie away after each try."""
    for number in range(times):
        count_wrong(database, browser(database, 1000 + number))


def must_wait(database: Database, by: TriedBy) -> bool:
    try:
        turn_of(database, by)
    except TooManyTries:
        return True
    return False


def test_tries_are_free_at_first(database: Database, watch: Watch) -> None:
    wrong(database, FREE_OF_DEVICE - 1, browser(database))
    assert not must_wait(database, browser(database))


@on_both
def test_browser_waits_after_five_wrong_codes(database: Database, watch: Watch) -> None:
    wrong(database, FREE_OF_DEVICE, browser(database))
    assert must_wait(database, browser(database))
    watch.moment += timedelta(seconds=2)
    assert not must_wait(database, browser(database))


@pytest.mark.parametrize(("extra", "seconds"), [(0, 2), (1, 4), (2, 8), (3, 16), (4, 32), (5, 60), (200, 60)])
def test_wait_doubles_up_to_a_minute(database: Database, watch: Watch, extra: int, seconds: int) -> None:
    by = browser(database)
    wrong(database, FREE_OF_DEVICE + extra, by)
    watch.moment += timedelta(seconds=seconds - 0.5)
    assert must_wait(database, by)
    watch.moment += timedelta(seconds=0.5)
    assert not must_wait(database, by)


def test_message_says_how_long(database: Database, watch: Watch) -> None:
    wrong(database, FREE_OF_DEVICE, browser(database))
    with pytest.raises(TooManyTries) as caught:
        turn_of(database, browser(database))
    assert str(caught.value) == "Too many wrong codes. Wait 3 seconds and try again."


def test_browser_does_not_wait_for_the_tries_of_another(database: Database, watch: Watch) -> None:
    wrong(database, FREE_OF_DEVICE, browser(database))
    assert not must_wait(database, browser(database, 2))


def test_right_code_forgives_the_browser_and_not_the_address(database: Database, watch: Watch) -> None:
    guess(database, FREE_OF_ADDRESS)
    by = browser(database)
    wrong(database, FREE_OF_DEVICE, by)
    forgive_device(database, by)
    assert not must_wait(database, by)
    assert [turn_of(database, browser(database, number)).wait > 0 for number in (2, 3)] == [True, True]


@on_both
def test_right_code_is_let_in_however_many_wrong_ones_came_from_its_address(database: Database, watch: Watch) -> None:
    guess(database, 300)
    assert turn_of(database, browser(database)).wait <= TURN.total_seconds()


def test_guessing_with_a_new_cookie_each_time_gets_four_turns_a_second(database: Database, watch: Watch) -> None:
    guess(database, FREE_OF_ADDRESS)
    waits = [turn_of(database, browser(database, number)).wait for number in range(10)]
    assert waits == pytest.approx([TURN.total_seconds() * number for number in range(1, 11)])


def test_full_queue_keeps_nobody_out(database: Database, watch: Watch) -> None:
    guess(database, FREE_OF_ADDRESS)
    most = LONGEST_QUEUE // TURN + 100
    waits = [turn_of(database, browser(database, number)).wait for number in range(most)]
    assert max(waits) == LONGEST_QUEUE.total_seconds()


def test_clock_that_is_put_back_keeps_nobody_waiting(database: Database, watch: Watch) -> None:
    guess(database, FREE_OF_ADDRESS)
    wrong(database, 20, browser(database))
    turn_of(database, browser(database, 2))
    watch.moment -= timedelta(hours=1)
    assert turn_of(database, browser(database, 3)).wait <= LONGEST_QUEUE.total_seconds()
    with pytest.raises(TooManyTries) as caught:
        turn_of(database, browser(database))
    assert caught.value.parameters == {"seconds": 61}


def test_forty_people_behind_one_address_do_not_queue(database: Database, watch: Watch) -> None:
    wrong(database, FREE_OF_ADDRESS - 1, browser(database, 99))
    assert [turn_of(database, browser(database, number)).wait for number in range(40)] == [0.0] * 40


def test_tries_are_forgotten_after_a_quarter_of_an_hour(database: Database, watch: Watch) -> None:
    wrong(database, FREE_OF_DEVICE + 5, browser(database))
    watch.moment += FORGET_AFTER
    assert not must_wait(database, browser(database))
    wrong(database, 1, browser(database, 2))
    with database.reading() as session:
        assert [one.count for one in session.exec(select(WrongTries))] == [1, 1]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", True),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("fe80::1%eth0", "fe80::2", True),
        ("junk 1", "junk 2", True),
        ("", None, True),
    ],
)
def test_addresses_are_counted_by_neighbourhood(one: str | None, other: str | None, same: bool) -> None:
    """What a proxy passes on unseen may be anything; each new junk would be free again."""
    assert (neighbourhood(one) == neighbourhood(other)) is same


def test_neither_address_nor_cookie_is_in_the_database(database: Database) -> None:
    count_wrong(database, browser(database))
    with database.reading() as session:
        assert not [one for one in session.exec(select(WrongTries.key)) if "192." in one or "browser" in one]


@on_both
def test_instances_share_counts_and_key(database: Database) -> None:
    server_key.cache_clear()
    first = browser(database)
    wrong(database, FREE_OF_DEVICE, first)
    other = Database(database.url.render_as_string(hide_password=False))
    assert tried_by(other, "browser 1", ROOM) == first
    assert must_wait(other, first)
    other.dispose()
