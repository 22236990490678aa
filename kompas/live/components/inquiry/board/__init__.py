"""The board: notes lie in themes, moved by several hands at once, by mouse, touch or keyboard."""

from collections.abc import Sequence
from typing import Literal

from kompas.enums import NoteKind
from kompas.i18n import _
from kompas.labels import label
from kompas.live.components import Place, careful_words, pager_words, problem_words, register

show = register(__file__)
Use = Literal["console", "screen", "participant"]


def board(place: Place, use: Use, kinds: Sequence[str]) -> None:
    """`kinds`: which notes lie on the board. `screen` only shows.

    Actions up: make_theme, edit_theme, place_notes, merge_themes, unmerge_theme, withdraw_theme.
    """
    show(
        data=place.as_data() | {"use": use, "on_board": list(kinds), "words": words()},
        key=f"board-{use}",
        height="content",
    )


def words() -> dict[str, object]:
    return {
        **careful_words(),
        **pager_words(),
        "kinds": {kind.value: label(kind) for kind in NoteKind},
        "apart": _("Not in a theme yet"),
        "nothing_apart": _("Every note lies in a theme."),
        "no_notes": _("There are no notes to arrange yet."),
        "empty_theme": _("Drag notes here, or choose notes and move them."),
        "notes": _("{count} notes"),
        "one_note": _("1 note"),
        "more": _("and {count} more"),
        "new": _("New theme"),
        "new_with": _("New theme with {count}"),
        "name": _("Name of the theme"),
        "colour": _("Colour and pattern"),
        "look": _("look {number}"),
        "save": _("Save"),
        "cancel": _("Cancel"),
        "change": _("Change"),
        "remove": _("Remove"),
        "removed": _("“{name}” is removed. Its notes lie apart again."),
        "made": _("“{name}” is made."),
        "renamed": _("The theme is called “{name}” now."),
        "joined": _("“{name}” is joined with “{other}”."),
        "taken": _("Taken over: {names}"),
        "undo": _("Undo"),
        "merge": _("Join with…"),
        "move": _("Move {count} to…"),
        "move_none": _("Move to…"),
        "choose_first": _("Choose notes first: click them, or press the space bar."),
        "chosen": _("{count} chosen"),
        "choose_none": _("Choose none"),
        "as_list": _("As a list"),
        "as_board": _("As a board"),
        "larger": _("Larger"),
        "smaller": _("Smaller"),
        "theme_of": _("Theme"),
        "note": _("Note"),
        "kind": _("Kind"),
        "moved": _("{count} moved to “{name}”"),
        "moved_apart": _("{count} lie apart again"),
        "together": _("{count} notes"),
        "how": _(
            "Arrow keys go from note to note, the space bar chooses, M moves what is chosen, N makes a theme of it."
        ),
        "suggest": _("Suggest themes"),
        "suggestions": _("Suggested themes"),
        "thinking": _("Looking for themes…"),
        "no_suggestions": _("Nothing clear enough to suggest. What is left, people place themselves."),
        "take": _("Take over"),
        "refuse": _("No, thank you"),
        "take_all": _("Take all over"),
        "refuse_all": _("Refuse all"),
        "fits": _("Fits “{name}”"),
        "because": _("Because of: {words}"),
        "nothing_left": _("Somebody else placed these notes meanwhile. Nothing is left to take over."),
        "stay_apart": _("{count} notes stay apart: too little is clear about them."),
        **problem_words(),
        "without_name": _("Give the theme a name."),
    }
