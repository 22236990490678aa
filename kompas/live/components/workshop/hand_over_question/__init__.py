"""A question to one participant: will you facilitate as well, or take over? It comes through this person's own stream."""

from kompas.live.components import Place, register

show = register(__file__)


def hand_over_question(place: Place, console: str) -> None:
    """`console` is the address of the facilitator's page. Actions up: answer_hand_over."""
    show(data=place.as_data() | {"console": console}, key=f"hand_over_question-{place.person}", height="content")
