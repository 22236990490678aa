"""Values of tokens, checked: a colour is a colour, a length a length."""

import re

from PIL import ImageColor

from kompas.look.declared import Ground, Look, LookError

PREFIX = "--kompas-"
HEX = re.compile(r"#[0-9a-f]{6}")
LENGTH = re.compile(r"(?:\d+|\d*\.\d+)(?:rem|em|px|%)|0")


def colour_of(look: Look, name: str, ground: Ground = Ground.LIGHT) -> str:
    """As `#rrggbb`."""
    return as_hex(PREFIX + name, look.value(PREFIX + name, ground))


def as_hex(name: str, text: str) -> str:
    try:
        red, green, blue = ImageColor.getrgb(text)[:3]
    except ValueError:
        raise LookError(f"{name} is {text}: expected a colour such as #0f5c6e or rgb(15, 92, 110)") from None
    return f"#{red:02x}{green:02x}{blue:02x}"


def checked(look: Look, name: str, ground: Ground) -> str:
    """The value, of the same sort as ours."""
    ours, value = Look(look.ours, {}).value(name, ground), look.value(name, ground)
    if HEX.fullmatch(ours):
        return as_hex(name, value)
    if LENGTH.fullmatch(ours) and not LENGTH.fullmatch(value):
        raise LookError(f"{name} is {value}: expected a length such as .5rem or 8px")
    return value
