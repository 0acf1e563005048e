"""What one transaction changes, and how it is told to an engine: one SPARQL update, which is done whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, Store


@dataclass(frozen=True, slots=True)
class Change:
    """Named graphs that go, statements that go (of other graphs too), statements that come."""

    dropped: Sequence[NamedNode]
    removed: Sequence[Quad]
    added: Sequence[Quad]

    def __bool__(self) -> bool:
        return bool(self.dropped or self.removed or self.added)

    def graphs(self) -> list[str]:
        """The IRIs of the named graphs that it touches, sorted."""
        return sorted({quad.graph_name.value for quad in (*self.removed, *self.added) if isinstance(quad.graph_name, NamedNode)})

    def as_update(self) -> str:
        """The change as a SPARQL 1.1 update."""
        gone = set(self.dropped)
        steps = [f"DROP SILENT GRAPH {graph}" for graph in self.dropped]
        for verb, quads in (("DELETE", [quad for quad in self.removed if quad.graph_name not in gone]), ("INSERT", self.added)):
            if quads:
                steps.append(f"{verb} DATA {{\n{_block(quads)}\n}}")
        return " ;\n".join(steps)


def apply(change: Change, store: Store) -> None:
    """Make the change in a store of this process. Raises OSError where the disk takes no more; then nothing has changed."""
    if change.removed:
        store.update(change.as_update())
    else:
        store.extend(change.added)


def _block(quads: Iterable[Quad]) -> str:
    """Statements as SPARQL data, each in its graph."""
    return "\n".join(_statement(quad) for quad in quads)


def _statement(quad: Quad) -> str:
    triple = f"{quad.subject} {quad.predicate} {quad.object} ."
    return f"GRAPH {quad.graph_name} {{ {triple} }}" if isinstance(quad.graph_name, NamedNode) else triple
