"""Introductions: each hangs up the case that walks along. Works like collecting, with notes of the kind case."""

from kompas.activities import Activity, nothing
from kompas.activities.collect import screen

ACTIVITY = Activity(facilitator=nothing, screen=screen, participant=nothing)
