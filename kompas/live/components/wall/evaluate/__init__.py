"""The evaluation of a participant: scales from 1 to 5 and one open question, without a name."""

from typing import Any

from kompas.enums import Role
from kompas.live.components import Place, register

show = register(__file__)


def evaluate(place: Place, evaluation: dict[str, Any], *, given: bool) -> None:
    """`evaluation` has the shape of `scripts.Evaluation` as JSON. Action up: answer_evaluation, once a person."""
    data = place.as_data() | {"evaluation": evaluation, "given": given}
    show(data=data, key=f"evaluate-{place.person}", height="content")


def evaluate_beforehand(evaluation: dict[str, Any], view: dict[str, object]) -> None:
    """The questions as they will be asked, of a workshop that is not there."""
    data = Place("", Role.PARTICIPANT).as_data() | {"evaluation": evaluation, "given": False}
    show(data=data | {"preview": view}, key="evaluate-beforehand", height="content")
