"""Actions on the lines of the network map."""

from typing import Annotated

from pydantic import Field

from kompas.enums import LineColour, LogTopic
from kompas.events.core.base import ActionBase, Id, Row, Warned, action, subject
from kompas.events.core.conditions import EVERYBODY, OPEN
from kompas.events.core.logged import CONTENT, Logged
from kompas.events.map.parties import DRAWING, NOT_FROZEN, Revision, ShownPartyId
from kompas.i18n import N_
from kompas.models import Line
from kompas.models.core.columns import LONG, OptionalText

LineId = Annotated[Id, subject("line", Row(Line, N_("This line is not on the map any more.")))]


@action(EVERYBODY, OPEN, NOT_FROZEN, DRAWING, logged=CONTENT)
class DrawLine(ActionBase):
    """The line gets the action's id. Where there is a line already, that one gets the colour."""

    one_id: ShownPartyId
    other_id: ShownPartyId
    colour: LineColour = LineColour.UNKNOWN


@action(EVERYBODY, OPEN, NOT_FROZEN, DRAWING, logged=CONTENT)
class ColourLine(ActionBase):
    line_id: LineId
    colour: LineColour


@action(EVERYBODY, OPEN, NOT_FROZEN, DRAWING, logged=CONTENT)
class ExplainLine(ActionBase):
    """Why the group gave it this colour. `seen` as with conclusions: the reason that the writer was looking at."""

    line_id: LineId
    reason: OptionalText
    seen: str | None = Field(default=None, max_length=LONG)
    warned: Warned = None


@action(
    EVERYBODY, OPEN, NOT_FROZEN, DRAWING, logged=Logged(LogTopic.MODERATION, N_("Line of the map removed or put back"))
)
class WithdrawLine(ActionBase):
    """`withdrawn` false puts it back. Who undoes says in `seen` which revision they left it at."""

    line_id: LineId
    withdrawn: bool = True
    seen: Revision | None = None
