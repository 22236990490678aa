"""The break: the screen's countdown belongs to the stage, which is always there. Where a map is drawn the facilitator
has it at hand, to put it on the screen.
"""

from dataclasses import replace

from sqlmodel import Session

from kompas.activities.map_ import WORKSPACE
from kompas.activity import Activity, Least
from kompas.domain.map.queries import parties_on_map
from kompas.i18n import N_
from kompas.scenes import Scene


def a_map_is_drawn(session: Session, scene: Scene) -> object:
    return parties_on_map(session, scene.workshop)


ACTIVITY = Activity(
    name="break",
    label=N_("Break"),
    order=40,
    least=Least(0.6, 10, N_("A short break is still a break; ten minutes is the least.")),
    is_break=True,
    is_worked_at=False,
    workspace=tuple(replace(part, when=a_map_is_drawn) for part in WORKSPACE),
)
