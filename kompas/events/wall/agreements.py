"""Agreements."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict

from kompas.enums import LogTopic, Priority, ReleaseLevel
from kompas.events.core.base import About, ActionBase, Id, Row, Warned, action
from kompas.events.core.conditions import FACILITATOR, OPEN
from kompas.events.core.logged import CONTENT, Logged
from kompas.events.wall.conclusions import ConclusionId
from kompas.i18n import N_
from kompas.models import Agreement
from kompas.models.core.columns import LongText, PlannedDate, ShortText

AgreementId = Annotated[Id, Row(Agreement, N_("This agreement is not there any more. Reload the page."))]


@action(FACILITATOR, OPEN, undo=N_("agreement recorded"), logged=CONTENT)
class RecordAgreement(ActionBase):
    """The agreement gets the action's id."""

    what: LongText
    who: ShortText
    by_when: PlannedDate | None = None
    priority: Priority = Priority.NORMAL
    conclusion_id: ConclusionId | None = None
    line_id: Annotated[Id, About("line")] | None = None
    release: ReleaseLevel = ReleaseLevel.PARTICIPANTS
    warned: Warned = None


class AgreementFields(BaseModel):
    """The fields of an agreement that can be changed."""

    model_config = ConfigDict(extra="forbid", frozen=True, from_attributes=True)

    what: LongText
    who: ShortText
    by_when: PlannedDate | None = None
    priority: Priority = Priority.NORMAL


@action(FACILITATOR, OPEN, undo=N_("agreement changed"), logged=CONTENT)
class EditAgreement(AgreementFields, ActionBase):
    """`seen` as with notes: the agreement that the writer was looking at."""

    agreement_id: AgreementId
    seen: AgreementFields | None = None
    warned: Warned = None


@action(
    FACILITATOR,
    OPEN,
    undo=N_("agreement removed"),
    logged=Logged(LogTopic.MODERATION, N_("Agreement removed or put back")),
)
class WithdrawAgreement(ActionBase):
    agreement_id: AgreementId
    withdrawn: bool = True


@action(FACILITATOR, logged=Logged(LogTopic.PRIVACY, N_("Chosen for whom an agreement is"), tells=("release",)))
class ReleaseAgreement(ActionBase):
    """How far it goes; also when the workshop is closed."""

    agreement_id: AgreementId
    release: ReleaseLevel
