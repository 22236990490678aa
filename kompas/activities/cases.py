"""Introductions: each brings the person who walks along, and has a minute to tell of them."""

from kompas.activities import Activity, Scene, nothing
from kompas.enums import ActivityName, Role
from kompas.live.components.wall.case_form import case_form
from kompas.live.components.wall.cases import gallery
from kompas.ui.state import place


def is_about_cases(scene: Scene) -> bool:
    """Then the gallery is on the page by itself; at other steps it hangs beside the wall."""
    return scene.step is not None and scene.step.activity is ActivityName.CASES


def screen(scene: Scene) -> None:
    gallery(place(scene.actor, Role.SCREEN), "screen")


def participant(scene: Scene) -> None:
    here = place(scene.actor, Role.PARTICIPANT)
    case_form(here, "participant")
    gallery(here, "participant")


ACTIVITY = Activity(facilitator=nothing, screen=screen, participant=participant)
