"""Answers to the questions of a form, in a workshop or a network."""

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from kompas.enums import NetworkRole, Role
from kompas.events.core.base import AnyAction, Id, Row, Warned, action
from kompas.events.core.conditions import OPEN, Attempt, Condition
from kompas.events.core.logged import CONTENT
from kompas.i18n import N_
from kompas.models import FilledForm
from kompas.rules import NetworkActor, may_fill_in

ProposalKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_.]{1,81}:[A-Za-z0-9-]{0,40}$")]
ProposalMark = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
NO_FORM = N_("This form is not there any more. Reload the page.")


def is_open_to_answers(attempt: Attempt) -> bool:
    """A network always is."""
    return isinstance(attempt.actor, NetworkActor) or OPEN.holds(attempt)


def is_at_it(attempt: Attempt) -> bool:
    in_network = isinstance(attempt.actor, NetworkActor)
    return in_network or may_fill_in(attempt.actor, attempt.role, attempt.row.form_key, attempt.current)


WHO_WORKS_HERE = Condition("facilitator, participant, core", lambda attempt: True)
"""Who has the role with which the action comes is asked of every action."""
OPEN_TO_ANSWERS = Condition(OPEN.told, is_open_to_answers, OPEN.refusal)
AT_IT = Condition("at it", is_at_it, N_("Participants fill in this form while the group is at it."))


class FormAction(AnyAction):
    role: Literal[Role.FACILITATOR, Role.PARTICIPANT, NetworkRole.CORE]
    form_id: Annotated[Id, Row(FilledForm, NO_FORM).that(AT_IT)]
    question: str = Field(max_length=40)


@action(WHO_WORKS_HERE, OPEN_TO_ANSWERS, logged=CONTENT)
class AnswerQuestion(FormAction):
    """`seen` is the mark of the answer that the writer was looking at, None when there was none; `settles` are the texts
    beside it that this decides about; `takes` are proposals that were taken over or put away, each with its mark. The answer
    gets the action's id for its mark.
    """

    value: Any
    seen: Id | None = None
    settles: list[Id] = Field(default=[], max_length=20)
    takes: dict[ProposalKey, ProposalMark] = Field(default={}, max_length=20)
    warned: Warned = None


@action(WHO_WORKS_HERE, OPEN_TO_ANSWERS, logged=CONTENT)
class AgreeAnswer(FormAction):
    agreed: bool
