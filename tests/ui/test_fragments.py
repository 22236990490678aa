"""A piece of page that is drawn again by itself finds anew who looks: a seat that ended sees and does nothing there."""

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from kompas.database import Database
from kompas.domain.workshop.devices import end_seats, seats_of
from kompas.enums import Role
from kompas.ui import fragments, state
from tests.factories import Room

PAGE = """
import streamlit as st
from kompas.domain.workshop.steps import current_step
from kompas.scenes import Scene
from kompas.ui import fragments, state
from kompas.ui.fragments import find_actor_as
from kompas.ui.parts import ROLES

kept, use = st.session_state["kept"], st.session_state["use"]
if not kept:
    def run_again(draw, run_every=None):
        def run(*given, **named):
            kept.append(lambda: draw(*given, **named))
            draw(*given, **named)
        return run

    st.fragment, real = run_again, st.fragment
    drawn = fragments.fragment()(lambda scene, use: st.text(f"seen as {min(scene.actor.roles)}"))
    st.fragment = real
    drawn(Scene(find_actor_as(ROLES[use]), None), use)
else:
    kept[0]()
"""


@pytest.fixture
def room(database: Database, monkeypatch: pytest.MonkeyPatch) -> Room:
    monkeypatch.setattr(state, "get_database", lambda: database)
    return Room(database, "Amira")


def browser(room: Room, use: str, secret: str) -> AppTest:
    page = AppTest.from_string(PAGE, default_timeout=30)
    page.session_state["secret"], page.session_state["kept"], page.session_state["use"] = secret, [], use
    page.query_params["code"] = room.code
    page.run()
    assert not page.exception, page.exception[0].message
    return page


def asks_for_whole_page(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Run what Streamlit kept of the fragment; tells whether that gave up and asked for the page."""
    asked: list[bool] = []

    def rerun() -> None:
        asked.append(True)
        st.stop()

    monkeypatch.setattr(fragments.st, "rerun", rerun)
    page.run()
    assert not page.exception
    return bool(asked)


def end_seats_of(room: Room, role: Role) -> None:
    with room.database.transaction() as session:
        end_seats(session, room.workshop(session), *seats_of(session, room.workshop(session), role))


@pytest.mark.parametrize(
    ("use", "who", "role"),
    [
        ("console", "facilitator", Role.FACILITATOR),
        ("participant", "Amira", Role.PARTICIPANT),
        ("screen", "facilitator", Role.FACILITATOR),
    ],
)
def test_fragment_of_a_seat_that_ended_sees_nothing(
    room: Room, monkeypatch: pytest.MonkeyPatch, use: str, who: str, role: Role
) -> None:
    page = browser(room, use, room.secrets[who])
    assert [text.value for text in page.text] == [f"seen as {role}"]
    assert not asks_for_whole_page(page, monkeypatch)
    end_seats_of(room, role)
    assert asks_for_whole_page(page, monkeypatch)
    assert not page.text


def test_fragment_of_the_console_is_closed_to_who_only_takes_part(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.join("Bram", room.secrets["facilitator"])
    page = browser(room, "console", room.secrets["facilitator"])
    end_seats_of(room, Role.FACILITATOR)
    assert asks_for_whole_page(page, monkeypatch)
    assert not page.text
