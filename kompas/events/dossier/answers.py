"""Answers to the questions of a form, by a workshop or a network."""

from typing import Any, Literal

from pydantic import Field

from kompas.enums import NetworkRole, Role
from kompas.events.core.base import AnyAction, Id, Warned


class FormAction(AnyAction):
    role: Literal[Role.FACILITATOR, Role.PARTICIPANT, NetworkRole.CORE]
    form_id: Id
    question: str = Field(max_length=40)


class AnswerQuestion(FormAction):
    """`seen` is the mark of the answer that the writer was looking at, None when there was none; `settles` are the texts
    beside it that this decides about. The answer gets the action's id for its mark.
    """

    type: Literal["answer_question"]
    value: Any
    seen: Id | None = None
    settles: list[Id] = Field(default=[], max_length=20)
    warned: Warned = None


class AgreeAnswer(FormAction):
    type: Literal["agree_answer"]
    agreed: bool


AnswerAction = AnswerQuestion | AgreeAnswer
