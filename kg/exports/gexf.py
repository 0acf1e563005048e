"""GEXF 1.3 (https://gexf.net/): one network over time. Gephi shows its timeline; what has no date is always there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.exports.content import Content
from kg.exports.network import NETWORKS, Edge, Network, Spell, Vertex, network
from kg.exports.xmltext import attributes, escape

NAME = "gexf"
EXTENSIONS = (".gexf",)
DESCRIPTION = "GEXF 1.3: a network with labels, weights and the days of every node and edge, for a timeline"
READERS = "Gephi, Gephi Lite, NetworkX"
OPTION = "network"
PARTS = NETWORKS

_TYPES = {str: "string", int: "integer"}


def write_content(content: Content, path: Path, part: str) -> None:
    """Write one network."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in _lines(network(part, content)))


def _lines(drawn: Network) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">'
    yield f" <meta><creator>Rashomon</creator><description>{escape(drawn.description)}</description></meta>"
    edges = "directed" if drawn.directed else "undirected"
    timed = {"mode": "dynamic", "timeformat": "date", "timerepresentation": "interval"}
    yield f" <graph{attributes({'defaultedgetype': edges, **timed})}>"
    yield from _declared("node", drawn.vertex_types)
    yield from _declared("edge", drawn.edge_types)
    yield "  <nodes>"
    for vertex in drawn.vertices:
        yield _element("node", {"id": vertex.id, "label": vertex.label}, vertex, drawn.vertex_types)
    yield "  </nodes>"
    yield "  <edges>"
    for edge in drawn.edges:
        ends = {"id": edge.id, "source": edge.source, "target": edge.target, "kind": edge.label, "label": edge.label, "weight": edge.weight}
        yield _element("edge", ends, edge, drawn.edge_types)
    yield "  </edges>"
    yield " </graph>"
    yield "</gexf>"


def _declared(element: str, types: Mapping[str, type]) -> Iterator[str]:
    yield f'  <attributes class="{element}">'
    for name, kind in types.items():
        yield f"   <attribute{attributes({'id': name, 'title': name, 'type': _TYPES[kind]})}/>"
    yield "  </attributes>"


def _element(name: str, own: Mapping[str, object], element: Vertex | Edge, types: Mapping[str, type]) -> str:
    """A node or an edge; a single spell stands in its own attributes, several in a list."""
    times = _times(element.spells[0]) if len(element.spells) == 1 else {}
    listed = "".join(f"<spell{attributes(_times(spell))}/>" for spell in element.spells) if len(element.spells) > 1 else ""
    values = "".join(
        f"<attvalue{attributes({'for': key, 'value': element.attributes[key]})}/>"
        for key in types
        if element.attributes.get(key) not in (None, "")
    )
    inner = (f"<attvalues>{values}</attvalues>" if values else "") + (f"<spells>{listed}</spells>" if listed else "")
    return f"   <{name}{attributes({**own, **times})}>{inner}</{name}>"


def _times(spell: Spell) -> Mapping[str, object]:
    return {"start": spell[0], "end": spell[1]}
