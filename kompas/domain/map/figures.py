"""Figures of a map that help a group talk. Each comes with a sentence that says what it may mean, and what not.

Cooperation runs along strong lines and along those that can be better; a red line is a wish.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import networkx as nx

from kompas.domain.map.drawing import RATED, WORKING, Drawing, DrawnLine
from kompas.enums import Domain, LineColour

Number = TypeVar("Number", int, float)


@dataclass(frozen=True)
class Shares:
    """How many of the rated lines have which colour."""

    counts: dict[LineColour, int]

    @property
    def rated(self) -> int:
        return sum(self.counts[colour] for colour in RATED)

    def share(self, colour: LineColour) -> float:
        """From 0 to 1, of the rated lines; 0 when none is rated."""
        return self.counts[colour] / self.rated if self.rated else 0.0


@dataclass(frozen=True)
class Figures:
    """Parties are given by id, most telling first; ties in the order of the map."""

    shares: Shares
    between_domains: dict[tuple[Domain, Domain], Shares]
    strong_lines: dict[str, int]
    betweenness: dict[str, float]
    """From 0 to 1: on what share of the shortest ways between others a party lies."""
    cut_points: list[str]
    """Parties without whom the cooperation would fall apart in separate parts."""
    alone: list[str]
    missing: list[DrawnLine]


def figures_of(drawing: Drawing) -> Figures:
    graph = cooperation(drawing)
    strong = Counter(end for line in drawing.lines_of([LineColour.STRONG]) for end in (line.one, line.other))
    between = nx.betweenness_centrality(graph)
    cut = set(nx.articulation_points(graph))
    return Figures(
        shares=shares_of(drawing.lines),
        between_domains=shares_between_domains(drawing),
        strong_lines=most_first({party.id: strong[party.id] for party in drawing.parties}),
        betweenness=most_first({party.id: float(between[party.id]) for party in drawing.parties}),
        cut_points=[party.id for party in drawing.parties if party.id in cut],
        alone=[party.id for party in drawing.parties if graph.degree(party.id) == 0],
        missing=drawing.lines_of([LineColour.HARDLY]),
    )


def cooperation(drawing: Drawing) -> "nx.Graph[str]":
    """The parties, joined where there is cooperation today."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(party.id for party in drawing.parties)
    graph.add_edges_from((line.one, line.other) for line in drawing.lines_of(WORKING))
    return graph


def shares_of(lines: Sequence[DrawnLine]) -> Shares:
    counted = Counter(line.colour for line in lines)
    return Shares({colour: counted[colour] for colour in LineColour})


def shares_between_domains(drawing: Drawing) -> dict[tuple[Domain, Domain], Shares]:
    """Per pair of domains that lines run between, in the order of the list of domains."""
    order = list(Domain)
    domains = {party.id: party.domain for party in drawing.parties}
    grouped: dict[tuple[Domain, Domain], list[DrawnLine]] = {}
    for line in drawing.lines:
        one, other = sorted((domains[line.one], domains[line.other]), key=order.index)
        grouped.setdefault((one, other), []).append(line)
    pairs = sorted(grouped, key=lambda pair: (order.index(pair[0]), order.index(pair[1])))
    return {pair: shares_of(grouped[pair]) for pair in pairs}


def most_first(found: dict[str, Number]) -> dict[str, Number]:
    return dict(sorted(found.items(), key=lambda pair: -pair[1]))


def matrix_of(drawing: Drawing) -> list[list[LineColour | None]]:
    """Party by party, in the order of the map: the colour of the line between them, None where there is none."""
    place = {party.id: number for number, party in enumerate(drawing.parties)}
    cells: list[list[LineColour | None]] = [[None] * len(place) for _party in place]
    for line in drawing.lines:
        one, other = place[line.one], place[line.other]
        cells[one][other] = cells[other][one] = line.colour
    return cells
