"""Clustering: everybody arranges the notes into themes on one board."""

from kompas.activities import Activity, Scene, nothing
from kompas.enums import Role
from kompas.live.components.inquiry.board import Use, board
from kompas.ui.state import place


def board_for(scene: Scene, role: Role, use: Use) -> None:
    assert scene.step is not None
    board(place(scene.actor, role), use, scene.step.content.get("kinds", []))


def workspace(scene: Scene) -> None:
    board_for(scene, Role.FACILITATOR, "console")


def screen(scene: Scene) -> None:
    board_for(scene, Role.SCREEN, "screen")


def participant(scene: Scene) -> None:
    board_for(scene, Role.PARTICIPANT, "participant")


ACTIVITY = Activity(facilitator=nothing, screen=screen, participant=participant, workspace=workspace)
