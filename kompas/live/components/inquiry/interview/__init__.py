"""The interview on somebody's own phone: with whom, whose turn, what was heard, and what of it may be shared."""

from kompas.live.components import Place, register

show = register(__file__)


def interview(place: Place) -> None:
    """Shows itself while there are interviews, and later as long as somebody has to decide about a card.

    Actions up: write_card, rewrite_card, withdraw_card, approve_card, refuse_card, keep_notes.
    """
    show(data=place.as_data(), key=f"interview-{place.person}", height="content")
