"""The projected screen, as the facilitator arranges it, and a word to everybody."""

from typing import Annotated

from pydantic import StringConstraints

from kompas.events.core.base import ActionBase, Warned, action
from kompas.events.core.conditions import FACILITATOR, OPEN
from kompas.events.core.logged import PACE
from kompas.models.core.columns import Printable

MESSAGE = 140


@action(FACILITATOR, logged=PACE)
class FocusScreen(ActionBase):
    """Choose what the screen's wall shows: `auto` follows the step, `all` is the whole roll, else the id of a step."""

    focus: Annotated[str, StringConstraints(pattern=r"^(auto|all|\d{1,9})$")]


@action(FACILITATOR, logged=PACE)
class ArrangeScreen(ActionBase):
    """Change what is given: light or dark, the questions, the code for late comers in a corner, conclusions being written."""

    dark: bool | None = None
    questions: bool | None = None
    join: bool | None = None
    writing: bool | None = None


@action(FACILITATOR, OPEN, logged=PACE)
class SendMessage(ActionBase):
    """Show a few words on the screen and on every participant's device; without text they go."""

    text: Annotated[str, StringConstraints(strip_whitespace=True, max_length=MESSAGE), Printable]
    warned: Warned = None
