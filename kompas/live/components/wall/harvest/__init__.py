"""Conclusions per step with the notes they rest on, and agreements. The facilitator records, the others read."""

from typing import Literal

from kompas.live.components import Place, register

show = register(__file__)
Use = Literal["console", "screen", "participant"]
Scope = Literal["step", "all"]


def harvest(place: Place, use: Use, *, scope: Scope = "all") -> None:
    """Actions up (console): record/edit/withdraw/release of conclusion and agreement. `scope` step: the current step only."""
    show(data=place.as_data() | {"use": use, "scope": scope}, key=f"harvest-{use}", height="content")
