"""The evaluation."""

from typing import Annotated, Literal

from pydantic import Field

from kompas.events.core.base import ActionBase, Warned
from kompas.models.core.columns import OptionalText


class AnswerEvaluation(ActionBase):
    type: Literal["answer_evaluation"]
    scores: dict[str, Annotated[int, Field(ge=1, le=5)]]
    remark: OptionalText = ""
    warned: Warned = None


EvaluationAction = AnswerEvaluation
