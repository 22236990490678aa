"""Writing the ambition together, and asking who carries it."""

from typing import Annotated, Literal

from pydantic import Field

from kompas.enums import AmbitionCheck, Stance
from kompas.events.core.base import ActionBase, Id, Warned
from kompas.models.core.columns import LongText, OptionalText, PlannedDate, ShortText

LONGEST_AMBITION = 6000
AmbitionWords = Annotated[str, Field(max_length=LONGEST_AMBITION)]


class TakePen(ActionBase):
    """The pen is the action's id. The facilitator gets it always, a participant when nobody holds it."""

    type: Literal["take_pen"]


class AskPen(ActionBase):
    """`wanted` false takes the question back."""

    type: Literal["ask_pen"]
    wanted: bool = True


class PassPen(ActionBase):
    """Lay it down, or pass it to the participant who asked; by the holder or the facilitator."""

    type: Literal["pass_pen"]
    to_id: int | None = None


class WriteAmbition(ActionBase):
    """The whole text as the holder of the pen has it now."""

    type: Literal["write_ambition"]
    pen: Id
    text: AmbitionWords
    warned: Warned = None


class SaveDraft(ActionBase):
    """The draft gets the action's id and the next version number."""

    type: Literal["save_draft"]


class CommentOnDraft(ActionBase):
    """The comment gets the action's id."""

    type: Literal["comment_on_draft"]
    draft_id: Id
    sentence: ShortText
    text: LongText
    warned: Warned = None


class SettleComment(ActionBase):
    type: Literal["settle_comment"]
    comment_id: Id
    settled: bool = True


class WithdrawComment(ActionBase):
    """By whoever wrote it, or the facilitator."""

    type: Literal["withdraw_comment"]
    comment_id: Id


class TickCheck(ActionBase):
    type: Literal["tick_check"]
    draft_id: Id
    check: AmbitionCheck
    ticked: bool


class OpenSupportCheck(ActionBase):
    """The check gets the action's id."""

    type: Literal["open_support_check"]
    draft_id: Id


class StateSupport(ActionBase):
    """An objection needs a reason, "must consult" a date."""

    type: Literal["state_support"]
    check_id: Id
    stance: Stance
    has_mandate: bool
    reason: OptionalText = ""
    warned: Warned = None
    consult_by: PlannedDate | None = None


class CloseSupportCheck(ActionBase):
    type: Literal["close_support_check"]
    check_id: Id


class AcceptDraft(ActionBase):
    """`accepted` false takes it back. One draft at most is the accepted ambition."""

    type: Literal["accept_draft"]
    draft_id: Id
    accepted: bool = True


AmbitionAction = (
    TakePen
    | AskPen
    | PassPen
    | WriteAmbition
    | SaveDraft
    | CommentOnDraft
    | SettleComment
    | WithdrawComment
    | TickCheck
    | OpenSupportCheck
    | StateSupport
    | CloseSupportCheck
    | AcceptDraft
)
