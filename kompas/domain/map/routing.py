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

STEPS: Final = (0, *(way * step for step in range(1, 7) for way in (1, -1)))
"""How far a line may bend, outwards first. What is tried later must be lower in cost to be taken."""
PIECES: Final = 8
ROUND, KEPT_FREE, STEP = 1.15, 3.0, 1.6
"""A party keeps a circle free, so many times its shape and a little; a step bends by so many of its radius."""
OVER_PARTY, OVER_NAME, OUTSIDE = 20, 2, 30
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
        self.prices = np.array([OVER_PARTY] * len(circles) + [OVER_NAME] * len(names), dtype=np.int64)

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
        near = self.near(one, other, line)
        hits = hits_of(np.array([one.x, one.y]), controls, np.array([other.x, other.y]), self.ellipses[near])
        middle_x = 0.25 * one.x + 0.5 * controls[:, 0] + 0.25 * other.x
        middle_y = 0.25 * one.y + 0.5 * controls[:, 1] + 0.25 * other.y
        outside = (np.abs(middle_x) > HALF_WIDTH - self.radius) | (np.abs(middle_y) > HALF_HEIGHT - self.radius)
        cost: NDArray[np.int64] = hits @ self.prices[near] + OUTSIDE * outside
        return cost

    def near(self, one: PartyPlace, other: PartyPlace, line: DrawnLine) -> NDArray[np.bool_]:
        """What a bend of this line could come across; not its own ends."""
        x, y, rx, ry = self.ellipses.T
        most = STEPS[-2] * self.radius * STEP
        found: NDArray[np.bool_] = (
            (x + rx > min(one.x, other.x) - most)
            & (x - rx < max(one.x, other.x) + most)
            & (y + ry > min(one.y, other.y) - most)
            & (y - ry < max(one.y, other.y) + most)
        )
        for end in (line.one, line.other):
            found[[self.index[end], self.index[end] + len(self.index)]] = False
        return found


def hits_of(one: Floats, controls: Floats, other: Floats, ellipses: Floats) -> NDArray[np.bool_]:
    """By control point and ellipse, whether the curve comes into it: in pieces, with the ellipse made a circle of 1."""
    share = np.arange(PIECES + 1) / PIECES
    rest = 1 - share
    points = (
        (rest * rest)[None, :, None] * one
        + (2 * rest * share)[None, :, None] * controls[:, None, :]
        + (share * share)[None, :, None] * other
    )
    x, y = ((points[:, :, None, at] - ellipses[:, at]) / ellipses[:, at + 2] for at in (0, 1))
    dx, dy = np.diff(x, axis=1), np.diff(y, axis=1)
    x, y, long = x[:, :-1], y[:, :-1], dx * dx + dy * dy
    along = np.clip(-(x * dx + y * dy) / np.where(long > 0, long, 1), 0, 1)
    away_x, away_y = x + along * dx, y + along * dy
    found: NDArray[np.bool_] = np.asarray((away_x * away_x + away_y * away_y < 1).any(axis=1))
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
