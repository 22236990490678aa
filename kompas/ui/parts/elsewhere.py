"""The parts whose code stands elsewhere: live components, and pieces of page."""

from collections.abc import Callable
from typing import Any

from kompas.live.parts.participating import COMPONENTS
from kompas.scenes import Scene
from kompas.ui import state
from kompas.ui.course_chart import live_course
from kompas.ui.earlier_ambition import starting_points
from kompas.ui.parts import ROLES, Use, part
from kompas.ui.reflection import reflection


def at_its_place(show: Callable[..., None]) -> Callable[..., None]:
    """Give a component its place instead of the scene."""

    def drawn(scene: Scene, use: Use, **data: Any) -> None:
        show(state.place(scene.actor, ROLES[use]), use, **data)

    return drawn


for name, component in COMPONENTS.items():
    part(name)(at_its_place(component))
part("course")(live_course)
part("reflection")(reflection)
part("earlier_ambition")(starting_points)
