"""The facilitator's hand on the script: where we are, the clock and its buttons, ahead or behind, the steps."""

from typing import Literal

from kompas.live.components import Place, register

show = register(__file__)


def runner(place: Place, part: Literal["controls", "steps"]) -> None:
    """Actions up, at once or not at all: go_to_step, start_clock, pause_clock, add_minutes, close, reopen, reveal_notes."""
    show(data=place.as_data() | {"part": part}, key=f"runner-{part}", height="content")
