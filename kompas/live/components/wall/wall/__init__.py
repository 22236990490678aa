"""The paper roll: the phases side by side, the notes under each by kind."""

from typing import Literal

from kompas.enums import NoteKind, Perspective
from kompas.i18n import _
from kompas.labels import label
from kompas.live.components import Place, editor_words, pager_words, register
from kompas.live.components.core.undo import words as undo_words

show = register(__file__)
Use = Literal["screen", "console", "participant"]


def wall(place: Place, use: Use) -> None:
    """`console`: the whole roll with moderation. `screen`: large, paged, follows the step. `participant`: to read.

    Actions up (console): those of `events/notes.py` that are the facilitator's, those of `events/deeds.py`, focus_screen.
    """
    show(data=place.as_data() | {"use": use, "words": words()}, key=f"wall-{use}", height="content")


def words() -> dict[str, object]:
    return (
        pager_words()
        | editor_words()
        | {
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
            "more": _("More"),
            "move_to": _("Move to: {step}"),
            "make_kind": _("Make it: {kind}"),
            "split": _("Split again"),
            "to_bin": _("Put in the bin"),
            "is_abusive": _("Abusive: take away at once"),
            "abusive": _("abusive"),
            "bin": _("Bin"),
            "bin_note": _("Only you see this. The bin is emptied for good when you close the workshop."),
            "select": _("Choose"),
            "with_chosen": _("The chosen notes"),
            "chosen": _("{count} chosen"),
            "one_chosen": _("1 chosen"),
            "choose_none": _("Choose none"),
            "merge": _("Merge"),
            "merge_shown": _("Choose two or more notes that are on the wall and not hidden."),
            "which_leads": _("Which text stays for these {count} notes?"),
            "merged_text": _("Text of the merged note"),
            "merged": _("{count}×"),
            "originals": _("Show the originals"),
            "step": _("Step"),
            "parked": _("Parked notes"),
            "later": _("added later"),
            "kind": _("Kind of note"),
            **undo_words(),
            "hidden": _("hidden until revealed"),
            "reveal": _("Reveal"),
            "reveal_all": _("Reveal what is hidden ({count})"),
            "in_silence": _("We write in silence"),
            "hide": _("Write in silence"),
            "about": _("About:"),
            "about_all": _("all cases"),
        }
    )
