"""Undoing on the network map what one did oneself, and no more than that."""

from kompas.errors import Conflict
from kompas.i18n import N_
from kompas.models import Line, Party


def demand_as_left(row: Line | Party, seen: int | None) -> None:
    """Raises Conflict when somebody changed it after who undoes left it. `seen` is the revision they heard of it at."""
    if seen is not None and row.revision > seen:
        raise Conflict(N_("Somebody changed this since. Nothing was undone, so that their work stays."))
