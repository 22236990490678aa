"""Notes in kinds under a question; the wall fills while people write."""

from kompas.activities import Activity, Scene, nothing
from kompas.enums import Role
from kompas.live.components.wall import wall
from kompas.ui.state import place


def screen(scene: Scene) -> None:
    wall(place(scene.actor, Role.SCREEN), "screen")


ACTIVITY = Activity(facilitator=nothing, screen=screen, participant=nothing)
