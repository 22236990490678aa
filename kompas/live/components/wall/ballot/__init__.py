"""Voting with dots: the facilitator opens and closes, participants place dots, the screen shows the outcome."""

from typing import Literal

from kompas.enums import NoteKind
from kompas.i18n import _
from kompas.labels import label
from kompas.live.components import Place, careful_words, pager_words, problem_words, register

show = register(__file__)
Use = Literal["console", "screen", "participant"]


def ballot(place: Place, use: Use) -> None:
    """Actions up: place_dots (participant); open_ballot, close_ballot, withdraw_ballot, undo_deed,
    show_ballot and record_conclusion (console). Shows nothing to a participant while there is no vote.
    """
    show(data=place.as_data() | {"use": use, "words": words()}, key=f"ballot-{use}", height="content")


def words() -> dict[str, object]:
    return {
        **careful_words(),
        **pager_words(),
        "kinds": {kind.value: label(kind) for kind in NoteKind},
        "heading": _("Vote"),
        "new": _("Let people vote"),
        "question": _("What do you ask?"),
        "asked": _("What matters most to us?"),
        "about": _("On what?"),
        "all_themes": _("All themes"),
        "chosen": _("The notes ticked on the wall ({count})"),
        "of_step": _("All notes of: {step}"),
        "kind": _("Kind of note"),
        "all_kinds": _("All kinds"),
        "dots": _("Dots for each person"),
        "most": _("At most on one of them"),
        "start": _("Start the vote"),
        "close": _("Close the vote and show the outcome"),
        "break_off": _("Break off"),
        "remove": _("Remove this outcome"),
        "break_off_sure": _("Break off this vote? Its dots and the question go. You can undo it."),
        "yes_break_off": _("Yes, break off"),
        "remove_sure": _("Remove this outcome? It goes from all screens and from the report. You can undo it."),
        "yes_remove": _("Yes, remove"),
        "cancel": _("Cancel"),
        "removed": _("Removed."),
        "undo": _("Undo"),
        "voted": _("{count} of {people} voted"),
        "secret": _("The outcome is hidden until the vote is closed."),
        "nobody_sees": _("Nobody sees which dots are yours. The outcome is shown when the vote is closed."),
        "left": _("You have {count} dots left"),
        "one_left": _("You have 1 dot left"),
        "none_left": _("All your dots are placed. You can still move them."),
        "add": _("One dot more: {note}"),
        "take": _("One dot less: {note}"),
        "mine": _("{count} dots of mine"),
        "result": _("{count} dots"),
        "one_result": _("1 dot"),
        "tie": _("shared place"),
        "no_votes": _("Nobody placed a dot."),
        "without": _("{count} notes got no dots."),
        "themes_without": _("{count} themes got no dots."),
        "conclude": _("Take over as a conclusion"),
        "concluded": _("Taken over. It stands with the conclusions."),
        "is_taken": _("✓ Taken over"),
        "to_screen": _("Show on the screen"),
        "off_screen": _("Take off the screen"),
        "outcome": _("Outcome of the vote"),
        "vanished": _("This is not shown any more"),
        **problem_words(),
    }
