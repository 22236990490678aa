"""Somebody tells something: step, text and clock are enough. Where the group agrees on its goal, the console has a field."""

from typing import Any

from sqlmodel import Session

from kompas.activity import Activity, Least, Part
from kompas.i18n import N_
from kompas.scenes import Scene


def goal_example(session: Session, scene: Scene) -> Any:
    return scene.content.get("goal_example")


def example(session: Session, scene: Scene) -> dict[str, Any]:
    return {"example": goal_example(session, scene)}


ACTIVITY = Activity(
    name="explain",
    label=N_("Explanation"),
    order=20,
    least=Least(0.5, 3, N_("Tell the core only, and leave examples and the film out.")),
    is_worked_at=False,
    tells_central_question=True,
    facilitator=(Part("goal", example, when=goal_example),),
)
