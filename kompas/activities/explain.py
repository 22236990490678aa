"""Somebody tells something: step, text and clock are enough. Where the group agrees on its goal, the console has a field."""

from kompas.activity import Activity, Least, Part
from kompas.i18n import N_

GOAL = Part(
    "goal",
    lambda session, scene: {"example": scene.content["goal_example"]},
    when=lambda session, scene: scene.content.get("goal_example"),
)

ACTIVITY = Activity(
    name="explain",
    label=N_("Explanation"),
    order=20,
    least=Least(0.5, 3, N_("Tell the core only, and leave examples and the film out.")),
    is_worked_at=False,
    tells_central_question=True,
    facilitator=(GOAL,),
)
