"""The network map for other programs (Gephi, yEd, networkx): parties as nodes, lines as edges, everything as attributes."""

from io import BytesIO

import networkx as nx

from kompas.domain.map.drawing import Drawing
from kompas.fields.words import printable
from kompas.labels import label


def map_graphml(drawing: Drawing) -> bytes:
    graph: nx.Graph[str] = nx.Graph()
    for party in drawing.parties:
        place = {"x": party.x, "y": party.y} if party.x is not None and party.y is not None else {}
        graph.add_node(
            party.id,
            label=printable(party.name),
            domain=party.domain.value,
            ring=party.ring.value,
            stakeholder=party.stakeholder,
            involvement=party.involvement.value if party.involvement else "",
            **place,
        )
    for line in drawing.lines:
        words = {"colour": line.colour.value, "label": label(line.colour), "reason": printable(line.reason)}
        graph.add_edge(line.one, line.other, id=line.id, **words)
    file = BytesIO()
    nx.write_graphml(graph, file, encoding="utf-8")
    return file.getvalue()
