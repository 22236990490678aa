"""Before the start: people join, and may already bring the person who walks along."""

from kompas.activities import Activity, Scene, nothing
from kompas.enums import CaseMode, Role
from kompas.live.components.wall.case_form import case_form
from kompas.ui.state import place


def participant(scene: Scene) -> None:
    if scene.workshop.case_mode is not CaseMode.NO_CASE:
        case_form(place(scene.actor, Role.PARTICIPANT), "participant")


ACTIVITY = Activity(facilitator=nothing, screen=nothing, participant=participant)
