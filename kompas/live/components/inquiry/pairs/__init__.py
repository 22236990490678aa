"""Interview pairs: large on the screen, and on the console to make, swap and mend."""

from typing import Literal

from kompas.live.components import Place, register

show = register(__file__)
Use = Literal["console", "screen"]


def pairs(place: Place, use: Use, step_id: int) -> None:
    """Actions up: make_pairs, swap_people, let_out."""
    show(data=place.as_data() | {"use": use, "step": step_id}, key=f"pairs-{use}", height="content")
