"""How somebody wants to be called on the pages of a network."""

from kompas.events.core.base import NetworkActionBase, action
from kompas.events.core.conditions import CORE
from kompas.models.core.columns import ShortOptionalText


@action(CORE)
class NameSeat(NetworkActionBase):
    name: ShortOptionalText
