"""Writing the ambition together, and asking who carries it."""

from typing import Annotated

from pydantic import Field

from kompas.enums import AmbitionCheck, LogTopic, Stance
from kompas.events.core.base import ActionBase, Id, Number, Row, Warned, action
from kompas.events.core.conditions import EVERYBODY, FACILITATOR, OPEN, own_row, participant
from kompas.events.core.logged import CONTENT, PACE, Logged
from kompas.i18n import N_
from kompas.models import AmbitionComment, AmbitionDraft, Participant, SupportCheck
from kompas.models.core.columns import LongText, OptionalText, PlannedDate, Printable, ShortText
from kompas.models.inquiry.ambition import LONGEST_AMBITION as LONGEST_AMBITION

AmbitionWords = Annotated[str, Field(max_length=LONGEST_AMBITION), Printable]
PersonId = Annotated[Number, Row(Participant, N_("This participant is not in this workshop."))]
DraftId = Annotated[Id, Row(AmbitionDraft, N_("This version is not there any more. Reload the page."))]
CheckId = Annotated[Id, Row(SupportCheck, N_("This support check is not there any more. Reload the page."))]
COMMENT = Row(AmbitionComment, N_("This comment is not there any more. Reload the page."))
OWN_COMMENT = COMMENT.that(own_row(N_("You can only take back your own comments.")))


@action(EVERYBODY, OPEN, logged=PACE)
class TakePen(ActionBase):
    """The pen is the action's id. The facilitator gets it always, a participant when nobody holds it."""


@action(participant(N_("Only participants ask for the pen; the facilitator can take it.")), OPEN)
class AskPen(ActionBase):
    """`wanted` false takes the question back."""

    wanted: bool = True


@action(EVERYBODY, OPEN, logged=PACE)
class PassPen(ActionBase):
    """Lay it down, or pass it to the participant who asked; by the holder or the facilitator."""

    to_id: PersonId | None = None


@action(EVERYBODY, OPEN, logged=CONTENT)
class WriteAmbition(ActionBase):
    """The whole text as the holder of the pen has it now."""

    pen: Id
    text: AmbitionWords
    warned: Warned = None


@action(EVERYBODY, OPEN, logged=CONTENT)
class SaveDraft(ActionBase):
    """The draft gets the action's id and the next version number."""


@action(EVERYBODY, OPEN, logged=CONTENT)
class CommentOnDraft(ActionBase):
    """The comment gets the action's id."""

    draft_id: DraftId
    sentence: ShortText
    text: LongText
    warned: Warned = None


@action(FACILITATOR, OPEN, logged=PACE)
class SettleComment(ActionBase):
    comment_id: Annotated[Id, COMMENT]
    settled: bool = True


@action(FACILITATOR, OPEN, logged=PACE)
class TakeCommentAlong(ActionBase):
    """To a later version, as said by the same; on the one that it was made at it stays too."""

    comment_id: Annotated[Id, COMMENT]
    draft_id: DraftId


@action(
    EVERYBODY,
    OPEN,
    undo=N_("comment removed"),
    logged=Logged(LogTopic.MODERATION, N_("Comment on the ambition removed")),
)
class WithdrawComment(ActionBase):
    """Take back a comment, as its author or the facilitator."""

    comment_id: Annotated[Id, OWN_COMMENT]


@action(FACILITATOR, OPEN, logged=PACE)
class TickCheck(ActionBase):
    draft_id: DraftId
    check: AmbitionCheck
    ticked: bool


@action(FACILITATOR, OPEN, logged=PACE)
class OpenSupportCheck(ActionBase):
    """The check gets the action's id."""

    draft_id: DraftId


@action(participant(N_("Only participants say what their organisation thinks.")), OPEN)
class StateSupport(ActionBase):
    """An objection needs a reason, "must consult" a date."""

    check_id: CheckId
    stance: Stance
    has_mandate: bool
    reason: OptionalText = ""
    warned: Warned = None
    consult_by: PlannedDate | None = None


@action(FACILITATOR, OPEN, logged=PACE)
class CloseSupportCheck(ActionBase):
    check_id: CheckId


@action(FACILITATOR, OPEN, undo=N_("choice of the ambition"), logged=CONTENT)
class AcceptDraft(ActionBase):
    """`accepted` false takes it back. One draft at most is the accepted ambition."""

    draft_id: DraftId
    accepted: bool = True


@action(FACILITATOR, OPEN, logged=PACE)
class ShowAmbition(ActionBase):
    """The accepted ambition on the whole screen, or away from it again."""

    draft_id: DraftId
    on_screen: bool
