"""Two ways to look through the eyes of others, each in a window of its own: a participant's phone, and the screen."""

from kompas.live.components import Place, register

show = register(__file__)


def previews(place: Place, participant: str, screen: str) -> None:
    """The addresses of the two previews. They are links, so they work without a pop-up window too."""
    addresses = {"participant": participant, "screen": screen}
    show(data=place.as_data() | {"addresses": addresses}, key="previews", height="content")
