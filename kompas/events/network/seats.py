"""How somebody wants to be called on the pages of a network."""

from kompas.events.core.base import NetworkActionBase, action
from kompas.events.core.conditions import CORE
from kompas.events.core.logged import NotLogged
from kompas.models.core.columns import ShortOptionalText


@action(CORE, logged=NotLogged("how somebody wants to be called, oneself"))
class NameSeat(NetworkActionBase):
    name: ShortOptionalText
