"""The paper roll: the phases side by side, the notes under each by kind."""

from typing import Literal

from kompas.enums import NoteKind, Perspective
from kompas.i18n import _
from kompas.labels import label
from kompas.live.components import Place, pager_words, register

show = register("wall")
Use = Literal["screen", "console", "participant"]


def wall(place: Place, use: Use) -> None:
    """`console`: the whole roll with moderation. `screen`: large, paged, follows the step. `participant`: to read.

    Actions up (console): edit_note, park_note, restore_note, move_note, reveal_note(s), hide_notes, focus_screen.
    """
    show(data=place.as_data() | {"use": use, "words": words()}, key=f"wall-{use}", height="content")


def words() -> dict[str, object]:
    return pager_words() | {
        "kinds": {kind.value: label(kind) for kind in NoteKind},
        "perspectives": {perspective.value: label(perspective) for perspective in Perspective},
        "roll": _("The journey, from before help to aftercare"),
        "empty": _("No notes yet"),
        "notes": _("{count} notes"),
        "one_note": _("1 note"),
        "whole": _("Whole roll"),
        "follow": _("Follow the step"),
        "on_screen": _("On the screen:"),
        "edit": _("Change"),
        "park": _("Park"),
        "restore": _("Restore"),
        "move": _("To…"),
        "select": _("Choose for a conclusion"),
        "actions": _("What to do with this note"),
        "save": _("Save"),
        "cancel": _("Cancel"),
        "parked": _("Parked notes"),
        "later": _("added later"),
        "text": _("Text of the note"),
        "kind": _("Kind of note"),
        "failed": _("Not done: {reason}"),
        "lost": _("there is no connection"),
        "hidden": _("hidden until revealed"),
        "reveal": _("Reveal"),
        "reveal_all": _("Reveal what is hidden ({count})"),
        "hide": _("Write in silence"),
        "before": _("Cases"),
        "after": _("Afterthoughts"),
        "conclusions": _("Conclusions"),
    }
