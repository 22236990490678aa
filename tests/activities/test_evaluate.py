from typing import Any

from kompas.enums import Role, WorkshopStatus
from kompas.models import Step, Workshop
from kompas.rules import Actor
from kompas.scenes import Scene, faces_of
from kompas.ui.parts.evaluation_chart import chart
from tests.factories import START, journey


def scene(activity: str | None, status: WorkshopStatus = WorkshopStatus.RUNNING) -> Scene:
    workshop = Workshop(
        title="x", code="ACDEFG", script_key="x", starts_at=START, facilitator_code_hash="x", status=status
    )
    step = Step(
        id=7,
        workshop_id=1,
        position=0,
        key="x",
        activity=activity or "explain",
        minutes=5,
        content={},
        remaining_seconds=300,
    )
    return Scene(Actor(1, workshop, frozenset({Role.FACILITATOR})), step if activity else None)


def test_closed_workshop_shows_what_came_out() -> None:
    closed = scene("collect", WorkshopStatus.CLOSED)
    assert faces_of(closed) is not faces_of(scene("collect"))
    assert faces_of(closed) is faces_of(scene(None, WorkshopStatus.CLOSED))


def test_stage_changes_with_status_and_activity_only() -> None:
    assert scene(None, WorkshopStatus.PREPARED).stage == "prepared//"
    assert scene("collect").stage == "running/collect/"
    assert scene("collect").stage_of_step == f"running/collect//7//{scene('collect').workshop.code}"


def test_chart_counts_every_answer() -> None:
    evaluation: dict[str, Any] = journey().steps[-1].model_dump(mode="json")["evaluation"]
    keys = [scale["key"] for scale in evaluation["scales"]]
    figure = chart(evaluation, [dict.fromkeys(keys, 5), dict.fromkeys(keys, 4), dict.fromkeys(keys, 5)])
    counts = {bar.name: list(bar.x) for bar in figure.data}
    assert counts == {"1": [0, 0, 0], "2": [0, 0, 0], "3": [0, 0, 0], "4": [1, 1, 1], "5": [2, 2, 2]}
    assert [text.replace("<br>", " ") for text in figure.data[0].y] == [
        scale["text"]["en"] for scale in evaluation["scales"]
    ]
