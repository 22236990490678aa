"""Who became facilitator on another browser: told on every console until that console's browser has put it away.

Put away is kept in the browser, so that somebody who should not be there cannot put it away for the others.
"""

from kompas.i18n import _
from kompas.live.components import Place, register
from kompas.live.components.workshop.devices import device_words

show = register(__file__)


def newcomers(place: Place, device_id: int) -> None:
    """`device_id` is this browser, which is not told of itself."""
    show(data=place.as_data() | {"device": device_id, "words": words()}, key="newcomers", height="content")


def words() -> dict[str, object]:
    return device_words() | {
        "facilitates": _("{who} facilitates too, since {time}."),
        "facilitated": _("{who} facilitated from {time} until {end}."),
        "known": _("I know this"),
        "what": _(
            "Do you not expect this? Log this device out under Who, and make a new facilitator code under Codes."
        ),
    }
