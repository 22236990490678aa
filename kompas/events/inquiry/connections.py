"""Reflecting on the themes: what the screen shows of them, and which bottleneck they help with."""

from typing import Literal

from kompas.enums import Picture
from kompas.events.core.base import ActionBase, Id, Warned
from kompas.models.core.columns import LongText, OptionalText


class LayConnection(ActionBase):
    """The connection gets the action's id. Where the bottleneck is from follows from its text."""

    type: Literal["lay_connection"]
    theme_id: Id
    bottleneck: LongText
    note: OptionalText = ""
    warned: Warned = None


class WithdrawConnection(ActionBase):
    """By whoever laid it, or the facilitator. `withdrawn` false puts it back."""

    type: Literal["withdraw_connection"]
    connection_id: Id
    withdrawn: bool = True


class ShowPicture(ActionBase):
    """How the screen shows the themes, and of which one the notes beside it."""

    type: Literal["show_picture"]
    picture: Picture
    theme_id: Id | None = None


ConnectionAction = LayConnection | WithdrawConnection | ShowPicture
