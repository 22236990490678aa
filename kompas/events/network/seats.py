"""How somebody wants to be called on the pages of a network."""

from typing import Literal

from kompas.events.core.base import NetworkActionBase
from kompas.models.core.columns import ShortOptionalText


class NameSeat(NetworkActionBase):
    type: Literal["name_seat"]
    name: ShortOptionalText


NetworkSeatAction = NameSeat
