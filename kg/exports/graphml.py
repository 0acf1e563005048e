"""GraphML (http://graphml.graphdrawing.org/): one network with the attributes of its nodes and edges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.exports.content import Content
from kg.exports.network import NETWORKS, Edge, Network, Spell, Vertex, network
from kg.exports.xmltext import attributes, escape
from kg.tables import Cell

NAME = "graphml"
EXTENSIONS = (".graphml",)
DESCRIPTION = "GraphML: a network with labels, weights, first and last day"
READERS = "Gephi, yEd, Cytoscape, NetworkX, igraph"
OPTION = "network"
PARTS = NETWORKS

_TYPES = {str: "string", int: "int"}
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
    'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">'
)


def write_content(content: Content, path: Path, part: str) -> None:
    """Write one network."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in _lines(network(part, content)))


def _lines(drawn: Network) -> Iterator[str]:
    times = {"start": str, "end": str}
    yield _HEAD
    yield from _keys("node", {"label": str, **drawn.vertex_types, **times})
    yield from _keys("edge", {"label": str, "weight": int, **drawn.edge_types, **times})
    yield f" <graph{attributes({'id': drawn.name, 'edgedefault': 'directed' if drawn.directed else 'undirected'})}>"
    yield f"  <desc>{escape(drawn.description)}</desc>"
    for vertex in drawn.vertices:
        yield f"  <node{attributes({'id': vertex.id})}>{_data('node', _cells(vertex))}</node>"
    for edge in drawn.edges:
        ends = attributes({"id": edge.id, "source": edge.source, "target": edge.target})
        yield f"  <edge{ends}>{_data('edge', {'weight': edge.weight, **_cells(edge)})}</edge>"
    yield " </graph>"
    yield "</graphml>"


def _keys(element: str, types: Mapping[str, type]) -> Iterator[str]:
    for name, kind in types.items():
        yield f" <key{attributes({'id': f'{element}-{name}', 'for': element, 'attr.name': name, 'attr.type': _TYPES[kind]})}/>"


def _cells(element: Vertex | Edge) -> Mapping[str, Cell]:
    return {"label": element.label, **element.attributes, **_ends(element.spells)}


def _ends(spells: tuple[Spell, ...]) -> Mapping[str, Cell]:
    """The first and the last day of all spells, where they are not open."""
    return {"start": spells[0][0], "end": spells[-1][1]} if spells else {}


def _data(element: str, cells: Mapping[str, Cell]) -> str:
    given = {name: cell for name, cell in cells.items() if cell not in (None, "")}
    return "".join(f"<data{attributes({'key': f'{element}-{name}'})}>{escape(str(cell))}</data>" for name, cell in given.items())
