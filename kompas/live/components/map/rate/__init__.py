"""Rating the own cooperation in private; the facilitator lays the two sides beside each other."""

from typing import Literal

from kompas.domain.map.style import style_as_data
from kompas.enums import LineColour
from kompas.i18n import _
from kompas.labels import label
from kompas.live.components import Place, register

show = register(__file__)
Use = Literal["console", "screen", "participant"]


def rate(place: Place, use: Use) -> None:
    """Actions up: speak_for and rate_cooperation (participant), reveal_ratings (console)."""
    data = place.as_data() | {"use": use, "words": words(), "style": style_as_data()}
    show(data=data, key=f"rate-{use}-{place.person}", height="content")


def words() -> dict[str, object]:
    return {
        "colours": {colour.value: label(colour) for colour in LineColour},
        "we_are": _("We are"),
        "choose": _("choose"),
        "choose_first": _("Choose first for which party you speak."),
        "how": _("How does the cooperation go with"),
        "private": _(
            "Only you see what you choose here. Later the map shows where views differ, never whose they are."
        ),
        "rated": _("{count} people have rated their cooperation."),
        "reveal": _("Lay both sides beside each other"),
        "hide": _("Hide again and go on rating"),
        "shown": _("The two sides stand beside each other on the map. Colour the lines there."),
        "agree": _("seen the same: {count}"),
        "differ": _("seen differently: {count}"),
        "one_side": _("one side only: {count}"),
        "saved": _("Saved"),
        "kept": _("Not sent yet. Kept on this device; it is sent as soon as there is a connection."),
        "failed": _("Not saved: {reason}"),
        "nobody": _("There is nothing on the map yet."),
    }
