"""The evaluation."""

from typing import Annotated

from pydantic import Field

from kompas.events.core.base import ActionBase, Warned, action
from kompas.events.core.conditions import OPEN, participant
from kompas.i18n import N_
from kompas.models.core.columns import OptionalText


@action(participant(N_("Only participants answer the evaluation.")), OPEN, leaves_trace=False)
class AnswerEvaluation(ActionBase):
    scores: dict[str, Annotated[int, Field(ge=1, le=5)]]
    remark: OptionalText = ""
    warned: Warned = None
