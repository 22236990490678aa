"""Every browser in the workshop: what it is there, since when, whether it is connected, and a way to log it out.

Below it the questions and codes with which the role was offered and that are still open.
"""

from kompas.enums import DeviceKind, Role, SeatWay
from kompas.i18n import _
from kompas.labels import label
from kompas.live.components import Place, problem_words, register

show = register(__file__)


def devices(place: Place, device_id: int) -> None:
    """`device_id` is this browser. Actions up: end_seat, withdraw_hand_over."""
    show(data=place.as_data() | {"device": device_id, "words": words()}, key="devices", height="content")


def device_words() -> dict[str, object]:
    """What the notices of newcomers use as well."""
    return {
        "kinds": {kind.value: label(kind) for kind in DeviceKind},
        "ways": {way.value: label(way) for way in SeatWay},
        "somebody": _("Somebody on a {device}"),
    }


def words() -> dict[str, object]:
    return device_words() | {
        "roles": {role.value: label(role) for role in Role},
        "heading": _("Devices ({count})"),
        "since": _("since {time}"),
        "connected": _("connected"),
        "seen": _("last seen {time}"),
        "this": _("this device"),
        "log_out": _("Log out"),
        "log_out_of": _("Log out: {who}, {device}"),
        "yes": _("Yes, log out"),
        "stop": _("Stop facilitating"),
        "yes_stop": _("Yes, stop"),
        "stop_sure": _("You no longer lead on this device. A screen that is open here goes on."),
        "last": _("You are the only facilitator. Without the facilitator code nobody can lead this workshop any more."),
        "code_kept": _("I have kept the facilitator code"),
        "no": _("No, go back"),
        "before": _("Facilitated before"),
        "until": _("until {time}"),
        "open_share": _("Asked to facilitate as well: {name}"),
        "open_hand_over": _("Asked to take over: {name}"),
        "declined": _("{name} said no."),
        "open_code": _("A one-time code works until {time}."),
        "withdraw": _("Take back"),
        **problem_words(),
    }
