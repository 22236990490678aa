"""The board: notes lie in themes, moved by several hands at once, by mouse, touch or keyboard."""

from collections.abc import Sequence
from typing import Literal

from kompas.live.components import Place, register

show = register(__file__)
Use = Literal["console", "screen", "participant"]


def board(place: Place, use: Use, kinds: Sequence[str]) -> None:
    """`kinds`: which notes lie on the board. `screen` only shows.

    Actions up: make_theme, edit_theme, place_notes, merge_themes, unmerge_theme, withdraw_theme.
    """
    show(data=place.as_data() | {"use": use, "on_board": list(kinds)}, key=f"board-{use}", height="content")
