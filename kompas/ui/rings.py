"""Rings within rings, as a picture: the frame of the method, from the outside in."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

RADII = (320, 282, 244, 206, 170, 96)
LIGHT = ("#eef4f5", "#dfeaed", "#cde0e5", "#b6d3da", "#0f5c6e", "#f3c987")
DARK = ("#18262c", "#1d3037", "#233c45", "#2b4b56", "#7cc3d3", "#e9a23b")
ON_DARK, ON_LIGHT = "#eef5f6", "#10191d"
FAMILY = "'Source Sans Pro', 'Source Sans 3', 'Source Sans', sans-serif"
LINE = 22
BASELINE = (26, 26, 26, 26, 50)
"""How far under its top each ring has its name; a smaller one needs more room for it."""


def rings_svg(titles: Sequence[str], *, dark: bool) -> str:
    """Six of them, the first outermost; each has its number and name at its top, the last in the middle."""
    parts = [ring(number, title, dark=dark) for number, title in enumerate(titles)]
    edge = RADII[0] + 4
    box = f"{-edge} {-edge} {2 * edge} {2 * edge}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" font-family="{FAMILY}">{"".join(parts)}</svg>'


def ring(number: int, title: str, *, dark: bool) -> str:
    is_middle = number == len(RADII) - 1
    ground_is_dark = number == 4 if not dark else number < 4
    ink = ON_DARK if ground_is_dark else ON_LIGHT
    lines = in_two(f"{number + 1}. {title}") if is_middle else [f"{number + 1}. {title}"]
    top = 6 - (len(lines) - 1) * LINE // 2 if is_middle else BASELINE[number] - RADII[number]
    texts = "".join(
        f'<text text-anchor="middle" y="{top + line * LINE}" font-size="18" font-weight="600" fill="{ink}">{escape(words)}</text>'
        for line, words in enumerate(lines)
    )
    fill, edge = (DARK if dark else LIGHT)[number], "#3d535c" if dark else "#ffffff"
    return f'<circle r="{RADII[number]}" fill="{fill}" stroke="{edge}" stroke-width="3"/>{texts}'


def in_two(text: str) -> list[str]:
    """At the space nearest to the middle."""
    spaces = [place for place, sign in enumerate(text) if sign == " "]
    if not spaces:
        return [text]
    place = min(spaces, key=lambda one: abs(one - len(text) / 2))
    return [text[:place], text[place + 1 :]]
