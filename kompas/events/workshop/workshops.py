"""The workshop as a whole."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from kompas.events.core.base import ActionBase


class CloseWorkshop(ActionBase):
    type: Literal["close_workshop"]


class ReopenWorkshop(ActionBase):
    type: Literal["reopen_workshop"]


class FocusScreen(ActionBase):
    """What the screen's wall shows: `auto` follows the step, `all` is the whole roll, else the id of a step."""

    type: Literal["focus_screen"]
    focus: Annotated[str, StringConstraints(pattern=r"^(auto|all|\d{1,9})$")]


WorkshopAction = CloseWorkshop | ReopenWorkshop | FocusScreen
