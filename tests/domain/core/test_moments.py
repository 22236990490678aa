"""Moments at which others have something to do."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from sqlmodel import Session

from kompas.domain.core.moments import JOINING, height, tell, when
from kompas.domain.map.course import freeze_if_drawn
from kompas.domain.wall.ready_cases import hang_ready_case
from kompas.domain.wall.trash import empty_bin
from kompas.domain.whole.deeds import settle_all
from kompas.domain.workshop.moments import StepEntered, WorkshopClosed, WorkshopPlanned


@dataclass(frozen=True)
class Bell:
    heard: list[str]


@pytest.fixture
def bell() -> Iterator[Bell]:
    yield Bell([])
    JOINING.pop(Bell, None)


def test_who_said_so_joins_in_lower_rooms_first(session: Session, bell: Bell) -> None:
    for room in ("whole", "wall", "network", "core"):

        def hear(session: Session, bell: Bell, room: str = room) -> None:
            bell.heard.append(room)

        hear.__module__ = f"kompas.domain.{room}.bells"
        when(Bell)(hear)
    tell(session, bell)
    assert bell.heard == ["core", "wall", "network", "whole"]


def test_moment_at_which_nobody_has_anything_to_do_passes(session: Session, bell: Bell) -> None:
    tell(session, bell)
    assert bell.heard == []


def test_refusal_ends_the_moment(session: Session, bell: Bell) -> None:
    @when(Bell)
    def refuse(session: Session, bell: Bell) -> None:
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        tell(session, bell)


def test_a_workshop_is_planned_and_closed_in_this_order(session: Session) -> None:
    """With its rooms loaded, whatever this test imported before."""
    tell(session, Bell([]))
    names = {moment: [one.__name__ for one in sorted(JOINING[moment], key=height)] for moment in JOINING}
    assert names[WorkshopPlanned] == ["hang_ready_case", "begin_planned_map", "begin_with_goal", "begin_planned_forms"]
    assert names[WorkshopClosed] == [
        "show_the_rest",
        "empty_bin",
        "close_without_writing",
        "freeze_if_drawn",
        "settle_all",
    ]
    assert names[StepEntered] == [
        "begin_step_clear",
        "make_room_on_screen",
        "end_turn",
        "begin_step_without_writing",
        "end_moment",
        "stop_showing_map",
    ]
    assert {hang_ready_case, empty_bin, freeze_if_drawn, settle_all} <= {
        one for all_ in JOINING.values() for one in all_
    }
