"""Two ways to look through the eyes of others, each in a window of its own: a participant's phone, and the screen."""

from kompas.i18n import _
from kompas.live.components import Place, register

show = register(__file__)


def previews(place: Place, participant: str, screen: str) -> None:
    """The addresses of the two previews. They are links, so they work without a pop-up window too."""
    addresses = {"participant": participant, "screen": screen}
    show(data=place.as_data() | {"addresses": addresses, "words": words()}, key="previews", height="content")


def words() -> dict[str, object]:
    return {
        "heading": _("See what they see"),
        "participant": _("As a participant"),
        "screen": _("As the screen"),
        "new_window": _("opens a new window"),
    }
