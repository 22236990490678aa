"""The workshop as a whole."""

from kompas.events.core.base import ActionBase, action
from kompas.events.core.conditions import FACILITATOR


@action(FACILITATOR)
class CloseWorkshop(ActionBase):
    """From here on nothing changes any more but how far conclusions and agreements go."""


@action(FACILITATOR)
class ReopenWorkshop(ActionBase):
    """Reopen a workshop as it was before closing; the clock of its step stands still."""
