"""Seeing the themes as a picture, and laying connections with what earlier did not go well."""

from kompas.activities import Activity, Scene, nothing
from kompas.enums import Role
from kompas.ui.reflection import reflection
from kompas.ui.state import place


def workspace(scene: Scene) -> None:
    reflection(place(scene.actor, Role.FACILITATOR), "console")


def screen(scene: Scene) -> None:
    reflection(place(scene.actor, Role.SCREEN), "screen")


def participant(scene: Scene) -> None:
    reflection(place(scene.actor, Role.PARTICIPANT), "participant")


ACTIVITY = Activity(facilitator=nothing, screen=screen, participant=participant, workspace=workspace)
