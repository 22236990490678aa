from datetime import timedelta

import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from kompas.models import Workshop
from tests.factories import FACILITATOR, Room, step_at

from .conftest import Visit, press, seen, values


def rehearsals(room: Room) -> list[Workshop]:
    with room.database.reading() as session:
        return [one for one in session.exec(select(Workshop)) if one.rehearsal_of is not None]


@pytest.fixture
def begun(visit: Visit, room: Room) -> AppTest:
    return press(visit("prepare", room.code, FACILITATOR), "Start the rehearsal")


def test_rehearsal_opens_on_its_own_console(begun: AppTest, room: Room) -> None:
    (copy,) = rehearsals(room)
    assert begun.query_params["code"] == copy.code
    assert "60 times as fast" in seen(begun)
    assert "Rehearsal: Klantreis Waterrijk" in seen(begun).replace("\\", "")


@pytest.fixture
def console(begun: AppTest, visit: Visit, room: Room) -> AppTest:
    """AppTest stays on the page it was sent to first."""
    return visit("facilitate", rehearsals(room)[0].code, FACILITATOR)


def test_rehearsal_plays_while_the_console_is_open(console: AppTest, room: Room) -> None:
    (copy,) = rehearsals(room)
    with room.database.transaction() as session:
        there = session.get_one(Workshop, copy.id)
        assert there.clock_since is not None
        there.clock_since -= timedelta(seconds=20)
    console.run()
    with room.database.reading() as session:
        assert session.get_one(Workshop, copy.id).current_step_id == step_at(session, copy, "frame").id


def test_rehearsal_can_be_held_and_erased(console: AppTest, room: Room) -> None:
    page = press(console, "Hold the rehearsal")
    assert rehearsals(room)[0].speed == 0
    page = press(page, "Go on")
    assert rehearsals(room)[0].speed == 60
    page = press(page, "Stop and erase")
    assert rehearsals(room) == []
    assert page.query_params["code"] == room.code
    assert [toast.value for toast in page.toast] == ["The rehearsal has been erased."]


def test_rehearsal_is_not_among_the_workshops_and_has_no_report(begun: AppTest, visit: Visit, room: Room) -> None:
    (copy,) = rehearsals(room)
    assert copy.code not in seen(visit("start", secret=FACILITATOR))
    page = visit("report", copy.code, FACILITATOR)
    assert values(page.info) == ["This is a rehearsal: there is nothing to keep, and no report."]
    assert len(page.get("download_button")) == 0


def test_rehearsal_can_be_gone_back_to(begun: AppTest, visit: Visit, room: Room) -> None:
    page = visit("prepare", room.code, FACILITATOR)
    assert [link.label for link in page.get("page_link") if "rehearsal" in link.label] == ["Go on with the rehearsal"]
