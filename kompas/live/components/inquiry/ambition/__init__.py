"""Writing the ambition: one holds the pen, everybody reads along; versions side by side, comments, a checklist."""

from typing import Literal

from kompas.enums import AmbitionCheck
from kompas.i18n import _
from kompas.labels import label
from kompas.live.components import Place, careful_words, register

show = register(__file__)
Use = Literal["console", "screen", "participant"]


def ambition(place: Place, use: Use) -> None:
    """Actions up: take_pen, ask_pen, pass_pen, write_ambition, save_draft, comment_on_draft, settle_comment,
    withdraw_comment, tick_check (the last two by the facilitator).
    """
    show(data=place.as_data() | {"use": use, "words": words()}, key=f"ambition-{use}", height="content")


def words() -> dict[str, object]:
    return careful_words() | {
        "checks": {check.value: label(check) for check in AmbitionCheck},
        "text": _("Our ambition"),
        "empty": _("Nothing is written yet."),
        "free": _("Nobody holds the pen."),
        "yours": _("You hold the pen. Everybody reads along."),
        "reserved": _("The pen is for you."),
        "writes": _("{name} holds the pen"),
        "facilitator": _("The facilitator"),
        "take": _("Take the pen"),
        "go_on": _("Write on"),
        "ask": _("Ask for the pen"),
        "asked": _("You asked for the pen. Take it back"),
        "give": _("Pass to {name}"),
        "lay": _("Lay the pen down"),
        "save": _("Keep as a version"),
        "saved": _("Kept as a version."),
        "versions": _("Versions"),
        "version": _("Version {number}"),
        "by": _("by {name}"),
        "accepted": _("accepted"),
        "compare": _("Compare with"),
        "compare_none": _("nothing"),
        "was": _("What it was"),
        "is": _("What it became"),
        "comment_on": _("Comment on this sentence: {sentence}"),
        "comment": _("Your comment"),
        "send": _("Send"),
        "cancel": _("Cancel"),
        "settle": _("Done"),
        "settled": _("done"),
        "reopen": _("Not done yet"),
        "withdraw": _("Take back"),
        "checklist": _("Checklist"),
        "lost_words": _("You do not hold the pen any more. This is what you wrote last; copy what you need."),
        "failed": _("Not done: {reason}"),
    }
