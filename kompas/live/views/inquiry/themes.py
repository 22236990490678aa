"""The board: themes, and in which theme each note lies (told on the note itself)."""

from collections.abc import Iterable

from kompas.enums import Role
from kompas.events.core.difference import Item
from kompas.live.views.core.rows import Noun, Rows
from kompas.live.views.wall.notes import BESIDES
from kompas.models import Connection, Note, Placement, Theme


def theme_item(rows: Rows, audience: Role, theme: Theme) -> Item | None:
    if theme.withdrawn:
        return None
    return {"name": theme.name, "colour": theme.colour, "order": theme.sequence, "revision": theme.revision}


def theme_of(rows: Rows, note: Note) -> Item:
    """The theme a note lies in, unless that theme was taken away."""
    placement = rows.of(Placement).get(note.id)
    theme = rows.of(Theme).get(placement.theme_id) if placement and placement.theme_id else None
    return {"theme": theme.id} if theme and not theme.withdrawn else {}


BESIDES.append(theme_of)


def theme_now(rows: Rows, theme_id: str) -> Theme | None:
    """The theme, or the one it was joined with (and so on); None when it was taken away."""
    theme = rows.of(Theme).get(theme_id)
    seen: set[str] = set()
    while theme is not None and theme.withdrawn and theme.merged_into and theme.id not in seen:
        seen.add(theme.id)
        theme = rows.of(Theme).get(theme.merged_into)
    return None if theme is None or theme.withdrawn else theme


def touch_connections(rows: Rows, changed: set[str]) -> Iterable[str]:
    """Connections hang on themes, and on those that were joined with them."""
    return (f"connection:{key}" for key in rows.of(Connection))


def touches(rows: Rows, changed: set[str]) -> Iterable[str]:
    return (f"note:{note_id}" for note_id in changed)


THEME = Noun("theme", Theme, item=theme_item, touches=touch_connections)
PLACEMENT = Noun("placement", Placement, touches=touches)
