"""Notes in kinds under a question; the wall fills while people write. What an earlier workshop said stands with it."""

from kompas.activities import Activity, Scene, nothing
from kompas.enums import Role
from kompas.live.components.network.bottlenecks import bottlenecks
from kompas.live.components.wall.wall import wall
from kompas.ui.state import place


def screen(scene: Scene) -> None:
    here = place(scene.actor, Role.SCREEN)
    bottlenecks(here, "screen")
    wall(here, "screen")


def below(scene: Scene) -> None:
    bottlenecks(place(scene.actor, Role.PARTICIPANT), "participant")


ACTIVITY = Activity(facilitator=nothing, screen=screen, participant=nothing, below=below)
