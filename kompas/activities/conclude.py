"""Summing up: the conclusions of all phases, afterthoughts, and what became of what was said before."""

from kompas.activities import Activity, Scene, nothing
from kompas.enums import Role
from kompas.live.components.network.bottlenecks import bottlenecks
from kompas.live.components.wall.harvest import harvest
from kompas.ui.course_chart import live_course
from kompas.ui.state import place


def screen(scene: Scene) -> None:
    harvest(place(scene.actor, Role.SCREEN), "screen")


def screen_with_course(scene: Scene) -> None:
    live_course(scene.workshop)
    screen(scene)


def participant(scene: Scene) -> None:
    here = place(scene.actor, Role.PARTICIPANT)
    bottlenecks(here, "participant")
    harvest(here, "participant")


ACTIVITY = Activity(facilitator=nothing, screen=screen_with_course, participant=participant)
