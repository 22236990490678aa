"""Voting with dots: the facilitator opens and closes, participants place dots, the screen shows the outcome."""

from typing import Literal

from kompas.live.components import Place, register

show = register(__file__)
Use = Literal["console", "screen", "participant"]


def ballot(place: Place, use: Use) -> None:
    """Actions up: place_dots (participant); open_ballot, close_ballot, withdraw_ballot, undo_deed,
    show_ballot and record_conclusion (console). Shows nothing to a participant while there is no vote.
    """
    show(data=place.as_data() | {"use": use}, key=f"ballot-{use}", height="content")
