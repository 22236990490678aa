"""Each rates the cooperation of the own party in private; then the map shows where views differ."""

from kompas.activities import Activity, Scene, map_, nothing
from kompas.enums import Role
from kompas.live.components.map.map import network_map
from kompas.live.components.map.rate import rate
from kompas.ui.state import place


def workspace(scene: Scene) -> None:
    rate(place(scene.actor, Role.FACILITATOR), "console")
    map_.workspace(scene)


def screen(scene: Scene) -> None:
    """How many have rated; once both sides lie beside each other, the map with what they see."""
    here = place(scene.actor, Role.SCREEN)
    rate(here, "screen")
    network_map(here, "screen", after="ratings_shown")


def participant(scene: Scene) -> None:
    rate(place(scene.actor, Role.PARTICIPANT), "participant")


ACTIVITY = Activity(facilitator=nothing, screen=screen, participant=participant, workspace=workspace)
