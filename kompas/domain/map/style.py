"""How parties and lines look: never by colour alone. The browser, the pictures and the documents use the same."""

import math
from dataclasses import dataclass

from kompas.enums import Domain, LineChange, LineColour
from kompas.look import colour

Points = list[tuple[float, float]]


@dataclass(frozen=True)
class LineStyle:
    """`dash` alternates drawn and left out; empty is solid. `mark` stands in the middle of the line."""

    token: str
    width: float
    dash: tuple[float, ...]
    mark: str

    @property
    def stroke(self) -> str:
        return colour(self.token)


LINES = {
    LineColour.STRONG: LineStyle("green", 6.5, (), "+"),
    LineColour.COULD_BE_BETTER: LineStyle("orange", 4.0, (15.0, 8.0), "~"),
    LineColour.HARDLY: LineStyle("red", 2.6, (2.5, 7.0), "!"),
    LineColour.UNKNOWN: LineStyle("slate", 1.8, (), "?"),
    LineColour.NOT_NEEDED: LineStyle("control", 1.2, (20.0, 6.0, 3.0, 6.0), "∅"),
}
BACK_TO_FRONT = (
    LineColour.NOT_NEEDED,
    LineColour.UNKNOWN,
    LineColour.HARDLY,
    LineColour.COULD_BE_BETTER,
    LineColour.STRONG,
)
"""Colours from back to front: the least telling lies behind."""
CROWD = 120
"""From so many lines on they are thinner, and those that say nothing yet are pale."""
ONE_SIDE = LineStyle("blue", 3.0, (6.0, 6.0), "½")
"""Marks a line without colour that only one side rated; not the same as a line nobody knows."""
SIGNS = {"same": "=", "differ": "≠"}
"""With the colour's own sign: both sides see it the same. Instead of it: they differ."""
CHANGES = {
    LineChange.BETTER: LineStyle("green", 6.5, (), "▲"),
    LineChange.WORSE: LineStyle("red", 4.5, (5.0, 6.0), "▼"),
    LineChange.NEW: LineStyle("blue", 4.5, (15.0, 7.0), "★"),
    LineChange.GONE: LineStyle("control", 2.0, (2.5, 8.0), "×"),
    LineChange.UNCHANGED: LineStyle("map-ring", 2.4, (), "="),
    LineChange.NOT_RATED: LineStyle("slate", 1.4, (20.0, 6.0, 3.0, 6.0), "?"),
}


def fill_of(domain: Domain) -> str:
    return colour(f"domain-{domain.value.replace('_', '-')}")


def polygon(corners: int, turn: float = 0.0, radius: float = 1.0) -> Points:
    """Regular, the first corner on top, turned by a part of the circle."""
    angles = [2 * math.pi * (number / corners + turn) - math.pi / 2 for number in range(corners)]
    return [(round(radius * math.cos(angle), 3), round(radius * math.sin(angle), 3)) for angle in angles]


def star(corners: int, inner: float) -> Points:
    outside, inside = polygon(corners, radius=1.12), polygon(corners, turn=0.5 / corners, radius=inner)
    return [point for pair in zip(outside, inside, strict=True) for point in pair]


def plus(arm: float) -> Points:
    return [
        *[(-arm, -1.0), (arm, -1.0), (arm, -arm), (1.0, -arm), (1.0, arm), (arm, arm)],
        *[(arm, 1.0), (-arm, 1.0), (-arm, arm), (-1.0, arm), (-1.0, -arm), (-arm, -arm)],
    ]


SHAPES: dict[Domain, Points] = {
    Domain.SOCIAL: polygon(36),
    Domain.YOUTH: polygon(4, turn=0.125, radius=1.2),
    Domain.MENTAL_HEALTH: polygon(4, radius=1.15),
    Domain.ADDICTION: polygon(3, radius=1.2),
    Domain.SAFETY: polygon(5, turn=0.1, radius=1.1),
    Domain.HEALTH: plus(0.4),
    Domain.EDUCATION: polygon(6, turn=1 / 12, radius=1.1),
    Domain.INFORMAL: star(5, 0.5),
    Domain.POLICY: [(-1.25, -0.6), (1.25, -0.6), (1.25, 0.6), (-1.25, 0.6)],
    Domain.OTHER: polygon(3, turn=0.5, radius=1.2),
}


def style_as_data() -> dict[str, object]:
    """For the browser."""
    return {
        "shapes": {domain.value: points for domain, points in SHAPES.items()},
        "fills": {domain.value: fill_of(domain) for domain in Domain},
        "back_to_front": [colour.value for colour in BACK_TO_FRONT],
        "crowd": CROWD,
        "lines": {kind.value: line_as_data(style) for kind, style in LINES.items()},
        "one_side": line_as_data(ONE_SIDE),
        "signs": SIGNS,
    }


def line_as_data(style: LineStyle) -> dict[str, object]:
    return {"stroke": style.stroke, "width": style.width, "dash": list(style.dash), "mark": style.mark}
