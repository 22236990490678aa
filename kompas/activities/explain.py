"""Somebody tells something: step, text and clock are enough."""

from kompas.activities import Activity, nothing

ACTIVITY = Activity(facilitator=nothing, screen=nothing, participant=nothing)
