"""The flow of claims between sources and outlets -> a file of Graphviz (DOT) or of network tools (GraphML)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx

from kg.errors import GraphError
from kg.queries.sources import flow
from kg.tables import Table

if TYPE_CHECKING:
    from kg.api import Graph

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
EXTENSIONS = (".dot", ".graphml")


def check_flow(path: Path, *, force: bool) -> None:
    """Refuse a file that could not be written, before any work is done for it. Raises GraphError."""
    if path.suffix.lower() not in EXTENSIONS:
        raise GraphError(f"{path}: end the name of the flow's file in {' or '.join(EXTENSIONS)}")
    if path.exists() and not force:
        raise GraphError(f"{path} exists: replace it with --force")
    if not path.parent.is_dir():
        raise GraphError(f"{path.parent} is no folder: make it first")


def write_flow(claims: Table, graph: Graph, path: Path) -> None:
    """Write the flow of the claims of a table; what is there is replaced. Raises GraphError if it can't be written."""
    network = flow((graph.records[str(row["claim"])] for row in claims.rows), graph.homes)
    text = as_dot(network) if path.suffix.lower() == ".dot" else as_graphml(network)
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise GraphError(f"can't write {path}: {error.strerror}") from error


def as_dot(network: nx.DiGraph[str]) -> str:
    """A Graphviz graph: outlets are boxes, sources ellipses, circles of reporting red; the wider an edge, the more claims."""
    around = {node for *edge, circle in network.edges(data="circle") if circle for node in edge}
    lines = ["digraph flow {", "  rankdir=LR;", '  node [fontname="sans-serif"]; edge [fontname="sans-serif"];']
    for node, its in sorted(network.nodes(data=True)):
        shape = "box" if its["family"] == "outlet" else "ellipse"
        lines.append(f"  {_quoted(node)} [label={_quoted(its['label'])}, shape={shape}{', color=red' if node in around else ''}];")
    for source, teller, its in sorted(network.edges(data=True), key=lambda edge: edge[:2]):
        width = min(1 + its["claims"] / 4, 8)
        lines.append(
            f'  {_quoted(source)} -> {_quoted(teller)} [label="{its["claims"]}", penwidth={width:g}, tooltip={_quoted(its["quote"])}];'
        )
    return "\n".join([*lines, "}", ""])


def as_graphml(network: nx.DiGraph[str]) -> str:
    """GraphML; characters that XML can't hold become U+FFFD."""
    clean: nx.DiGraph[str] = nx.DiGraph()
    for node, its in sorted(network.nodes(data=True)):
        clean.add_node(_xml(node), **{name: _xml(value) for name, value in its.items()})
    for source, teller, its in sorted(network.edges(data=True), key=lambda edge: edge[:2]):
        clean.add_edge(_xml(source), _xml(teller), **{name: _xml(value) for name, value in its.items()})
    return "\n".join(nx.generate_graphml(clean)) + "\n"


def _xml(value: object) -> object:
    return _CONTROL.sub("\ufffd", value) if isinstance(value, str) else value


def _quoted(text: str) -> str:
    plain = " ".join(_CONTROL.sub("\ufffd", text).split())
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
