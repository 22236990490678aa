import pytest
from sqlmodel import Session

from kompas.enums import Role
from kompas.errors import NotAllowed
from kompas.live.snapshot import Snapshot
from kompas.models import Workshop
from kompas.rules import Actor
from tests.databases import on_both
from tests.factories import act, go_to, id_of, join

pytestmark = on_both


def ready(session: Session, workshop: Workshop) -> list[object]:
    """The count each audience gets for the current step."""
    session.flush()
    snapshot = Snapshot(session, workshop.id)
    return [snapshot.view(audience).scalars["ready"] for audience in Role]


def test_ready_is_counted_for_the_current_step_only(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor
) -> None:
    go_to(session, facilitator, "before_help")
    first = id_of(session, workshop, "before_help")
    act(session, participant, "say_ready", step_id=first, ready=True)
    act(session, join(session, workshop, "Noor"), "say_ready", step_id=first, ready=True)
    assert ready(session, workshop) == [2, 2, 2]
    go_to(session, facilitator, "seeking_help")
    assert ready(session, workshop) == [0, 0, 0]


def test_ready_twice_counts_once_and_can_be_taken_back(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor
) -> None:
    go_to(session, facilitator, "before_help")
    step = id_of(session, workshop, "before_help")
    for said in (True, True):
        act(session, participant, "say_ready", step_id=step, ready=said)
    assert ready(session, workshop) == [1, 1, 1]
    act(session, participant, "say_ready", step_id=step, ready=False)
    assert ready(session, workshop) == [0, 0, 0]


def test_own_ready_comes_back_to_its_participant_only(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor
) -> None:
    go_to(session, facilitator, "before_help")
    step = id_of(session, workshop, "before_help")
    act(session, participant, "say_ready", step_id=step, ready=True)
    other = join(session, workshop, "Noor")
    session.flush()
    snapshot = Snapshot(session, workshop.id)
    assert snapshot.own(participant.participant_id or 0)[1]["ready"] == [step]
    assert snapshot.own(other.participant_id or 0)[1]["ready"] == []


def test_facilitator_is_not_ready(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    go_to(session, facilitator, "before_help")
    with pytest.raises(NotAllowed):
        act(session, facilitator, "say_ready", step_id=id_of(session, workshop, "before_help"), ready=True)


def test_nobody_is_counted_where_nothing_is_done(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    assert ready(session, workshop) == [None, None, None]  # not begun
    go_to(session, facilitator, "pause")
    assert ready(session, workshop) == [None, None, None]
