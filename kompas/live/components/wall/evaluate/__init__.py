"""The evaluation of a participant: scales from 1 to 5 and one open question, without a name."""

from typing import Any

from kompas.enums import Role
from kompas.live.components import Place, register
from kompas.live.fields import described
from kompas.scripts import EvaluationQuestions

show = register(__file__)


def evaluate(place: Place, evaluation: dict[str, Any], *, given: bool) -> None:
    """`evaluation` has the shape of `scripts.Evaluation` as JSON. Action up: answer_evaluation, once a person."""
    show(data=data_of(place, evaluation, given), key=f"evaluate-{place.person}", height="content")


def evaluate_beforehand(evaluation: dict[str, Any], view: dict[str, object]) -> None:
    """The questions as they will be asked, of a workshop that is not there."""
    data = data_of(Place("", Role.PARTICIPANT), evaluation, given=False)
    show(data=data | {"preview": view}, key="evaluate-beforehand", height="content")


def data_of(place: Place, evaluation: dict[str, Any], given: bool) -> dict[str, Any]:
    fields = [described(field) for field in EvaluationQuestions.model_validate(evaluation).fields]
    return place.as_data() | {"fields": fields, "given": given}
