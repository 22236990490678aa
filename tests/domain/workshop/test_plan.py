from typing import Any

import pytest
from sqlmodel import Session

from kompas.domain.workshop.workshops import StepPlan, adapt_plan, steps_of
from kompas.errors import Invalid, NotAllowed
from kompas.models import Workshop
from kompas.rules import Actor
from tests.factories import act, go_to, make_workshop, step_at


def plans_of(session: Session, workshop: Workshop, **changes: dict[str, Any]) -> list[StepPlan]:
    """The plan as it is, with changes by the key of a step."""
    return [
        StepPlan.model_validate(
            {"step_id": step.id, "minutes": step.minutes, "left_out": step.left_out, **changes.get(step.key, {})}
        )
        for step in steps_of(session, workshop)
    ]


def test_plan_takes_other_minutes(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    adapt_plan(session, facilitator, plans_of(session, workshop, frame={"minutes": 25}))
    frame = step_at(session, workshop, "frame")
    assert (frame.minutes, frame.remaining_seconds) == (25, 1500)


def test_plan_moves_the_end_of_a_running_clock(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    go_to(session, facilitator, "welcome")
    welcome = step_at(session, workshop, "welcome")
    before = welcome.ends_at
    adapt_plan(session, facilitator, plans_of(session, workshop, welcome={"minutes": 20}))
    assert before is not None
    assert welcome.ends_at is not None
    assert (welcome.ends_at - before).total_seconds() == 300


def test_plan_takes_another_order(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    plans = plans_of(session, workshop)
    adapt_plan(session, facilitator, [plans[1], plans[0], *plans[2:]])
    assert [step.key for step in steps_of(session, workshop)][:3] == ["frame", "welcome", "how_it_works"]


def test_plan_leaves_a_step_out_and_takes_it_back(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    adapt_plan(session, facilitator, plans_of(session, workshop, frame={"left_out": True}))
    assert [step.key for step in steps_of(session, workshop) if step.left_out] == ["frame"]
    adapt_plan(session, facilitator, plans_of(session, workshop, frame={"left_out": False}))
    assert [step.key for step in steps_of(session, workshop) if step.left_out] == []


def test_plan_takes_an_own_question_in_both_languages(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    step = step_at(session, workshop, "seeking_help")
    first, *others = step.content["questions"]
    adapt_plan(session, facilitator, plans_of(session, workshop, seeking_help={"questions": {first["key"]: "Wie?"}}))
    assert step.content["questions"] == [{"key": first["key"], "text": {"nl": "Wie?", "en": "Wie?"}}, *others]


def test_plan_with_the_same_question_keeps_both_languages(
    session: Session, workshop: Workshop, facilitator: Actor
) -> None:
    before = step_at(session, workshop, "before_help").content["questions"]
    texts = {question["key"]: question["text"]["en"] for question in before}
    adapt_plan(session, facilitator, plans_of(session, workshop, before_help={"questions": texts}))
    assert step_at(session, workshop, "before_help").content["questions"] == before


def test_plan_makes_every_step_visible_as_changed(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    adapt_plan(session, facilitator, plans_of(session, workshop))
    assert {step.revision for step in steps_of(session, workshop)} == {workshop.revision}


def test_plan_that_misses_a_step_is_refused(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    with pytest.raises(Invalid, match="does not fit"):
        adapt_plan(session, facilitator, plans_of(session, workshop)[1:])


def test_plan_with_a_step_twice_is_refused(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    plans = plans_of(session, workshop)
    with pytest.raises(Invalid, match="does not fit"):
        adapt_plan(session, facilitator, [plans[0], *plans[:-1]])


def test_plan_with_steps_of_another_workshop_is_refused(session: Session, facilitator: Actor) -> None:
    with pytest.raises(Invalid, match="does not fit"):
        adapt_plan(session, facilitator, plans_of(session, make_workshop(session, "somebody-else")))


def test_plan_is_for_the_facilitator(session: Session, workshop: Workshop, participant: Actor) -> None:
    with pytest.raises(NotAllowed):
        adapt_plan(session, participant, plans_of(session, workshop))


def test_step_begins_in_silence_in_this_workshop_only(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    adapt_plan(session, facilitator, plans_of(session, workshop, before_help={"hides_notes": True}))
    adapt_plan(session, facilitator, plans_of(session, workshop))  # what is not told stays
    assert step_at(session, workshop, "before_help").hides_notes is True
    assert not any(step.hides_notes for step in steps_of(session, make_workshop(session, "another")))


def test_room_cannot_go_to_a_step_that_is_left_out(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    adapt_plan(session, facilitator, plans_of(session, workshop, frame={"left_out": True}))
    with pytest.raises(Invalid, match="left out"):
        go_to(session, facilitator, "frame")
    with pytest.raises(Invalid, match="not started"):
        act(session, facilitator, "start_clock")
