"""The board: notes into themes."""

from typing import Annotated, Literal

from pydantic import Field

from kompas.events.core.base import ActionBase, Id, Warned
from kompas.models.core.columns import SHORT, ShortText
from kompas.models.inquiry.theme import COLOURS

Colour = Annotated[int, Field(ge=0, lt=COLOURS)]
NoteIds = Annotated[list[Id], Field(max_length=500)]


class MakeTheme(ActionBase):
    """The theme gets the action's id. With notes out of another theme it splits that one."""

    type: Literal["make_theme"]
    name: ShortText
    warned: Warned = None
    colour: Colour
    note_ids: NoteIds = Field(default=[])


class EditTheme(ActionBase):
    """`seen` is the name that the writer was looking at; another one by now is a conflict."""

    type: Literal["edit_theme"]
    theme_id: Id
    name: ShortText
    warned: Warned = None
    seen: str | None = Field(default=None, max_length=SHORT)
    colour: Colour


class PlaceNotes(ActionBase):
    """Into a theme, or apart again when `theme_id` is None."""

    type: Literal["place_notes"]
    note_ids: NoteIds
    theme_id: Id | None


class MergeThemes(ActionBase):
    """The notes of `from_id` go to `theme_id`."""

    type: Literal["merge_themes"]
    theme_id: Id
    from_id: Id


class UnmergeTheme(ActionBase):
    """Back out of the theme it was joined with, with these notes as far as they still lie there."""

    type: Literal["unmerge_theme"]
    theme_id: Id
    note_ids: NoteIds


class WithdrawTheme(ActionBase):
    """Its notes lie apart again; `withdrawn` false brings the theme back, with the notes that still lie apart."""

    type: Literal["withdraw_theme"]
    theme_id: Id
    withdrawn: bool = True


ThemeAction = MakeTheme | EditTheme | PlaceNotes | MergeThemes | UnmergeTheme | WithdrawTheme
