"""Who has the page of a network open just now, and how this browser is called there."""

from kompas.i18n import _
from kompas.live.components import Place, register
from kompas.models.core.columns import SHORT

show = register(__file__)


def present(place: Place, device_id: int) -> None:
    """`device_id` is this browser."""
    data = place.as_data() | {"device": device_id, "longest": SHORT, "words": words()}
    show(data=data, key="present", height="content")


def words() -> dict[str, object]:
    return {
        "here": _("Here now: {names}"),
        "you": _("you"),
        "you_named": _("{name} (you)"),
        "nameless": _("{count} without a name"),
        "say": _("Say who you are"),
        "change": _("Change your name"),
        "name": _("Your name, for the others in this network"),
        "save": _("Save"),
        "cancel": _("Cancel"),
        "kept": _("Not sent yet. Kept on this device; it is sent as soon as there is a connection."),
        "failed": _("Not saved: {reason}"),
    }
