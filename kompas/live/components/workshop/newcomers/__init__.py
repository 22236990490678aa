"""New facilitators on other browsers: announced on every console until that console's browser has put it away.

Put away is kept in the browser, so that somebody who should not be there cannot put it away for the others.
"""

from kompas.live.components import Place, register

show = register(__file__)


def newcomers(place: Place, device_id: int) -> None:
    """`device_id` is this browser, which is not told of itself."""
    show(data=place.as_data() | {"device": device_id}, key="newcomers", height="content")
