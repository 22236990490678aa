"""Drawings for tests: known networks, a large one, and what people do to a map between two rounds."""

import random
from dataclasses import replace

import networkx as nx

from kompas.domain.map.drawing import Drawing, DrawnLine, DrawnParty, Origin
from kompas.enums import Domain, LineColour, Ring

NAMES = ("Politie", "Veilig Thuis", "Raad voor de Kinderbescherming", "Wijkteam Noord", "Woningcorporatie De Sleutel")


def party(key: str, **changes: object) -> DrawnParty:
    return replace(DrawnParty(id=key, name=key, lineage=(Origin(key),)), **changes)  # type: ignore[arg-type]


def line(one: str, other: str, colour: LineColour = LineColour.STRONG) -> DrawnLine:
    return DrawnLine(id=f"{one}-{other}", one=one, other=other, colour=colour)


def drawing(*lines: DrawnLine, alone: tuple[str, ...] = ()) -> Drawing:
    keys = dict.fromkeys([*(end for one in lines for end in (one.one, one.other)), *alone])
    return Drawing(tuple(party(key) for key in keys), lines)


def drawing_of(graph: "nx.Graph[int]") -> Drawing:
    """A graph with every line strong."""
    return Drawing(
        tuple(party(str(node)) for node in graph), tuple(line(str(one), str(other)) for one, other in graph.edges)
    )


def large(parties: int = 60, lines: int = 300, seed: int = 1) -> Drawing:
    chance = random.Random(seed)
    rings = [Ring.CORE, *[Ring.PROJECT] * 2, *[Ring.OUTER] * 3]
    all_parties = tuple(
        party(str(number), name=chance.choice(NAMES), domain=chance.choice(list(Domain)), ring=chance.choice(rings))
        for number in range(parties)
    )
    graph = nx.gnm_random_graph(parties, lines, seed=seed)
    return Drawing(
        all_parties, tuple(line(str(a), str(b), chance.choice(list(LineColour))) for a, b in sorted(graph.edges))
    )
