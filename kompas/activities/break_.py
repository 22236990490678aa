"""The break: the screen's countdown belongs to the stage, which is always there. Where a map is drawn the facilitator
has it at hand, to put it on the screen.
"""

from dataclasses import replace

from kompas.activities.map_ import WORKSPACE
from kompas.activity import Activity, Least
from kompas.domain.map.queries import parties_on_map
from kompas.i18n import N_

BESIDE_MAP = tuple(
    replace(part, when=lambda session, scene: parties_on_map(session, scene.workshop)) for part in WORKSPACE
)

ACTIVITY = Activity(
    name="break",
    label=N_("Break"),
    order=40,
    least=Least(0.6, 10, N_("A short break is still a break; ten minutes is the least.")),
    is_break=True,
    is_worked_at=False,
    workspace=BESIDE_MAP,
)
