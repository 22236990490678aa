"""The parts whose code stands elsewhere: live components, and pieces of page."""

from collections.abc import Callable
from typing import Any

from kompas.live.components.inquiry.ambition import ambition
from kompas.live.components.inquiry.board import board
from kompas.live.components.inquiry.pairs import pairs
from kompas.live.components.inquiry.support import support
from kompas.live.components.map.map import network_map
from kompas.live.components.map.rate import rate
from kompas.live.components.network.bottlenecks import bottlenecks
from kompas.live.components.wall.case_form import case_form
from kompas.live.components.wall.cases import gallery
from kompas.live.components.wall.evaluate import evaluate
from kompas.live.components.wall.harvest import harvest
from kompas.live.components.wall.wall import wall
from kompas.scenes import Scene
from kompas.ui import state
from kompas.ui.course_chart import live_course
from kompas.ui.earlier_ambition import starting_points
from kompas.ui.parts import ROLES, Use, part
from kompas.ui.reflection import reflection

COMPONENTS: dict[str, Callable[..., None]] = {
    "ambition": ambition,
    "board": board,
    "bottlenecks": bottlenecks,
    "case_form": case_form,
    "cases": gallery,
    "evaluate": lambda here, _use, **data: evaluate(here, **data),
    "harvest": harvest,
    "map": network_map,
    "pairs": pairs,
    "rate": rate,
    "support": support,
    "wall": wall,
}


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
