"""Who interviews whom: large on the screen, and on the console to make, swap and mend."""

from typing import Literal

from kompas.i18n import _
from kompas.live.components import Place, problem_words, register

show = register(__file__)
Use = Literal["console", "screen"]


def pairs(place: Place, use: Use, step_id: int) -> None:
    """Actions up: make_pairs, swap_people, let_out."""
    show(data=place.as_data() | {"use": use, "step": step_id, "words": words()}, key=f"pairs-{use}", height="content")


def words() -> dict[str, object]:
    return {
        "none": _("The pairs come up here in a moment."),
        "begins": _("The first name of each begins with asking."),
        "make": _("Make pairs"),
        "again": _("Divide everybody again"),
        "sure": _("Sure? Everybody gets another partner"),
        "place": _("Give a place to {count} without a partner"),
        "pairs": _("{count} pairs, {apart} of them from different organisations"),
        "waiting": _("{count} cards wait for the one who told them"),
        "people": _("{count} people take part in the interviews"),
        "how": _("Choose two people to swap them. Or choose one and let them take no part."),
        "chosen": _("{name} is chosen. Choose who to swap with."),
        "out": _("Takes no part"),
        "back": _("Takes part after all"),
        "cancel": _("Cancel"),
        "without": _("Without a partner"),
        "left_out": _("Take no part"),
        "swapped": _("Swapped."),
        **problem_words(),
    }
