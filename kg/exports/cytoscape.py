"""Cytoscape JSON (.cyjs): one network as Cytoscape and Cytoscape.js read it, with parallel edges."""

from __future__ import annotations

import json
from pathlib import Path

from kg.exports.content import Content
from kg.exports.network import NETWORKS, Edge, Vertex, network

NAME = "cytoscape"
EXTENSIONS = (".cyjs",)
DESCRIPTION = "Cytoscape JSON: a network with labels, weights and days"
READERS = "Cytoscape, Cytoscape.js, NetworkX"
OPTION = "network"
PARTS = NETWORKS


def write_content(content: Content, path: Path, part: str) -> None:
    """Write one network."""
    drawn = network(part, content)
    document = {
        "format_version": "1.0",
        "generated_by": "Rashomon",
        "directed": drawn.directed,
        "multigraph": True,
        "data": {"name": drawn.name, "shared_name": drawn.name, "description": drawn.description},
        "elements": {
            "nodes": [{"data": {"id": vertex.id, "value": vertex.id, **_data(vertex)}} for vertex in drawn.vertices],
            "edges": [
                {"data": {"id": e.id, "key": e.id, "source": e.source, "target": e.target, "weight": e.weight, **_data(e)}}
                for e in drawn.edges
            ],
        },
    }
    path.write_bytes(json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8") + b"\n")


def _data(element: Vertex | Edge) -> dict[str, object]:
    """Label, attributes and days; an attribute that has no value is left out."""
    times = {"start": element.spells[0][0], "end": element.spells[-1][1]} if element.spells else {}
    given = {name: value for name, value in {**element.attributes, **times}.items() if value not in (None, "")}
    return {"name": element.label, "label": element.label, **given}
