"""Somebody tells something: step, text and clock are enough. Where the group agrees on its goal, the console has a field."""

from kompas.activities import Activity, Scene, nothing
from kompas.i18n import current_language
from kompas.ui.goal import goal_form


def facilitator(scene: Scene) -> None:
    example = scene.step.content.get("goal_example") if scene.step else None
    if example:
        goal_form(scene.actor, example[current_language()])


ACTIVITY = Activity(facilitator=facilitator, screen=nothing, participant=nothing)
