"""What somebody who takes part sees: the parts that are always there, around those of the activity.

Declared here once. `pages/participate.py` draws it in Streamlit; the light page gets it as a list.
"""

from collections.abc import Callable
from typing import Any

from kompas.activity import Parts
from kompas.live.components import Place
from kompas.live.components.core.pulse import pulse
from kompas.live.components.inquiry.ambition import ambition
from kompas.live.components.inquiry.board import board
from kompas.live.components.inquiry.connections import connections
from kompas.live.components.inquiry.interview import interview
from kompas.live.components.inquiry.pairs import pairs
from kompas.live.components.inquiry.support import support
from kompas.live.components.map.map import network_map
from kompas.live.components.map.rate import rate
from kompas.live.components.network.bottlenecks import bottlenecks
from kompas.live.components.wall.ballot import ballot
from kompas.live.components.wall.case_form import case_form
from kompas.live.components.wall.cases import gallery
from kompas.live.components.wall.composer import composer
from kompas.live.components.wall.evaluate import evaluate
from kompas.live.components.wall.harvest import harvest
from kompas.live.components.wall.wall import wall
from kompas.live.components.workshop.hand_over_question import hand_over_question
from kompas.live.components.workshop.stage import stage
from kompas.scenes import Scene, faces_of

COMPONENTS: dict[str, Callable[..., None]] = {
    "ambition": ambition,
    "board": board,
    "bottlenecks": bottlenecks,
    "case_form": case_form,
    "cases": gallery,
    "connections": connections,
    "evaluate": lambda here, _use, **data: evaluate(here, **data),
    "harvest": harvest,
    "map": network_map,
    "pairs": pairs,
    "rate": rate,
    "support": support,
    "wall": wall,
}
"""The live component of each part, given its place, the use, and what the activity gives it."""
DrawParts = Callable[[Parts], Any]


def draw_now(
    here: Place, scene: Scene, draw_parts: DrawParts, *, interviews: bool, console: str | None, quiet: bool = False
) -> None:
    """From top to bottom. `console` is where a hand-over leads to, and None in a preview."""
    faces = faces_of(scene)
    pulse(here, scene.stage, quiet=quiet)
    if console is not None:
        hand_over_question(here, console)
    stage(here, "participant")
    ballot(here, "participant")
    draw_parts(faces.participant)
    if interviews:
        interview(here)
    composer(here)
    draw_parts(faces.below)


def draw_wall(here: Place, scene: Scene) -> None:
    """What others wrote, which nobody needs to see all the time."""
    if not scene.introduces_cases:
        gallery(here, "participant")
    wall(here, "participant")
