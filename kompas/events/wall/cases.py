"""The cases on the wall, and the minute in which each is introduced."""

from typing import Annotated

from pydantic import Field, StringConstraints

from kompas.enums import AgeGroup, Figure, LogTopic, Role
from kompas.events.core.base import ActionBase, Id, Row, Warned, action
from kompas.events.core.conditions import EVERYBODY, FACILITATOR, OPEN, Condition
from kompas.events.core.logged import CONTENT, PACE, Logged
from kompas.fields.words import Key
from kompas.i18n import N_
from kompas.models import Case
from kompas.models.core.columns import OptionalText, Printable
from kompas.rules import may_change_case, may_withdraw_case

CaseName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60), Printable]
NOT_YOURS = N_("You can only change your own cases.")
OWN = "one's own, the facilitator any"
CASE = Row(Case, N_("This case is not there any more. Reload the page."))
CASE_TO_CHANGE = CASE.that(Condition(OWN, lambda it: may_change_case(it.actor, it.role, it.row), NOT_YOURS))
CASE_TO_WITHDRAW = CASE.that(Condition(OWN, lambda it: may_withdraw_case(it.actor, it.role, it.row), NOT_YOURS))
CASE_TO_MODERATE = CASE.that(
    Condition("not withdrawn", lambda it: may_change_case(it.actor, Role.FACILITATOR, it.row), NOT_YOURS)
)


class CaseFields(ActionBase):
    """Pictures do not travel here: they have a route of their own."""

    name: CaseName
    age_group: AgeGroup
    text: OptionalText = ""
    figure: Figure | None = None
    warned: Warned = None


@action(EVERYBODY, OPEN, logged=CONTENT)
class BringCase(CaseFields):
    """The case gets the action's id. `profile` is the key of the ready profile it was made from."""

    profile: Key | None = None


@action(EVERYBODY, OPEN, undo=N_("case changed"), logged=Logged(LogTopic.MODERATION, N_("Case changed")))
class ChangeCase(CaseFields):
    """`seen` is the version that the writer was looking at. `drop_picture` takes the picture away, so that the figure shows."""

    case_id: Annotated[Id, CASE_TO_CHANGE]
    seen: str | None = Field(default=None, max_length=16)
    drop_picture: bool = False


@action(EVERYBODY, OPEN, logged=Logged(LogTopic.MODERATION, N_("Case withdrawn")))
class WithdrawCase(ActionBase):
    case_id: Annotated[Id, CASE_TO_WITHDRAW]


@action(
    FACILITATOR, OPEN, undo=N_("case off the wall"), logged=Logged(LogTopic.MODERATION, N_("Case taken off the wall"))
)
class ParkCase(ActionBase):
    case_id: Annotated[Id, CASE_TO_MODERATE]


@action(
    FACILITATOR,
    OPEN,
    undo=N_("case back on the wall"),
    logged=Logged(LogTopic.MODERATION, N_("Case put back on the wall")),
)
class RestoreCase(ActionBase):
    case_id: Annotated[Id, CASE_TO_MODERATE]


@action(FACILITATOR, OPEN, logged=PACE)
class GiveTurn(ActionBase):
    """The word to the owner of a case, or to nobody. `seen` is who had it, so that a double click skips nobody;
    `spoken` says whether that one is done."""

    case_id: Annotated[Id, CASE] | None
    seen: Id | None = None
    spoken: bool = True
