"""How lines go round the parties that stand in their way: straight where nobody does, else bent as little as can be.

`map_routing.js` does the same in the browser, with the same numbers: a line looks the same on every screen and in a picture.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kompas.domain.map.drawing import Drawing, DrawnLine
from kompas.domain.map.label_places import CHARACTER, FONT, LINE_HEIGHT, SHAPE, scale_for, wrap_name
from kompas.domain.map.layout import HALF_HEIGHT, HALF_WIDTH, PartyPlace

STEPS: Final = (0, 1, -1, 2, -2, 3, -3, 4, -4)
"""How far a line may bend, outwards first. What is tried later must be lower in cost to be taken."""
PIECES: Final = 8
ROUND, KEPT_FREE, STEP = 1.25, 4.0, 2.2
"""A party keeps a circle free, so many times its shape and a little; a step bends by so many of its radius."""
OVER_PARTY, OVER_NAME, OUTSIDE = 20, 3, 30
LONGEST_BEND = 0.9
"""Of the length of the line."""
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Curve:
    """From one end to the other by way of a control point, as SVG's Q has it."""

    one: PartyPlace
    control: PartyPlace
    other: PartyPlace

    def at(self, share: float) -> PartyPlace:
        rest = 1 - share
        a, b, c = rest * rest, 2 * rest * share, share * share
        return PartyPlace(
            a * self.one.x + b * self.control.x + c * self.other.x,
            a * self.one.y + b * self.control.y + c * self.other.y,
        )


def route_lines(drawing: Drawing, places: Mapping[str, PartyPlace]) -> dict[str, Curve]:
    scale = scale_for(len(drawing.parties))
    routes = Routes(drawing, places, scale)
    return {line.id: routes.curve_of(line) for line in drawing.lines}


def radius_of(scale: float) -> float:
    return SHAPE * scale * ROUND + KEPT_FREE


class Routes:
    """Parties and names as ellipses: first all parties, then their names in the same order."""

    def __init__(self, drawing: Drawing, places: Mapping[str, PartyPlace], scale: float) -> None:
        self.places, self.radius = places, radius_of(scale)
        self.index = {party.id: number for number, party in enumerate(drawing.parties)}
        circles = [(places[one.id].x, places[one.id].y, self.radius, self.radius) for one in drawing.parties]
        names = [ellipse_of(wrap_name(one.name), places[one.id], scale) for one in drawing.parties]
        self.ellipses: Floats = np.array(circles + names, dtype=np.float64).reshape(-1, 4)

    def curve_of(self, line: DrawnLine) -> Curve:
        one, other = self.places[line.one], self.places[line.other]
        bends = self.bends(one, other)
        controls = controls_of(one, other, bends)
        cost = np.abs(np.array(STEPS[: len(bends)])) + self.cost_of(one, other, controls, line)
        x, y = controls[int(np.argmin(cost))]
        return Curve(one, PartyPlace(float(x), float(y)), other)

    def bends(self, one: PartyPlace, other: PartyPlace) -> list[float]:
        dx, dy = other.x - one.x, other.y - one.y
        length = (dx * dx + dy * dy) ** 0.5
        outwards = 1 if outward(one, other) >= 0 else -1
        found = [step * outwards * self.radius * STEP for step in STEPS]
        return [bend for bend in found if abs(bend) <= LONGEST_BEND * length] or [0.0]

    def cost_of(self, one: PartyPlace, other: PartyPlace, controls: Floats, line: DrawnLine) -> NDArray[np.int64]:
        hits = self.hits(np.array([one.x, one.y]), controls, np.array([other.x, other.y]))
        count = len(self.index)
        for end in (line.one, line.other):
            hits[:, [self.index[end], self.index[end] + count]] = False
        middle_x = 0.25 * one.x + 0.5 * controls[:, 0] + 0.25 * other.x
        middle_y = 0.25 * one.y + 0.5 * controls[:, 1] + 0.25 * other.y
        outside = (np.abs(middle_x) > HALF_WIDTH - self.radius) | (np.abs(middle_y) > HALF_HEIGHT - self.radius)
        parties, names = hits[:, :count].sum(axis=1), hits[:, count:].sum(axis=1)
        cost: NDArray[np.int64] = OVER_PARTY * parties + OVER_NAME * names + OUTSIDE * outside
        return cost

    def hits(self, one: Floats, controls: Floats, other: Floats) -> NDArray[np.bool_]:
        """By control point and ellipse, whether the curve comes into it: as pieces, with the ellipse made a circle of 1."""
        share = np.arange(PIECES + 1) / PIECES
        rest = 1 - share
        points = (
            (rest * rest)[None, :, None] * one
            + (2 * rest * share)[None, :, None] * controls[:, None, :]
            + (share * share)[None, :, None] * other
        )
        near = (points[:, :, None, :] - self.ellipses[None, None, :, :2]) / self.ellipses[None, None, :, 2:]
        begin, step = near[:, :-1], near[:, 1:] - near[:, :-1]
        long = (step * step).sum(axis=-1)
        along = np.clip(-(begin * step).sum(axis=-1) / np.where(long > 0, long, 1), 0, 1)
        away = begin + along[..., None] * step
        found: NDArray[np.bool_] = ((away * away).sum(axis=-1) < 1).any(axis=1)
        return found


def outward(one: PartyPlace, other: PartyPlace) -> float:
    """Above zero when the normal of the line points away from the middle of the map."""
    dx, dy = other.x - one.x, other.y - one.y
    return -dy * (one.x + other.x) + dx * (one.y + other.y)


def controls_of(one: PartyPlace, other: PartyPlace, bends: list[float]) -> Floats:
    dx, dy = other.x - one.x, other.y - one.y
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    middle, normal = np.array([(one.x + other.x) / 2, (one.y + other.y) / 2]), np.array([-dy / length, dx / length])
    controls: Floats = middle + np.array(bends)[:, None] * normal
    return controls


def ellipse_of(lines: list[str], place: PartyPlace, scale: float) -> tuple[float, float, float, float]:
    """The name below its shape."""
    half = FONT * scale * LINE_HEIGHT * len(lines) / 2
    wide = max(len(line) for line in lines) * FONT * CHARACTER * scale / 2
    return place.x, place.y + SHAPE * scale + half, max(wide, 1.0), half
