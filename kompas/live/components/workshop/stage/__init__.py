"""The current moment, for screen and participant: lobby, the step with its questions and clock, break, the end."""

from typing import Literal

from kompas.enums import Role
from kompas.live.components import Place, register

show = register(__file__)
Use = Literal["screen", "participant"]


def stage(place: Place, use: Use, *, qr: str = "", address: str = "", door: str = "", alone: bool = False) -> None:
    """Actions up (participant): say_ready.

    Only for the screen: `qr`, an SVG made by us; `address` and `door`, the code, what people type; `alone`, when nothing comes under it.
    """
    data = place.as_data() | {"use": use, "qr": qr, "address": address, "door": door, "alone": alone}
    show(data=data, key=f"stage-{use}", height="content")


def stage_beforehand(use: Use, view: dict[str, object]) -> None:
    """The stage as people will see it, without a workshop: `view` is one of `live.views`."""
    place = Place("", Role.PARTICIPANT)
    data = place.as_data() | {"use": use, "qr": "", "address": "", "preview": view}
    show(data=data, key=f"stage-beforehand-{use}", height="content")
