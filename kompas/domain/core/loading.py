"""What registers itself is there once its module has been read: every module of every room."""

from functools import cache
from importlib import import_module
from pkgutil import walk_packages

import kompas.domain

ROOMS = ("core", "workshop", "wall", "inquiry", "map", "network", "dossier", "whole")
"""From the ground up: each uses only those below it, here and in `models`, `events`, `live/views`, `live/components`."""


@cache
def load_rooms() -> None:
    for found in walk_packages(kompas.domain.__path__, f"{kompas.domain.__name__}."):
        import_module(found.name)
