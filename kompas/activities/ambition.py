"""Writing the shared ambition: one pen, everybody reads along."""

from kompas.activities import Activity, Scene, nothing
from kompas.enums import Role
from kompas.live.components.inquiry.ambition import ambition
from kompas.ui.earlier_ambition import starting_points
from kompas.ui.state import place


def workspace(scene: Scene) -> None:
    ambition(place(scene.actor, Role.FACILITATOR), "console")
    starting_points(scene.actor)


def screen(scene: Scene) -> None:
    ambition(place(scene.actor, Role.SCREEN), "screen")


def participant(scene: Scene) -> None:
    ambition(place(scene.actor, Role.PARTICIPANT), "participant")


ACTIVITY = Activity(facilitator=nothing, screen=screen, participant=participant, workspace=workspace)
