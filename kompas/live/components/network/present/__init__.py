"""Who has the page of a network open just now, and how this browser is called there."""

from kompas.live.components import Place, register
from kompas.models.core.columns import SHORT

show = register(__file__)


def present(place: Place, device_id: int) -> None:
    """`device_id` is this browser. Actions up: name_seat."""
    show(data=place.as_data() | {"device": device_id, "longest": SHORT}, key="present", height="content")
