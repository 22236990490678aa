"""The cases on the wall: a card each, and the one whose owner has the word."""

from typing import Literal

from kompas.live.components import Place, register

show = register(__file__)
Use = Literal["screen", "console", "participant"]


def gallery(place: Place, use: Use) -> None:
    """`screen`: large, paged, the speaking one alone with its clock. `console`: with turns, parking and changing.

    Actions up (console): give_turn (at once or not at all), park_case, restore_case.
    """
    show(data=place.as_data() | {"use": use}, key=f"cases-{use}", height="content")
