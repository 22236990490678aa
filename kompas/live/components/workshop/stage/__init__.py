"""What is going on now, for screen and participant: lobby, the step with its questions and clock, break, the end."""

from typing import Literal

from kompas.enums import Role
from kompas.i18n import _
from kompas.live.components import Place, register

show = register(__file__)
Use = Literal["screen", "participant"]


def stage(place: Place, use: Use, *, qr: str = "", address: str = "") -> None:
    """Actions up (participant): say_ready. `qr` is an SVG made by us, `address` what people type; both only for the screen."""
    data = place.as_data() | {"use": use, "qr": qr, "address": address, "words": words()}
    show(data=data, key=f"stage-{use}", height="content")


def stage_beforehand(use: Use, view: dict[str, object]) -> None:
    """What people will see, of a workshop that is not there: `view` is one of `live.views`."""
    place = Place("", Role.PARTICIPANT)
    data = place.as_data() | {"use": use, "qr": "", "address": "", "words": words(), "preview": view}
    show(data=data, key=f"stage-beforehand-{use}", height="content")


def words() -> dict[str, str]:
    return {
        "go_to": _("Go to"),
        "code": _("with this code"),
        "scan": _("or scan this with your phone"),
        "joined": _("{count} people are in"),
        "one_joined": _("1 person is in"),
        "nobody": _("Nobody is in yet"),
        "lobby": _("We start soon. You are in."),
        "back_at": _("We go on at {time}"),
        "clock": _("Time left"),
        "notes": _("{count} notes"),
        "one_note": _("1 note"),
        "case": _("The case that walks along"),
        "central": _("Central question:"),
        "goal": _("Our goal"),
        "example": _("For example:"),
        "hidden": _("{count} still hidden"),
        "ready": _("{count} of {people} ready"),
        "say_ready": _("I am ready with this step"),
        "is_ready": _("You are ready. Not after all?"),
        "end": _("Thank you all"),
        "closed": _("The workshop is closed."),
        "step_of": _("Step {number} of {total}"),
        "sound_on": _("Turn the sound off"),
        "sound_off": _("Turn the sound on"),
        "rehearsal": _("Rehearsal: made-up people, 60 times as fast"),
        "late": _("Join: {address} · {code}"),
    }
