"""Summing up: the conclusions of all phases, and afterthoughts."""

from kompas.activities import Activity, Scene, nothing
from kompas.enums import Role
from kompas.live.components.harvest import harvest
from kompas.ui.state import place


def screen(scene: Scene) -> None:
    harvest(place(scene.actor, Role.SCREEN), "screen")


def participant(scene: Scene) -> None:
    harvest(place(scene.actor, Role.PARTICIPANT), "participant")


ACTIVITY = Activity(facilitator=nothing, screen=screen, participant=participant)
