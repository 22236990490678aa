"""Every browser in the workshop: what it is there, since when, whether it is connected, and a way to log it out.

Below it the questions and codes with which the role was offered and that are still open.
"""

from kompas.live.components import Place, register

show = register(__file__)


def devices(place: Place, device_id: int) -> None:
    """`device_id` is this browser. Actions up: end_seat, withdraw_hand_over."""
    show(data=place.as_data() | {"device": device_id}, key="devices", height="content")
