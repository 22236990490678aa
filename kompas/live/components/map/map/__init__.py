"""The network map: drawn and as tables. Anything possible in the one is possible in the other."""

from collections.abc import Sequence
from typing import Any, Literal

from kompas.domain.map import label_places as labels
from kompas.domain.map import layout
from kompas.domain.map.style import style_as_data
from kompas.i18n import current_language
from kompas.live.components import Place, register

show = register(__file__)
Use = Literal["screen", "console", "participant"]


def network_map(place: Place, use: Use, starters: Sequence[dict[str, Any]] = (), *, after: str | None = None) -> None:
    """Actions up: those of parties and lines, record_agreement and post_note about a line, show_map. `screen` only shows.

    `after`: the value of the workshop that must be there before the map is.
    """
    show(
        data=place.as_data()
        | {
            "use": use,
            "style": style_as_data() | sizes(),
            "after": after,
            "starters": [starter | {"name": starter["name"][current_language()]} for starter in starters],
        },
        key=f"map-{use}",
        height="content",
    )


def sizes() -> dict[str, object]:
    return {
        "width": layout.HALF_WIDTH,
        "height": layout.HALF_HEIGHT,
        "rings": {ring.value: high for ring, (_low, high) in layout.BANDS.items() if high <= 1},
        "font": labels.FONT,
        "shape": labels.SHAPE,
        "line_height": labels.LINE_HEIGHT,
    }
