"""Where the parties stand: near whom they work with, inside their ring, and not over each other's names.

The household stands in the middle of it all. Positions are in a plane of 1600 by 900 around its middle, the shape of a
projector. A party with a place keeps it.
"""

import math
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from kompas.domain.map.drawing import Drawing, DrawnParty
from kompas.domain.map.label_places import LabelBox, box_of, scale_for
from kompas.enums import Domain, LineColour, Ring

HALF_WIDTH, HALF_HEIGHT = 800.0, 450.0
BANDS: dict[Ring, tuple[float, float]] = {Ring.CORE: (0.0, 0.40), Ring.PROJECT: (0.40, 0.74), Ring.OUTER: (0.74, 2.0)}
"""From where to where a ring goes, as a share of the ellipse that touches the edges; the corners are outer ring."""
PULL = {
    LineColour.STRONG: 3.0,
    LineColour.COULD_BE_BETTER: 2.0,
    LineColour.HARDLY: 0.8,
    LineColour.UNKNOWN: 0.5,
    LineColour.NOT_NEEDED: 0.0,
}
GRID = 12.0
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class PartyPlace:
    x: float
    y: float


def lay_out(drawing: Drawing, *, anew: bool = False) -> dict[str, PartyPlace]:
    """A place for every party. A party with one stays; with `anew` only one that was placed by hand does."""
    if not drawing.parties:
        return {}
    scale = scale_for(len(drawing.parties))
    kept = {party.id for party in drawing.parties if stays(party, anew)}
    wished = wished_places(drawing, kept)
    taken = Taken()
    for _low, high in BANDS.values():  # the name of each ring stands at its top
        taken.add(PartyPlace(0.0, -HALF_HEIGHT * min(high, 1.0) + 16), LabelBox(64.0, 12.0, 8.0))
    places: dict[str, PartyPlace] = {}
    for party in sorted(drawing.parties, key=lambda one: (one.id not in kept, not one.is_household)):
        box = box_of(party.name, scale)
        place = wished[party.id]
        if party.id not in kept and not (party.is_household and taken.leaves_free(place, box)):
            place = taken.nearest_free(place, box, party.ring)
        taken.add(place, box)
        places[party.id] = place
    return places


def stays(party: DrawnParty, anew: bool) -> bool:
    return party.x is not None and party.y is not None and (party.hand_placed or not anew)


def wished_places(drawing: Drawing, kept: set[str]) -> dict[str, PartyPlace]:
    """Where each would stand if names took no room: springs along the lines, then into its own ring."""
    graph = nx.Graph()
    graph.add_nodes_from(party.id for party in drawing.parties)
    graph.add_weighted_edges_from((line.one, line.other, PULL[line.colour]) for line in drawing.lines)
    start = {party.id: start_of(party, number, drawing) for number, party in enumerate(drawing.parties)}
    middle = {party.id: (0.0, 0.0) for party in drawing.parties if party.is_household and party.id not in kept}
    found = start = start | middle
    fixed = kept | set(middle)
    if len(fixed) < len(graph):
        spread = 1.1 / math.sqrt(len(graph))
        found = nx.spring_layout(graph, k=spread, pos=start, fixed=sorted(fixed) or None, iterations=70, seed=1)
    wished: dict[str, PartyPlace] = {}
    for party in drawing.parties:
        x, y = found[party.id] if party.id not in fixed else start[party.id]
        if party.id not in fixed:
            x, y = into_ring(float(x), float(y), party.ring)
        wished[party.id] = PartyPlace(round(x * HALF_WIDTH, 1), round(y * HALF_HEIGHT, 1))
    return wished


def start_of(party: DrawnParty, number: int, drawing: Drawing) -> tuple[float, float]:
    """Where it stands now, or else beside those it has lines with, or else with its domain, in its ring."""
    if party.x is not None and party.y is not None:
        return party.x / HALF_WIDTH, party.y / HALF_HEIGHT
    domains = list(Domain)
    # A little apart, since two in exactly the same place would never part.
    turn = 2 * math.pi * (domains.index(party.domain) / len(domains) + number * 0.013)
    low, high = BANDS[party.ring]
    radius = (low + min(high, 1.0)) / 2
    return radius * math.cos(turn), radius * math.sin(turn)


def into_ring(x: float, y: float, ring: Ring) -> tuple[float, float]:
    """The same direction from the middle, at a distance that belongs to the ring."""
    low, high = BANDS[ring]
    distance = math.hypot(x, y) or 1e-6
    wanted = min(max(distance, low + 0.08 if low else 0.0), min(high, 1.0) - 0.08)
    return x / distance * wanted, y / distance * wanted


class Taken:
    """The room that is taken, and the points where a party may stand."""

    def __init__(self) -> None:
        across = np.arange(-HALF_WIDTH, HALF_WIDTH + 1, GRID)
        down = np.arange(-HALF_HEIGHT, HALF_HEIGHT + 1, GRID)
        grid_x, grid_y = np.meshgrid(across, down)
        self.x: Floats = grid_x.ravel()
        self.y: Floats = grid_y.ravel()
        self.distance: Floats = np.hypot(self.x / HALF_WIDTH, self.y / HALF_HEIGHT)
        self.boxes: list[tuple[PartyPlace, LabelBox]] = []

    def add(self, place: PartyPlace, box: LabelBox) -> None:
        self.boxes.append((place, box))

    def leaves_free(self, place: PartyPlace, box: LabelBox) -> bool:
        return not any(overlap(place, box, *other) for other in self.boxes)

    def nearest_free(self, wish: PartyPlace, box: LabelBox, ring: Ring) -> PartyPlace:
        """The free point of the ring that is nearest; outside the ring when that is full; over others if need be."""
        inside = (
            (np.abs(self.x) + box.half_width <= HALF_WIDTH)
            & (self.y - box.above >= -HALF_HEIGHT)
            & (self.y + box.below <= HALF_HEIGHT)
        )
        low, high = BANDS[ring]
        in_ring = (self.distance >= low + (0.03 if low else 0)) & (self.distance <= high - 0.03)
        free = inside & self.free_for(box)
        for allowed in (free & in_ring, free, inside & in_ring, inside):
            if allowed.any():
                away = np.where(allowed, np.hypot(self.x - wish.x, self.y - wish.y), np.inf)
                best = int(np.argmin(away))
                return PartyPlace(float(self.x[best]), float(self.y[best]))
        return wish

    def free_for(self, box: LabelBox) -> NDArray[np.bool_]:
        free = np.ones(len(self.x), dtype=bool)
        for place, other in self.boxes:
            beside = np.abs(self.x - place.x) >= box.half_width + other.half_width
            over = self.y + box.below <= place.y - other.above
            under = self.y - box.above >= place.y + other.below
            free &= beside | over | under
        return free


def overlap(place: PartyPlace, box: LabelBox, other: PartyPlace, its: LabelBox) -> bool:
    beside = abs(place.x - other.x) >= box.half_width + its.half_width
    return not (beside or place.y + box.below <= other.y - its.above or place.y - box.above >= other.y + its.below)


def ring_at(x: float, y: float) -> Ring:
    """The ring in which a point lies."""
    distance = math.hypot(x / HALF_WIDTH, y / HALF_HEIGHT)
    return next(ring for ring, (_low, high) in BANDS.items() if distance < high)
