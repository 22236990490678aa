"""The people on the page of a network just now, and the name of this browser there."""

from kompas.live.components import Place, register

show = register(__file__)


def present(place: Place, device_id: int) -> None:
    """`device_id` is this browser. Actions up: name_seat."""
    show(data=place.as_data() | {"device": device_id}, key="present", height="content")
