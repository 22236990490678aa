"""Rating one's own cooperation in private; the facilitator lays the two sides side by side."""

from typing import Literal

from kompas.domain.map.style import style_as_data
from kompas.live.components import Place, register

show = register(__file__)
Use = Literal["console", "screen", "participant"]


def rate(place: Place, use: Use) -> None:
    """Actions up: speak_for and rate_cooperation (participant), reveal_ratings (console)."""
    data = place.as_data() | {"use": use, "style": style_as_data()}
    show(data=data, key=f"rate-{use}-{place.person}", height="content")
