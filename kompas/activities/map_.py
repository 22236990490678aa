"""Drawing the network together: lines between the parties, and how each cooperation goes."""

from kompas.activities import Activity, Scene, nothing
from kompas.enums import Role
from kompas.live.components.map import network_map
from kompas.ui.state import place


def workspace(scene: Scene) -> None:
    network_map(place(scene.actor, Role.FACILITATOR), "console", starters_of(scene))


def screen(scene: Scene) -> None:
    network_map(place(scene.actor, Role.SCREEN), "screen")


def participant(scene: Scene) -> None:
    network_map(place(scene.actor, Role.PARTICIPANT), "participant", starters_of(scene))


def starters_of(scene: Scene) -> list[dict[str, str]]:
    """The usual parties to pick from, at the step that asks for parties."""
    return scene.step.content.get("starters", []) if scene.step else []


ACTIVITY = Activity(facilitator=nothing, screen=screen, participant=participant, workspace=workspace)
