"""The break: the screen's countdown belongs to the stage, which is always there. Where a map is drawn the facilitator
has it at hand, to put it on the screen.
"""

from kompas.activities import Activity, Scene, map_, nothing
from kompas.domain.map.queries import parties_on_map
from kompas.ui.state import read

ACTIVITY = Activity(facilitator=nothing, screen=nothing, participant=nothing)
BESIDE_MAP = Activity(facilitator=nothing, screen=nothing, participant=nothing, workspace=map_.workspace)


def activity_in(scene: Scene) -> Activity:
    return BESIDE_MAP if read(parties_on_map, scene.workshop) else ACTIVITY
