"""The workshop as a whole."""

from kompas.enums import LogTopic
from kompas.events.core.base import ActionBase, action
from kompas.events.core.conditions import FACILITATOR
from kompas.events.core.logged import Logged
from kompas.i18n import N_


@action(FACILITATOR, logged=Logged(LogTopic.ENDING, N_("Workshop closed")))
class CloseWorkshop(ActionBase):
    """From here on nothing changes any more but how far conclusions and agreements go."""


@action(FACILITATOR, logged=Logged(LogTopic.ENDING, N_("Workshop reopened")))
class ReopenWorkshop(ActionBase):
    """Reopen a workshop as it was before closing; the clock of its step stands still."""
