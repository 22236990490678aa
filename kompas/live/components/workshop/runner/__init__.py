"""The facilitator's hand on the script: where we are, the clock and its buttons, ahead or behind, the steps."""

from typing import Literal

from kompas.i18n import _
from kompas.live.components import Place, register

show = register(__file__)


def runner(place: Place, part: Literal["controls", "steps"]) -> None:
    """Actions up, at once or not at all: go_to_step, start_clock, pause_clock, add_minutes, close, reopen, reveal_notes."""
    data = place.as_data() | {
        "part": part,
        "words": words(),
    }
    show(data=data, key=f"runner-{part}", height="content")


def words() -> dict[str, object]:
    return {
        "begin": _("Start the workshop"),
        "start": _("Start the clock"),
        "pause": _("Pause"),
        "plus_one": _("+1 min"),
        "plus_five": _("+5 min"),
        "next": _("Next step"),
        "back": _("Back"),
        "close": _("Close the workshop"),
        "close_sure": _("Close now? Participants can then no longer write. You can reopen it."),
        "bin_emptied": _("The bin ({count}) and the list of what you can undo are then emptied for good."),
        "undo_emptied": _("The list of what you can undo is then emptied for good."),
        "hidden": _("{count} notes are still hidden ({steps}). They do not come in the report."),
        "one_hidden": _("1 note is still hidden ({steps}). It does not come in the report."),
        "reveal_hidden": _("Show all that is hidden"),
        "yes_close": _("Yes, close"),
        "cancel": _("Cancel"),
        "reopen": _("Reopen the workshop"),
        "closed": _("The workshop is closed."),
        "not_started": _("Not started yet"),
        "on_time": _("On schedule"),
        "behind": _("{minutes} min behind"),
        "ahead": _("{minutes} min ahead"),
        "ends": _("Ends around {time} (planned {planned})"),
        "over": _("this step {minutes} min over time"),
        "late_for": _("“{step}” is fixed at {fixed}, you will be there around {time}."),
        "late_end": _("The end is fixed at {fixed}, you will be ready around {time}."),
        "step_of": _("Step {number} of {total}"),
        "ready": _("{count} of {people} ready"),
        "minutes": _("{planned} min"),
        "actual": _("{actual} of {planned} min"),
        "left_out": _("left out"),
        "go": _("Go to this step"),
        "script": _("The script"),
        "sound_on": _("Turn the sound off"),
        "sound_off": _("Turn the sound on"),
        "clock": _("Time left in this step"),
        "problems": {
            "later": _("The server could not save this. Try again."),
            "lost": _("There is no connection. Try again in a moment."),
        },
    }
