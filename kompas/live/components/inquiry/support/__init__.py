"""The support check: each says what their organisation thinks; hidden until the facilitator closes the check."""

from typing import Literal

from kompas.live.components import Place, register

show = register(__file__)
Use = Literal["console", "screen", "participant"]


def support(place: Place, use: Use) -> None:
    """Actions up: open_support_check, close_support_check, accept_draft (console); state_support (participant)."""
    show(data=place.as_data() | {"use": use}, key=f"support-{use}", height="content")
