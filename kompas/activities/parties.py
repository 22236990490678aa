"""Who belongs to the network: everybody puts parties on the map, from a list of usual ones or by name."""

from kompas.activities import Activity, nothing
from kompas.activities.map_ import participant, screen, workspace

ACTIVITY = Activity(facilitator=nothing, screen=screen, participant=participant, workspace=workspace)
