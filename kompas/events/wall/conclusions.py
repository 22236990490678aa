"""Conclusions."""

from typing import Annotated

from pydantic import Field

from kompas.enums import LogTopic, ReleaseLevel
from kompas.events.core.base import ActionBase, Id, Row, Warned, action
from kompas.events.core.conditions import FACILITATOR, OPEN
from kompas.events.core.logged import CONTENT, Logged
from kompas.events.wall.notes import CHOSEN
from kompas.events.workshop.steps import StepId
from kompas.i18n import N_
from kompas.models import Conclusion
from kompas.models.core.columns import LONG, LongText

ConclusionId = Annotated[Id, Row(Conclusion, N_("This conclusion is not there any more. Reload the page."))]
RestsOn = Annotated[list[Id], Field(max_length=200), CHOSEN]


@action(FACILITATOR, OPEN, undo=N_("conclusion recorded"), logged=CONTENT)
class RecordConclusion(ActionBase):
    """The conclusion gets the action's id."""

    step_id: StepId
    text: LongText
    warned: Warned = None
    note_ids: RestsOn = Field(default=[])
    release: ReleaseLevel = ReleaseLevel.PARTICIPANTS


@action(FACILITATOR, OPEN, undo=N_("conclusion changed"), logged=CONTENT)
class EditConclusion(ActionBase):
    """`seen` as with notes: the text that the writer was looking at."""

    conclusion_id: ConclusionId
    text: LongText
    warned: Warned = None
    seen: str | None = Field(default=None, max_length=LONG)
    note_ids: RestsOn | None = None


@action(
    FACILITATOR,
    OPEN,
    undo=N_("conclusion removed"),
    logged=Logged(LogTopic.MODERATION, N_("Conclusion removed or put back")),
)
class WithdrawConclusion(ActionBase):
    """`withdrawn` false puts it back."""

    conclusion_id: ConclusionId
    withdrawn: bool = True


@action(FACILITATOR, logged=Logged(LogTopic.PRIVACY, N_("Chosen for whom a conclusion is"), tells=("release",)))
class ReleaseConclusion(ActionBase):
    """How far it goes; also when the workshop is closed, since that is when one thinks of its readers."""

    conclusion_id: ConclusionId
    release: ReleaseLevel
