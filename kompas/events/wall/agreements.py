"""Agreements."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from kompas.enums import Priority, ReleaseLevel
from kompas.events.core.base import ActionBase, Id, Warned
from kompas.models.core.columns import LongText, PlannedDate, ShortText


class RecordAgreement(ActionBase):
    """The agreement gets the action's id."""

    type: Literal["record_agreement"]
    what: LongText
    who: ShortText
    by_when: PlannedDate | None = None
    priority: Priority = Priority.NORMAL
    conclusion_id: Id | None = None
    line_id: Id | None = None
    release: ReleaseLevel = ReleaseLevel.PARTICIPANTS
    warned: Warned = None


class AgreementFields(BaseModel):
    """What can be changed of an agreement."""

    model_config = ConfigDict(extra="forbid", frozen=True, from_attributes=True)

    what: LongText
    who: ShortText
    by_when: PlannedDate | None = None
    priority: Priority = Priority.NORMAL


class EditAgreement(AgreementFields, ActionBase):
    """`seen` as with notes: the agreement that the writer was looking at."""

    type: Literal["edit_agreement"]
    agreement_id: Id
    seen: AgreementFields | None = None
    warned: Warned = None


class WithdrawAgreement(ActionBase):
    type: Literal["withdraw_agreement"]
    agreement_id: Id
    withdrawn: bool = True


class ReleaseAgreement(ActionBase):
    """How far it goes; also when the workshop is closed."""

    type: Literal["release_agreement"]
    agreement_id: Id
    release: ReleaseLevel


AgreementAction = RecordAgreement | EditAgreement | WithdrawAgreement | ReleaseAgreement
