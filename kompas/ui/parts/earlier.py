"""What earlier workshops of the network came to."""

from kompas.scenes import Scene
from kompas.ui.course_chart import live_course
from kompas.ui.earlier_ambition import starting_points
from kompas.ui.parts import Use, part


@part("course")
def course(scene: Scene, use: Use) -> None:
    live_course(scene.workshop)


@part("earlier_ambition")
def earlier_ambition(scene: Scene, use: Use) -> None:
    starting_points(scene.actor)
