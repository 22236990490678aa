"""What happens to the lines of the network map."""

from typing import Literal

from pydantic import Field

from kompas.enums import LineColour
from kompas.events.core.base import ActionBase, Id, Warned
from kompas.models.core.columns import LONG, OptionalText


class DrawLine(ActionBase):
    """The line gets the action's id. Where there is a line already, that one gets the colour."""

    type: Literal["draw_line"]
    one_id: Id
    other_id: Id
    colour: LineColour = LineColour.UNKNOWN


class ColourLine(ActionBase):
    type: Literal["colour_line"]
    line_id: Id
    colour: LineColour


class ExplainLine(ActionBase):
    """Why the group gave it this colour. `seen` as with conclusions: the reason that the writer was looking at."""

    type: Literal["explain_line"]
    line_id: Id
    reason: OptionalText
    seen: str | None = Field(default=None, max_length=LONG)
    warned: Warned = None


class WithdrawLine(ActionBase):
    """`withdrawn` false puts it back."""

    type: Literal["withdraw_line"]
    line_id: Id
    withdrawn: bool = True


LineAction = DrawLine | ColourLine | ExplainLine | WithdrawLine
