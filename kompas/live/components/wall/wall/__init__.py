"""The paper roll: the phases side by side, the notes under each by kind."""

from typing import Literal

from kompas.live.components import Place, register

show = register(__file__)
Use = Literal["screen", "console", "participant"]


def wall(place: Place, use: Use) -> None:
    """`console`: the whole roll with moderation. `screen`: large, paged, follows the step. `participant`: to read.

    Actions up (console): those of `events/notes.py` that are the facilitator's, those of `events/deeds.py`, focus_screen.
    """
    show(data=place.as_data() | {"use": use}, key=f"wall-{use}", height="content")
