"""The board: themes, and in which theme each note lies (told on the note itself)."""

from collections.abc import Iterable

from kompas.enums import Role
from kompas.events.difference import Item
from kompas.live.views.rows import Noun, Rows
from kompas.models import Placement, Theme


def theme_item(rows: Rows, audience: Role, theme: Theme) -> Item | None:
    if theme.withdrawn:
        return None
    return {"name": theme.name, "colour": theme.colour, "order": theme.sequence, "revision": theme.revision}


def theme_with(rows: Rows, note_id: str) -> str | None:
    """The theme a note lies in, unless that theme was taken away."""
    placement = rows.of(Placement).get(note_id)
    theme = rows.of(Theme).get(placement.theme_id) if placement and placement.theme_id else None
    return theme.id if theme and not theme.withdrawn else None


def touches(rows: Rows, changed: set[str]) -> Iterable[str]:
    return (f"note:{note_id}" for note_id in changed)


THEME = Noun("theme", Theme, item=theme_item)
PLACEMENT = Noun("placement", Placement, touches=touches, identity=lambda row: row.note_id)
