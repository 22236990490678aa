"""The break: the screen's countdown belongs to the stage, which is always there."""

from kompas.activities import Activity, nothing

ACTIVITY = Activity(facilitator=nothing, screen=nothing, participant=nothing)
