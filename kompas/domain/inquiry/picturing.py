"""How themes lie in a picture, and how they look there."""

from collections.abc import Sequence
from dataclasses import dataclass

from kompas.look import colour

LOOKS = (
    ("teal", ""),
    ("orange", "/"),
    ("green", "."),
    ("purple", "|"),
    ("red", "\\"),
    ("blue", "-"),
    ("slate", "x"),
    ("gold", "+"),
)
"""Colour and pattern of the eight looks of a theme: those of the board."""


def look_of(number: int) -> tuple[str, str]:
    token, pattern = LOOKS[number % len(LOOKS)]
    return colour(token), pattern


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    width: float
    height: float


def squarified(sizes: Sequence[int], box: Box) -> list[Box]:
    """Boxes as large as the sizes, in their order, as square as can be (Bruls, Huizing and Van Wijk)."""
    total = sum(sizes)
    if not total:
        return []
    order = sorted(range(len(sizes)), key=lambda place: -sizes[place])
    areas = [sizes[place] * box.width * box.height / total for place in order]
    laid: list[Box] = []
    row: list[float] = []
    for area in areas:
        side = min(box.width, box.height)
        if row and worst([*row, area], side) > worst(row, side):
            boxes, box = laid_row(row, box)
            laid += boxes
            row = []
        row.append(area)
    laid += laid_row(row, box)[0]
    by_place = dict(zip(order, laid, strict=True))
    return [by_place[place] for place in range(len(sizes))]


def worst(row: Sequence[float], side: float) -> float:
    """The most stretched box of a row along a side of this length."""
    total = sum(row)
    return max(max(side * side * area / total**2, total**2 / (side * side * area)) for area in row)


def laid_row(row: Sequence[float], box: Box) -> tuple[list[Box], Box]:
    """The boxes of a row along the shorter side, and what is left."""
    thick = sum(row) / min(box.width, box.height)
    boxes, at = [], 0.0
    for area in row:
        long = area / thick
        boxes.append(
            Box(box.x, box.y + at, thick, long) if box.width >= box.height else Box(box.x + at, box.y, long, thick)
        )
        at += long
    if box.width >= box.height:
        return boxes, Box(box.x + thick, box.y, box.width - thick, box.height)
    return boxes, Box(box.x, box.y + thick, box.width, box.height - thick)
