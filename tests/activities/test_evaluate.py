from typing import Any

from kompas.activities import Scene, activity_of
from kompas.activities.evaluate import chart
from kompas.database import get_database
from kompas.enums import ActivityName, Role, WorkshopStatus
from kompas.migrating import migrate
from kompas.models import Step, Workshop
from kompas.rules import Actor
from tests.factories import START, journey


def scene(activity: ActivityName | None, status: WorkshopStatus = WorkshopStatus.RUNNING) -> Scene:
    workshop = Workshop(
        title="x", code="ACDEFG", script_key="x", starts_at=START, facilitator_code_hash="x", status=status
    )
    step = Step(
        id=7,
        workshop_id=1,
        position=0,
        key="x",
        activity=activity or ActivityName.EXPLAIN,
        minutes=5,
        content={},
        remaining_seconds=300,
    )
    return Scene(Actor(1, workshop, frozenset({Role.FACILITATOR})), step if activity else None)


def test_every_activity_has_its_faces() -> None:
    migrate(get_database())  # the break asks whether there is a map
    assert [name for name in ActivityName if not callable(activity_of(scene(name)).screen)] == []


def test_closed_workshop_shows_what_came_out() -> None:
    closed = scene(ActivityName.COLLECT, WorkshopStatus.CLOSED)
    assert activity_of(closed) is not activity_of(scene(ActivityName.COLLECT))
    assert activity_of(closed) is activity_of(scene(None, WorkshopStatus.CLOSED))


def test_stage_changes_with_status_and_activity_only() -> None:
    assert scene(None, WorkshopStatus.PREPARED).stage == "prepared//"
    assert scene(ActivityName.COLLECT).stage == "running/collect/"
    assert scene(ActivityName.COLLECT).stage_of_step == "running/collect//7/"


def test_chart_counts_every_answer() -> None:
    evaluation: dict[str, Any] = journey().steps[-1].model_dump(mode="json")["evaluation"]
    keys = [scale["key"] for scale in evaluation["scales"]]
    figure = chart(evaluation, [dict.fromkeys(keys, 5), dict.fromkeys(keys, 4), dict.fromkeys(keys, 5)])
    counts = {bar.name: list(bar.x) for bar in figure.data}
    assert counts == {"1": [0, 0, 0], "2": [0, 0, 0], "3": [0, 0, 0], "4": [1, 1, 1], "5": [2, 2, 2]}
    assert [text.replace("<br>", " ") for text in figure.data[0].y] == [
        scale["text"]["en"] for scale in evaluation["scales"]
    ]
