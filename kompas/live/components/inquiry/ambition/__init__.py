"""Writing the ambition: one holds the pen, everybody reads along; versions side by side, comments, a checklist."""

from typing import Literal

from kompas.live.components import Place, register

show = register(__file__)
Use = Literal["console", "screen", "participant"]


def ambition(place: Place, use: Use, *, sources: bool = False) -> None:
    """`sources`: themes and future images stand beside the text.

    Actions up: take_pen, ask_pen, pass_pen, write_ambition, save_draft, comment_on_draft, settle_comment, take_comment_along,
    withdraw_comment, tick_check (the last two by the facilitator).
    """
    show(data=place.as_data() | {"use": use, "sources": sources}, key=f"ambition-{use}", height="content")
