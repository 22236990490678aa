"""A conclusion while it is being written."""

from typing import Annotated

from pydantic import StringConstraints

from kompas.enums import ReleaseLevel
from kompas.events.core.base import ActionBase, action
from kompas.events.core.conditions import FACILITATOR, OPEN
from kompas.events.core.logged import PACE
from kompas.models.core.columns import LONG, Printable


@action(FACILITATOR, OPEN, leaves_trace=False, logged=PACE)
class ShowWriting(ActionBase):
    """Show on the screen what is being typed as a conclusion for these readers; without text it goes."""

    text: Annotated[str, StringConstraints(max_length=LONG), Printable]
    release: ReleaseLevel = ReleaseLevel.PARTICIPANTS
