"""Subjects of rows in rooms below, such as a party on the map, followed to the row they are now."""

from collections.abc import Callable
from typing import Any

from kompas.live.views.core.rows import Rows

Now = Callable[[Rows, str], str]
NOW: dict[str, Now] = {}
"""By subject; a row names one of a party in its column `party_id`."""


def about(rows: Rows, row: Any) -> str | None:
    """The id of what a row is about, if it is about anything."""
    named = ((now, getattr(row, f"{subject}_id", None)) for subject, now in NOW.items())
    return next((now(rows, identity) for now, identity in named if identity), None)
