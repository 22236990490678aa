from collections.abc import Callable
from dataclasses import dataclass

import pytest

from kompas.domain.core.tries import FORGET_AFTER, FREE_TRIES, LONGEST_WAIT, Tries
from kompas.errors import TooManyTries


@dataclass
class Watch:
    moment: float = 1000.0

    def __call__(self) -> float:
        return self.moment


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def tries(watch: Callable[[], float]) -> Tries:
    return Tries(clock=watch)


def wrong(tries: Tries, times: int, key: str = "device:1") -> None:
    for _ in range(times):
        tries.count_wrong(key)


def must_wait(tries: Tries, key: str = "device:1") -> bool:
    try:
        tries.demand_patience(key)
    except TooManyTries:
        return True
    return False


def test_tries_are_free_at_first(tries: Tries) -> None:
    wrong(tries, FREE_TRIES["device"] - 1)
    assert not must_wait(tries)


def test_tries_slow_down_after_five_wrong_codes(tries: Tries, watch: Watch) -> None:
    wrong(tries, FREE_TRIES["device"])
    assert must_wait(tries)
    watch.moment += 2.0
    assert not must_wait(tries)


@pytest.mark.parametrize(("extra", "seconds"), [(0, 2), (1, 4), (2, 8), (3, 16), (4, 32), (5, 60), (200, 60)])
def test_wait_doubles_up_to_a_minute(tries: Tries, watch: Watch, extra: int, seconds: int) -> None:
    wrong(tries, FREE_TRIES["device"] + extra)
    watch.moment += seconds - 0.5
    assert must_wait(tries)
    watch.moment += 0.5
    assert not must_wait(tries)
    assert seconds <= LONGEST_WAIT


def test_message_says_how_long(tries: Tries) -> None:
    wrong(tries, FREE_TRIES["device"])
    with pytest.raises(TooManyTries) as caught:
        tries.demand_patience("device:1")
    assert str(caught.value) == "Too many wrong codes. Wait 3 seconds and try again."


def test_tries_of_one_browser_do_not_slow_down_another(tries: Tries) -> None:
    wrong(tries, FREE_TRIES["device"])
    assert not must_wait(tries, "device:2")


def test_any_key_that_has_to_wait_counts(tries: Tries) -> None:
    wrong(tries, FREE_TRIES["address"], "address:1")
    with pytest.raises(TooManyTries):
        tries.demand_patience("device:2", "address:1")


def test_no_key_never_waits(tries: Tries) -> None:
    tries.count_wrong()
    tries.demand_patience()


def test_forgiven_tries_are_free_again(tries: Tries) -> None:
    wrong(tries, FREE_TRIES["device"] + 3)
    tries.forgive("device:1")
    assert not must_wait(tries)


def test_tries_are_forgotten_after_a_quarter_of_an_hour(tries: Tries, watch: Watch) -> None:
    wrong(tries, FREE_TRIES["device"] + 5)
    watch.moment += FORGET_AFTER
    wrong(tries, 1)
    assert not must_wait(tries)
