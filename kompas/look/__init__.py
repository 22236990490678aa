"""How Kompas looks: design tokens, declared once in `tokens.css`, and those of an organisation over them.

Who draws on the server asks `colour("ink", dark=dark)`; a style sheet says `var(--kompas-ink)`.
"""

import re
from functools import cache
from pathlib import Path

from kompas.look.contrast import check_contrast
from kompas.look.declared import Ground, Look, LookError, declared_in
from kompas.look.values import PREFIX, checked, colour_of
from kompas.settings import SettingsError, get_settings

OURS = declared_in((Path(__file__).parent / "tokens.css").read_text(encoding="utf-8"))
KNOWN = {*OURS, *re.findall(r"--[\w-]+", " ".join(OURS.values()))}
"""Names that a file of an organisation can set."""
STREAMLIT = {
    "primaryColor": "accent",
    "backgroundColor": "paper",
    "secondaryBackgroundColor": "soft",
    "textColor": "ink",
    "linkColor": "link",
    "borderColor": "line",
}
"""Streamlit's names for what is ours."""


@cache
def look() -> Look:
    """Ours, with the organisation's own. Stops the start when that cannot be used."""
    path = get_settings().design_tokens
    try:
        found = Look(OURS, read_theirs(path) if path else {})
        for name in OURS:
            for ground in Ground:
                checked(found, name, ground)
        check_contrast(found)
    except LookError as error:
        raise SettingsError(f"Kompas: wrong value for KOMPAS_DESIGN_TOKENS: {path}: {error}") from None
    return found


def read_theirs(path: Path) -> dict[str, str]:
    try:
        theirs = declared_in(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise LookError("it cannot be read as text") from None
    unknown = sorted(name for name in theirs if name.startswith(PREFIX) and name not in OURS)
    if unknown:
        raise LookError(f"there is no token {unknown[0]}; docs/design-tokens.md has a list")
    if theirs.keys().isdisjoint(KNOWN):
        raise LookError("there is no design token in it that Kompas knows; docs/design-tokens.md has a list")
    return theirs


def colour(name: str, *, dark: bool = False) -> str:
    """As `#rrggbb`: `colour("ink")` is the value of `--kompas-ink`."""
    return colour_of(look(), name, Ground(dark))


def default_colour(name: str) -> str:
    """Ours in the light, whatever an organisation has: the template for Word is made of those."""
    return colour_of(Look(OURS, {}), name)


def font() -> str:
    return look().value(PREFIX + "font")


@cache
def style() -> str:
    """For the top of a page. Browsers without `light-dark()` get what is for the light."""
    found = look()
    light, dark = ({name: checked(found, name, ground) for name in OURS} for ground in Ground)
    both = {name: f"light-dark({light[name]},{dark[name]})" for name in OURS if light[name] != dark[name]}
    return f":root{{{listed(light)}}}@supports (color:light-dark(black,white)){{:root{{{listed(both)}}}}}"


def listed(values: dict[str, str]) -> str:
    return ";".join(f"{name}:{value}" for name, value in values.items())


def streamlit_theme() -> dict[str, str]:
    """Streamlit's options, by name: what it draws itself looks the same."""
    theme = {
        f"theme.{ground.name.lower()}.{option}": colour(name, dark=ground is Ground.DARK)
        for ground in Ground
        for option, name in STREAMLIT.items()
    }
    own_font = {} if font() == Look(OURS, {}).value(PREFIX + "font") else {"theme.font": font()}
    return {**theme, **own_font, "theme.baseRadius": look().value(PREFIX + "radius-md")}
