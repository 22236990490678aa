"""Rings within rings, as a picture: the frame of the method, from the outside in."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from kompas.look import colour

RADII = (320, 282, 244, 206, 170, 96)
DEEPER = 0.09
"""How much of the accent each ring lays over the one round it, down to the two that have a colour of their own."""
INNER = {4: ("accent", "on-accent"), 5: ("needle", "card-ink")}
FAMILY = "'Source Sans Pro', 'Source Sans 3', 'Source Sans', sans-serif"
LINE = 22
BASELINE = (26, 26, 26, 26, 50)
"""How far under its top each ring has its name; a smaller one needs more room for it."""


def frame_svg(titles: Sequence[str], *, dark: bool) -> str:
    """Six of them, the first outermost; each has its number and name at its top, the last in the middle."""
    parts = [ring(number, title, dark=dark) for number, title in enumerate(titles)]
    edge = RADII[0] + 4
    box = f"{-edge} {-edge} {2 * edge} {2 * edge}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" font-family="{FAMILY}">{"".join(parts)}</svg>'


def ring(number: int, title: str, *, dark: bool) -> str:
    is_middle = number == len(RADII) - 1
    fill, ink = INNER.get(number, ("accent", "ink"))
    strength = 1 if number in INNER else DEEPER
    lines = in_two(f"{number + 1}. {title}") if is_middle else [f"{number + 1}. {title}"]
    top = 6 - (len(lines) - 1) * LINE // 2 if is_middle else BASELINE[number] - RADII[number]
    texts = "".join(
        f'<text text-anchor="middle" y="{top + line * LINE}" font-size="18" font-weight="600" fill="{colour(ink, dark=dark)}">{escape(words)}</text>'
        for line, words in enumerate(lines)
    )
    edge = f'stroke="{colour("paper", dark=dark)}" stroke-width="3"'
    return f'<circle r="{RADII[number]}" fill="{colour(fill, dark=dark)}" fill-opacity="{strength}" {edge}/>{texts}'


def in_two(text: str) -> list[str]:
    """At the space nearest to the middle."""
    spaces = [place for place, sign in enumerate(text) if sign == " "]
    if not spaces:
        return [text]
    place = min(spaces, key=lambda one: abs(one - len(text) / 2))
    return [text[:place], text[place + 1 :]]
