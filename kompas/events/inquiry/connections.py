"""Reflecting on the themes: what the screen shows of them, and which bottleneck they help with."""

from typing import Annotated

from kompas.enums import LogTopic, Picture
from kompas.events.core.base import ActionBase, Id, Row, Warned, action
from kompas.events.core.conditions import EVERYBODY, FACILITATOR, OPEN, Condition, not_withdrawn, own_row
from kompas.events.core.logged import CONTENT, PACE, Logged
from kompas.events.inquiry.themes import THEME, ThemeId
from kompas.i18n import N_
from kompas.models import Connection
from kompas.models.core.columns import LongText, OptionalText
from kompas.rules import may_connect

CONNECTION = Row(Connection, N_("This connection is not there any more. Reload the page."))
REFLECTING = Condition(
    "while the group reflects, the facilitator always",
    lambda it: may_connect(it.actor, it.current),
    N_("You can make connections while the group reflects on the themes."),
)
OWN_CONNECTION = CONNECTION.that(own_row(N_("You can only take back your own connections.")))
CHOSEN_THEME = THEME.that(not_withdrawn(N_("Somebody else took this theme away. Choose another one.")))


@action(EVERYBODY, OPEN, REFLECTING, logged=CONTENT)
class LayConnection(ActionBase):
    """The connection gets the action's id. Where the bottleneck is from follows from its text."""

    theme_id: Annotated[Id, CHOSEN_THEME]
    bottleneck: LongText
    note: OptionalText = ""
    warned: Warned = None


@action(EVERYBODY, OPEN, REFLECTING, logged=Logged(LogTopic.MODERATION, N_("Connection removed or put back")))
class WithdrawConnection(ActionBase):
    """Take back a connection, as its author or the facilitator. `withdrawn` false puts it back."""

    connection_id: Annotated[Id, OWN_CONNECTION]
    withdrawn: bool = True


@action(FACILITATOR, logged=PACE)
class ShowPicture(ActionBase):
    """How the screen shows the themes, and of which one the notes beside it."""

    picture: Picture
    theme_id: ThemeId | None = None
