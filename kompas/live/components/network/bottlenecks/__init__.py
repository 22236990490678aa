"""Bottlenecks that an earlier workshop concluded. The facilitator marks their progress, the others read."""

from typing import Literal

from kompas.live.components import Place, register

show = register(__file__)
Use = Literal["console", "screen", "participant"]


def bottlenecks(place: Place, use: Use) -> None:
    """Actions up (console): mark_bottleneck. Shows those of the current phase; at the end all of them."""
    show(data=place.as_data() | {"use": use}, key=f"bottlenecks-{use}", height="content")
