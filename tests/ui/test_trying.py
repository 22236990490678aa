"""Every door that asks for a code or a key counts wrong ones, on the browser and its address."""

from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from kompas.database import Database
from kompas.domain.core import tries
from kompas.domain.network.networks import facilitate_network
from kompas.domain.network.workshops import facilitate_either
from kompas.domain.whole.copies.restoring import restore_workshop
from kompas.domain.whole.examples import load_example
from kompas.domain.whole.map_examples import load_map_example
from kompas.domain.workshop.facilitators import become
from kompas.domain.workshop.participants import join_workshop
from kompas.domain.workshop.workshops import create_workshop, find_workshop
from kompas.enums import Role
from kompas.models.core.wrong_tries import WrongTries
from kompas.settings import get_settings
from kompas.ui import state
from tests.factories import Room, journey, person, workshop_shape

WRONG = "AAAA-AAAA-AAAA"
DOORS: dict[str, Callable[[str], tuple[Any, ...]]] = {
    "join code": lambda _code: (find_workshop, "ZZZZZZ"),
    "joining": lambda _code: (join_workshop, "s", "ZZZZZZ", person("Amira")),
    "facilitator code": lambda code: (become, "s", code, WRONG, Role.FACILITATOR),
    "one-time code": lambda code: (become, "s", code, WRONG[:9], Role.FACILITATOR),
    "screen": lambda code: (become, "s", code, WRONG, Role.SCREEN),
    "network code": lambda code: (facilitate_network, "s", code, WRONG),
    "either code": lambda code: (facilitate_either, "s", code, WRONG),
    "neither code": lambda _code: (facilitate_either, "s", "ZZZZZZ", WRONG),
    "one-time code alone": lambda _code: (facilitate_either, "s", "", WRONG[:9]),
    "key of a workshop": lambda _code: (create_workshop, "s", workshop_shape(), journey(), "wrong key"),
    "key of an example": lambda _code: (load_example, "s", "wrong key"),
    "key of the map's example": lambda _code: (load_map_example, "s", "wrong key"),
    "key of a copy": lambda _code: (restore_workshop, "s", b"{}", "wrong key"),
}


@pytest.fixture
def database(database: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    monkeypatch.setattr(state, "get_database", lambda: database)
    return database


@pytest.fixture(autouse=True)
def room(database: Database, monkeypatch: pytest.MonkeyPatch) -> Room:
    """On a server that asks for a key."""
    room = Room(database)
    monkeypatch.setenv("KOMPAS_FACILITATOR_KEY", "the right key")
    get_settings.cache_clear()
    return room


PAGE = """
import streamlit as st
from kompas.ui import state

change, arguments, named = st.session_state["asked"]
st.text("in" if state.try_code(change, *arguments, **named) is not None else "out")
"""


def attempt(*asked: Any, secret: str = "guesser") -> AppTest:
    change, *arguments = asked
    named = {"acknowledged": True} if change is join_workshop else {}
    session = AppTest.from_string(PAGE, default_timeout=30)
    session.session_state["secret"], session.session_state["asked"] = secret, (change, arguments, named)
    ran = session.run()
    assert not ran.exception, ran.exception[0].message
    return ran


def counts(database: Database) -> list[int]:
    with database.reading() as session:
        return sorted(session.exec(select(WrongTries.count)))


@pytest.mark.parametrize("door", DOORS)
def test_wrong_code_counts_at_every_door(database: Database, room: Room, door: str) -> None:
    assert [text.value for text in attempt(*DOORS[door](room.code)).text] == ["out"]
    assert counts(database) == [1, 1]


def test_wrong_key_of_a_script_counts(database: Database) -> None:
    saving = """
import streamlit as st
from kompas.domain.workshop.own_scripts import save_script
from kompas.ui import state

with state.trying():
    save_script("wrong key", st.session_state["script"], None)
"""
    session = AppTest.from_string(saving, default_timeout=30)
    session.session_state["secret"], session.session_state["script"] = "guesser", journey()
    assert session.run().exception
    assert counts(database) == [1, 1]


def test_guesser_who_drops_the_cookie_slows_down_and_a_right_code_is_let_in(
    database: Database, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a server that sees one address for all: behind a local proxy that tells nothing."""
    waited: list[float] = []
    monkeypatch.setattr(state, "sleep", waited.append)
    monkeypatch.setattr(tries, "FREE_OF_ADDRESS", 3)
    for number in range(6):
        attempt(find_workshop, "ZZZZZZ", secret=f"new cookie {number}")
    assert attempt(find_workshop, room.code, secret="honest").text[0].value == "in"
    assert counts(database) == [1] * 6 + [6]


def test_code_that_is_asked_for_outside_of_trying_is_a_mistake_of_ours(database: Database) -> None:
    def careless() -> None:
        from kompas.domain.workshop.workshops import find_workshop
        from kompas.ui import state

        state.perform(find_workshop, "ZZZZZZ")

    assert AppTest.from_function(careless).run().exception


def test_right_code_of_ones_own_workshop_does_not_clear_the_address(database: Database, room: Room) -> None:
    attempt(find_workshop, "ZZZZZZ")
    attempt(find_workshop, room.code)
    attempt(find_workshop, "ZZZZZZ")
    assert counts(database) == [1, 2]


@pytest.mark.parametrize(("seen", "counted"), [(None, "127.0.0.1"), ("192.0.2.1", "192.0.2.1")])
def test_there_is_always_an_address(
    database: Database, monkeypatch: pytest.MonkeyPatch, seen: str | None, counted: str
) -> None:
    monkeypatch.setattr(type(st.context), "ip_address", property(lambda self: seen))
    attempt(find_workshop, "ZZZZZZ")
    with database.reading() as session:
        keys = set(session.exec(select(WrongTries.key)))
    assert tries.tried_by(database, "guesser", counted).address in keys
