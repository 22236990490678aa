"""The second click of a double click breaks the run of the first at its next touch of session_state."""

from concurrent.futures import ThreadPoolExecutor, wait
from threading import Event
from typing import Any

import pytest
import streamlit as st
from sqlmodel import Session

from kompas.database import Database
from kompas.ui import once, state


class AnotherClick(Exception):
    """Stands for Streamlit's RerunException."""


class StateThatYields(dict[str, Any]):
    waiting = False

    def __getitem__(self, key: str) -> Any:
        self.give_way()
        return super().__getitem__(key)

    def __setitem__(self, key: str, value: Any) -> None:
        self.give_way()
        super().__setitem__(key, value)

    def setdefault(self, key: str, default: Any = None) -> Any:
        self.give_way()
        return super().setdefault(key, default)

    def give_way(self) -> None:
        if self.waiting:
            self.waiting = False
            raise AnotherClick


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, database: Database) -> StateThatYields:
    kept = StateThatYields()
    monkeypatch.setattr(st, "session_state", kept)
    monkeypatch.setattr(state, "database", lambda: database)
    return kept


def test_what_the_first_click_made_is_what_the_second_gets_although_it_broke_off_the_first(
    kept: StateThatYields,
) -> None:
    made: list[str] = []

    def make(session: Session, name: str) -> str:
        made.append(name)
        kept.waiting = True  # the second click comes while the first one works
        return f"{name} {len(made)}"

    assert state.perform_once(("workshop", "Oost"), make, "Oost") == "Oost 1"
    with pytest.raises(AnotherClick):
        state.keep_facilitator_code("KBCDFG", "geheim")
    assert state.perform_once(("workshop", "Oost"), make, "Oost") == "Oost 1"
    assert made == ["Oost"]


def test_second_click_waits_for_the_first_that_is_still_at_work(kept: StateThatYields) -> None:
    begun, go_on = Event(), Event()
    made: list[str] = []

    def make(session: Session) -> str:
        made.append("made")
        begun.set()
        assert go_on.wait(10)
        return f"{len(made)}"

    with ThreadPoolExecutor(2) as runs:
        first = runs.submit(state.perform_once, ("workshop",), make)
        assert begun.wait(10)
        second = runs.submit(state.perform_once, ("workshop",), make)
        wait([second], timeout=0.2)  # without a lock it has begun by now
        go_on.set()
        assert (first.result(10), second.result(10)) == ("1", "1")
    assert made == ["made"]


def test_another_wish_and_the_same_wish_later_are_not_a_second_click(
    kept: StateThatYields, monkeypatch: pytest.MonkeyPatch
) -> None:
    so_far: list[str] = []

    def count(session: Session) -> int:
        so_far.append("made")
        return len(so_far)

    clock = [100.0]
    monkeypatch.setattr(once, "monotonic", lambda: clock[0])
    assert state.perform_once(("a",), count) == 1
    assert state.perform_once(("b",), count) == 2
    clock[0] += once.DOUBLE_CLICK + 1
    assert state.perform_once(("b",), count) == 3
