"""Reflecting on the themes: what the screen shows of them, and which bottleneck they help with."""

from typing import Annotated

from kompas.enums import Picture
from kompas.errors import Conflict
from kompas.events.core.base import ActionBase, Id, Row, Warned, action
from kompas.events.core.conditions import EVERYBODY, FACILITATOR, OPEN, Condition
from kompas.events.inquiry.themes import THEME, ThemeId
from kompas.i18n import N_
from kompas.models import Connection
from kompas.models.core.columns import LongText, OptionalText
from kompas.rules import may_connect, may_take_back

CONNECTION = Row(Connection, N_("This connection is not there any more."))
REFLECTING = Condition(
    "while the group reflects, the facilitator always",
    lambda attempt: may_connect(attempt.actor, attempt.current),
    N_("You can lay connections while the group reflects on the themes."),
)
OWN_CONNECTION = Condition(
    "one's own, the facilitator any",
    lambda attempt: may_take_back(attempt.actor, attempt.role, attempt.row.author_id),
    N_("You can only take back your own connections."),
)
STILL_A_THEME = Condition(
    "not withdrawn",
    lambda attempt: not attempt.row.withdrawn,
    N_("Somebody else took this theme away. Choose another one."),
    Conflict,
)


@action(EVERYBODY, OPEN, REFLECTING)
class LayConnection(ActionBase):
    """The connection gets the action's id. Where the bottleneck is from follows from its text."""

    theme_id: Annotated[Id, THEME.that(STILL_A_THEME)]
    bottleneck: LongText
    note: OptionalText = ""
    warned: Warned = None


@action(EVERYBODY, OPEN, REFLECTING)
class WithdrawConnection(ActionBase):
    """By whoever laid it, or the facilitator. `withdrawn` false puts it back."""

    connection_id: Annotated[Id, CONNECTION.that(OWN_CONNECTION)]
    withdrawn: bool = True


@action(FACILITATOR)
class ShowPicture(ActionBase):
    """How the screen shows the themes, and of which one the notes beside it."""

    picture: Picture
    theme_id: ThemeId | None = None
