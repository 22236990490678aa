from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from kompas.domain.workshop.clock import seconds_left
from kompas.domain.workshop.steps import current_step, step_of
from kompas.domain.workshop.workshops import steps_of
from kompas.enums import WorkshopStatus
from kompas.errors import Conflict, Invalid, NotAllowed, NotFound
from kompas.models import StepVisit, Workshop
from kompas.models.core.columns import now
from kompas.rules import Actor
from tests.factories import act, go_to, id_of, make_workshop, refuses, step_at


def visits(session: Session) -> list[tuple[int, bool]]:
    """The stays so far: which step, and whether it has ended."""
    found = session.exec(select(StepVisit).order_by(col(StepVisit.id)))
    return [(visit.step_id, visit.left_at is not None) for visit in found]


def test_first_step_starts_the_workshop_and_its_clock(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    before = now()
    go_to(session, facilitator, "welcome")
    welcome = step_at(session, workshop, "welcome")
    assert (workshop.status, workshop.current_step_id) == (WorkshopStatus.RUNNING, welcome.id)
    assert workshop.started_at is not None
    assert before <= workshop.started_at <= now()
    assert welcome.ends_at == workshop.started_at + timedelta(minutes=15)
    assert current_step(session, workshop) == welcome


def test_next_step_pauses_the_clock_of_the_last(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    go_to(session, facilitator, "welcome")
    go_to(session, facilitator, "frame")
    welcome, frame = step_at(session, workshop, "welcome"), step_at(session, workshop, "frame")
    assert (welcome.ends_at, welcome.remaining_seconds) == (None, 900)
    assert frame.ends_at is not None
    assert visits(session) == [(welcome.id, True), (frame.id, False)]


def test_going_back_goes_on_with_the_time_that_was_left(
    session: Session, workshop: Workshop, facilitator: Actor
) -> None:
    go_to(session, facilitator, "welcome")
    welcome = step_at(session, workshop, "welcome")
    act(session, facilitator, "add_minutes", step_id=welcome.id, minutes=-10)
    go_to(session, facilitator, "frame")
    go_to(session, facilitator, "welcome")
    assert round(seconds_left(welcome, now())) == 300
    assert len(visits(session)) == 3


def test_double_click_goes_one_step(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    go_to(session, facilitator, "welcome")
    welcome, frame = id_of(session, workshop, "welcome"), id_of(session, workshop, "frame")
    act(session, facilitator, "go_to_step", from_step_id=welcome, to_step_id=frame)
    revision = workshop.revision
    act(session, facilitator, "go_to_step", from_step_id=welcome, to_step_id=frame)
    act(session, facilitator, "go_to_step", from_step_id=None, to_step_id=welcome)
    assert (workshop.current_step_id, workshop.revision) == (frame, revision)
    assert visits(session) == [(welcome, True), (frame, False)]


def test_second_device_cannot_skip_a_step(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    """Both saw `welcome` and click for the step after it; the second one saw what is no longer so."""
    go_to(session, facilitator, "welcome")
    welcome = id_of(session, workshop, "welcome")
    act(session, facilitator, "go_to_step", from_step_id=welcome, to_step_id=id_of(session, workshop, "frame"))
    act(session, facilitator, "go_to_step", from_step_id=welcome, to_step_id=id_of(session, workshop, "how_it_works"))
    assert workshop.current_step_id == id_of(session, workshop, "frame")


def test_same_step_again_changes_nothing(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    go_to(session, facilitator, "welcome")
    revision = workshop.revision
    go_to(session, facilitator, "welcome")
    assert workshop.revision == revision


def test_clock_starts_pauses_and_takes_minutes(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    go_to(session, facilitator, "welcome")
    welcome = step_at(session, workshop, "welcome")
    act(session, facilitator, "pause_clock")
    assert (welcome.ends_at, welcome.remaining_seconds) == (None, 900)
    act(session, facilitator, "add_minutes", step_id=welcome.id, minutes=-20)
    assert welcome.remaining_seconds == -300
    act(session, facilitator, "start_clock")
    assert round(seconds_left(welcome, now())) == -300
    assert welcome.revision == workshop.revision


def test_minutes_go_to_the_step_that_was_seen(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    go_to(session, facilitator, "welcome")
    act(session, facilitator, "add_minutes", step_id=id_of(session, workshop, "frame"), minutes=5)
    assert step_at(session, workshop, "frame").remaining_seconds == 20 * 60


@pytest.mark.parametrize("type_", ["start_clock", "pause_clock"])
def test_clock_before_the_start_is_refused(session: Session, facilitator: Actor, type_: str) -> None:
    with pytest.raises(Invalid, match="not started"):
        act(session, facilitator, type_)


def test_steps_of_another_workshop_are_refused(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    foreign = id_of(session, make_workshop(session, "somebody-else"), "welcome")
    with pytest.raises(NotFound):
        act(session, facilitator, "go_to_step", from_step_id=None, to_step_id=foreign)
    with pytest.raises(NotFound):
        act(session, facilitator, "add_minutes", step_id=foreign, minutes=1)
    with pytest.raises(NotFound):
        step_of(session, workshop, foreign)


def test_closed_workshop_stands_still(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    go_to(session, facilitator, "welcome")
    act(session, facilitator, "close_workshop")
    refuses(
        NotAllowed,
        "closed",
        lambda: go_to(session, facilitator, "frame"),
        lambda: act(session, facilitator, "start_clock"),
        lambda: act(session, facilitator, "pause_clock"),
        lambda: act(session, facilitator, "add_minutes", step_id=workshop.current_step_id, minutes=1),
    )


def test_plan_of_the_start_is_remembered(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    step_at(session, workshop, "frame").left_out = True
    go_to(session, facilitator, "welcome")
    act(session, facilitator, "change_minutes", changes=[change(session, workshop, "support", 12)])
    planned = {step.key: step.planned_minutes for step in steps_of(session, workshop)}
    assert (planned["frame"], planned["welcome"], planned["support"]) == (0, 15, 20)
    go_to(session, facilitator, "support")
    assert step_at(session, workshop, "support").planned_minutes == 20


def change(session: Session, workshop: Workshop, key: str, minutes: int, seen: int = 20) -> dict[str, int]:
    return {"step_id": id_of(session, workshop, key), "minutes": minutes, "seen": seen}


def test_minutes_of_several_steps_change_at_once(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    changes = [change(session, workshop, "support", 12), change(session, workshop, "aftercare", 15)]
    act(session, facilitator, "change_minutes", changes=changes)
    support, aftercare = step_at(session, workshop, "support"), step_at(session, workshop, "aftercare")
    assert (support.minutes, support.remaining_seconds) == (12, 720)
    assert (aftercare.minutes, aftercare.revision) == (15, workshop.revision)


def test_minutes_that_somebody_else_changed_are_a_conflict(
    session: Session, workshop: Workshop, facilitator: Actor
) -> None:
    changes = [change(session, workshop, "support", 12, seen=18)]
    with pytest.raises(Conflict, match="changed the plan"):
        act(session, facilitator, "change_minutes", changes=changes)
