"""A question to one participant: will you facilitate as well, or take over? It comes through this person's own stream."""

from kompas.i18n import _
from kompas.live.components import Place, problem_words, register

show = register(__file__)


def hand_over_question(place: Place, console: str) -> None:
    """`console` is the address of the facilitator's page. Actions up: answer_hand_over."""
    show(
        data=place.as_data() | {"console": console, "words": words()},
        key=f"hand_over_question-{place.person}",
        height="content",
    )


def words() -> dict[str, object]:
    return problem_words() | {
        "share": _("{name} asks you to facilitate as well."),
        "share_nobody": _("The facilitator asks you to facilitate as well."),
        "hand_over": _("{name} asks you to take over as facilitator."),
        "hand_over_nobody": _("The facilitator asks you to take over as facilitator."),
        "means": _("You then lead the workshop on this device and see what a facilitator sees. You keep taking part."),
        "yes": _("Accept"),
        "no": _("No"),
        "accepted": _("You facilitate now."),
        "go": _("Go to the facilitator's page"),
    }
