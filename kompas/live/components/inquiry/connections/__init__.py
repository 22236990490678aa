"""Themes beside bottlenecks, and the connections between them; tells the page when the board has changed."""

from collections.abc import Sequence
from typing import Literal

from kompas.domain.inquiry.earlier_bottlenecks import EarlierBottleneck
from kompas.live.components import Place, register

show = register(__file__)
Use = Literal["console", "screen", "participant"]


def connections(
    place: Place, use: Use, bottlenecks: Sequence[EarlierBottleneck], revision: int, theme: str | None = None
) -> None:
    """`revision` is what the page was drawn from: when the board or the picture changed after it, the trigger `changed`
    asks to draw again. `theme` is the one whose notes the facilitator looks at.

    Actions up: lay_connection, withdraw_connection; from the console show_picture.
    """
    data = place.as_data() | {
        "use": use,
        "bottlenecks": [{"text": one.text, "from": one.title} for one in bottlenecks],
        "revision": revision,
        "theme": theme,
    }
    show(data=data, key=f"connections-{use}", on_changed_change=lambda: None, height="content")
