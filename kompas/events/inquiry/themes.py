"""The board: notes into themes."""

from typing import Annotated

from pydantic import Field

from kompas.enums import LogTopic
from kompas.events.core.base import ActionBase, Id, Row, Warned, action
from kompas.events.core.conditions import EVERYBODY, OPEN, Condition, not_withdrawn
from kompas.events.core.logged import CONTENT, Logged
from kompas.events.wall.notes import CHOSEN
from kompas.i18n import N_
from kompas.models import Theme
from kompas.models.core.columns import SHORT, ShortText
from kompas.models.inquiry.theme import COLOURS
from kompas.rules import may_arrange

Colour = Annotated[int, Field(ge=0, lt=COLOURS)]
NoteIds = Annotated[list[Id], Field(max_length=500), CHOSEN]
CLUSTERING = Condition(
    "while the group clusters, the facilitator always",
    lambda it: may_arrange(it.actor, it.current),
    N_("You can arrange the notes while the group is clustering."),
)
STILL_THERE = not_withdrawn(N_("Somebody else took this theme away. The notes lie where they lay."))
THEME = Row(Theme, N_("This theme is not there any more. Reload the page."))
ThemeId = Annotated[Id, THEME]
ShownThemeId = Annotated[Id, THEME.that(STILL_THERE)]


@action(EVERYBODY, OPEN, CLUSTERING, undo=N_("theme made"), logged=CONTENT)
class MakeTheme(ActionBase):
    """The theme gets the action's id. With notes out of another theme it splits that one."""

    name: ShortText
    warned: Warned = None
    colour: Colour
    note_ids: NoteIds = Field(default=[])


@action(EVERYBODY, OPEN, CLUSTERING, undo=N_("theme changed"), logged=CONTENT)
class EditTheme(ActionBase):
    """`seen` is the name that the writer was looking at; another one by now is a conflict. So is another colour than
    `seen_colour`, which only who undoes asks.
    """

    theme_id: ShownThemeId
    name: ShortText
    warned: Warned = None
    seen: str | None = Field(default=None, max_length=SHORT)
    seen_colour: Colour | None = None
    colour: Colour


@action(EVERYBODY, OPEN, CLUSTERING, undo=N_("moved on the board"), logged=CONTENT)
class PlaceNotes(ActionBase):
    """Into a theme, or apart again when `theme_id` is None.

    Who undoes says in `seen` where they left the notes (empty: apart); what lies elsewhere by now is not moved.
    """

    note_ids: NoteIds
    theme_id: ShownThemeId | None
    seen: str | None = Field(default=None, max_length=36)


@action(EVERYBODY, OPEN, CLUSTERING, undo=N_("themes joined"), logged=Logged(LogTopic.MODERATION, N_("Themes joined")))
class MergeThemes(ActionBase):
    """The notes of `from_id` go to `theme_id`."""

    theme_id: ShownThemeId
    from_id: ShownThemeId


@action(
    EVERYBODY,
    OPEN,
    CLUSTERING,
    undo=N_("themes apart again"),
    logged=Logged(LogTopic.MODERATION, N_("Themes set apart")),
)
class UnmergeTheme(ActionBase):
    """Back out of the theme it was joined with, with these notes as far as they still lie there."""

    theme_id: ThemeId
    note_ids: NoteIds


@action(
    EVERYBODY,
    OPEN,
    CLUSTERING,
    undo=N_("theme removed or put back"),
    logged=Logged(LogTopic.MODERATION, N_("Theme removed or put back")),
)
class WithdrawTheme(ActionBase):
    """Its notes lie apart again; `withdrawn` false brings the theme back, with the notes that still lie apart.

    Who undoes the making says in `seen` which name they gave it: once others use it, it stays.
    """

    theme_id: ThemeId
    withdrawn: bool = True
    seen: str | None = Field(default=None, max_length=SHORT)
