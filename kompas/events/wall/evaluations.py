"""The evaluation."""

from kompas.events.core.base import ActionBase, Warned, action
from kompas.events.core.conditions import OPEN, participant
from kompas.i18n import N_
from kompas.models.core.columns import OptionalText, Score


@action(participant(N_("Only participants answer the evaluation.")), OPEN, leaves_trace=False)
class AnswerEvaluation(ActionBase):
    scores: dict[str, Score]
    remark: OptionalText = ""
    warned: Warned = None
