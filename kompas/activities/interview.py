"""Interviews in pairs. The participant's own part is always on the page: cards may be decided about later too."""

from kompas.activities import Activity, Scene, nothing
from kompas.enums import Role
from kompas.live.components.inquiry.pairs import Use, pairs
from kompas.ui.state import place


def pairs_for(scene: Scene, role: Role, use: Use) -> None:
    assert scene.step is not None
    pairs(place(scene.actor, role), use, scene.step.id)


def workspace(scene: Scene) -> None:
    pairs_for(scene, Role.FACILITATOR, "console")


def screen(scene: Scene) -> None:
    pairs_for(scene, Role.SCREEN, "screen")


ACTIVITY = Activity(facilitator=nothing, screen=screen, participant=nothing, workspace=workspace)
