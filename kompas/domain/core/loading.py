"""Reads every module of every room, so that everything that registers itself is there."""

from functools import cache

from kompas.loading import load_package

ROOMS = ("core", "workshop", "wall", "inquiry", "map", "network", "dossier", "whole")
"""From the ground up: each uses only those below it, here and in `models`, `events`, `live/views`, `live/components`."""


@cache
def load_rooms() -> None:
    load_package("kompas.domain")
