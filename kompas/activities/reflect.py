"""Looking at the map together: notes with lines and parties, agreements that come from a line."""

from kompas.activities import Activity, nothing
from kompas.activities.map_ import participant, screen, workspace

ACTIVITY = Activity(facilitator=nothing, screen=screen, participant=participant, workspace=workspace)
