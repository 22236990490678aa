"""Conclusions."""

from typing import Literal

from pydantic import Field

from kompas.enums import ReleaseLevel
from kompas.events.core.base import ActionBase, Id, StepId, Warned
from kompas.models.core.columns import LONG, LongText


class RecordConclusion(ActionBase):
    """The conclusion gets the action's id."""

    type: Literal["record_conclusion"]
    step_id: StepId
    text: LongText
    warned: Warned = None
    note_ids: list[Id] = Field(default=[], max_length=200)
    release: ReleaseLevel = ReleaseLevel.PARTICIPANTS


class EditConclusion(ActionBase):
    """`seen` as with notes: the text that the writer was looking at."""

    type: Literal["edit_conclusion"]
    conclusion_id: Id
    text: LongText
    warned: Warned = None
    seen: str | None = Field(default=None, max_length=LONG)
    note_ids: list[Id] | None = Field(default=None, max_length=200)


class WithdrawConclusion(ActionBase):
    """`withdrawn` false puts it back."""

    type: Literal["withdraw_conclusion"]
    conclusion_id: Id
    withdrawn: bool = True


class ReleaseConclusion(ActionBase):
    """How far it goes; also when the workshop is closed, since that is when one thinks of who may read it."""

    type: Literal["release_conclusion"]
    conclusion_id: Id
    release: ReleaseLevel


ConclusionAction = RecordConclusion | EditConclusion | WithdrawConclusion | ReleaseConclusion
