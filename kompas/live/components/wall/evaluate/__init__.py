"""The evaluation of a participant: scales from 1 to 5 and one open question, without a name."""

from typing import Any

from kompas.enums import Role
from kompas.i18n import _
from kompas.live.components import Place, careful_words, register

show = register(__file__)


def evaluate(place: Place, evaluation: dict[str, Any], *, given: bool) -> None:
    """`evaluation` has the shape of `scripts.Evaluation` as JSON. Action up: answer_evaluation, once a person."""
    data = place.as_data() | {
        "evaluation": evaluation,
        "given": given,
        "words": words(),
    }
    show(data=data, key=f"evaluate-{place.person}", height="content")


def evaluate_beforehand(evaluation: dict[str, Any], view: dict[str, object]) -> None:
    """The questions as they will be asked, of a workshop that is not there."""
    data = Place("", Role.PARTICIPANT).as_data() | {"evaluation": evaluation, "given": False, "words": words()}
    show(data=data | {"preview": view}, key="evaluate-beforehand", height="content")


def words() -> dict[str, object]:
    return careful_words() | {
        "heading": _("How was it?"),
        "anonymous": _("Your answers are kept without your name. Nobody can see who answered what."),
        "send": _("Send"),
        "thanks": _("Thank you. Your answers are in."),
        "kept": _("Not sent yet. Kept on this device; it is sent as soon as there is a connection."),
        "all": _("Give an answer to every question."),
        "failed": _("Not saved: {reason}"),
    }
