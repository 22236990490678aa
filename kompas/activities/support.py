"""The support check; the text stays at hand, so that it can be amended and asked about again."""

from kompas.activities import Activity, Scene, ambition, nothing
from kompas.enums import Role
from kompas.live.components.inquiry.support import support
from kompas.ui.state import place


def workspace(scene: Scene) -> None:
    support(place(scene.actor, Role.FACILITATOR), "console")
    ambition.workspace(scene)


def screen(scene: Scene) -> None:
    support(place(scene.actor, Role.SCREEN), "screen")


def participant(scene: Scene) -> None:
    support(place(scene.actor, Role.PARTICIPANT), "participant")
    ambition.participant(scene)


ACTIVITY = Activity(facilitator=nothing, screen=screen, participant=participant, workspace=workspace)
