"""Claims -> how they flow from sources to outlets, where the flow runs in circles, and what the support of a shared claim is worth."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product

import networkx as nx

from kg.knowledge.folding import fold
from kg.records import ClaimRecord, Node, SharedPair
from kg.tables import Row, Table, content, told_by

Claims = Mapping[str, ClaimRecord]
FLOW_COLUMNS = ("teller", "relation", "source", "kind", "claims", "articles", "circle", "quote")
SUPPORT_COLUMNS = ("says", "support", "outlets", "sources", "origins_least", "origins_most", "why", "claims")


@dataclass(frozen=True, slots=True)
class Support:
    """What stands behind claims that say the same: how many outlets tell it, from how many origins at least and at most."""

    outlets: int
    least: int
    most: int

    def __str__(self) -> str:
        origins = f"{self.least}" if self.least == self.most else f"{self.least} to {self.most}"
        return f"{self.outlets} outlet{'s' * (self.outlets != 1)}, {origins} independent origin{'s' * (self.most != 1)}"


def flow(records: Iterable[ClaimRecord], home: Mapping[str, str] | None = None) -> nx.DiGraph[str]:
    """Who has it from whom: an edge runs from a source to whoever tells from it, weighted by claims.

    `home` is each claim's event (IRIs): news runs in a circle where outlets and sources have that of one event from each other, or one
    cites itself. Without it all claims are taken for news of one event.

    Nodes are outlets and sources; an outlet that is cited is one node with itself as outlet, by its name. A source that is not named
    is another one in each article ("witnesses"). Attributes: `label` and `family` (outlet, source) of nodes; `relation` (cites,
    republishes), `claims`, `articles`, `kind`, `quote` and `circle` (the labels of those around) of edges.
    """
    network: nx.DiGraph[str] = nx.DiGraph()
    news: dict[str, nx.DiGraph[str]] = defaultdict(nx.DiGraph)
    steps: dict[tuple[str, str, str], list[tuple[ClaimRecord, str]]] = defaultdict(list)
    for record in sorted(records, key=lambda r: (r.file, r.begin, r.iri)):
        chain = list(_telling(record))
        for relation, kind, node in chain:
            family = "source" if relation == "cites" else "outlet"
            key = _key(node, kind, record)
            if key not in network or family == "outlet":
                network.add_node(key, label=node.label, family=family)
        for (_, role, teller), (relation, kind, source) in pairwise(chain):
            edge = _key(source, kind, record), _key(teller, role, record)
            steps[*edge, relation].append((record, kind))
            news[home.get(record.iri, record.iri) if home is not None else ""].add_edge(*edge)
    for start, end, relation in sorted(steps):
        told = steps[start, end, relation]
        own = {"relation": relation, "claims": len(told), "articles": len({record.article for record, _ in told})}
        kinds = "; ".join(sorted({kind for _, kind in told if kind}))
        before = network.get_edge_data(start, end, {"claims": 0, "articles": 0})
        if own["claims"] > before["claims"]:
            network.add_edge(start, end, **own, kind=kinds, quote=told[0][0].quote, circle="")
    _mark(network, sorted({circle for its in news.values() for circle in circles(its)}))
    return network


def circles(network: nx.DiGraph[str]) -> list[tuple[str, ...]]:
    """Circular reporting: outlets and sources that have it from each other, or one that cites itself; sorted, by node."""
    found = [tuple(sorted(part)) for part in nx.strongly_connected_components(network) if len(part) > 1]
    return sorted([*found, *((node,) for node in network if network.has_edge(node, node))])


def _mark(network: nx.DiGraph[str], found: Iterable[tuple[str, ...]]) -> None:
    """Write circles on their edges; on one that lies in several, the smallest."""
    for circle in sorted(found, key=len, reverse=True):
        steps = [(start, end) for start, end in product(circle, circle) if len(circle) == 1 or start != end]
        for step in filter(lambda step: network.has_edge(*step), steps):
            network.edges[step]["circle"] = " ⇄ ".join(str(network.nodes[node]["label"]) for node in circle)


def flow_table(records: Iterable[ClaimRecord], home: Mapping[str, str] | None = None) -> Table:
    """One row a step from a teller to its source, the commonest first; `home` is that of `flow`."""
    network = flow(records, home)
    label = {node: str(its["label"]) for node, its in network.nodes(data=True)}
    rows: list[Row] = []
    for source, teller, its in network.edges(data=True):
        values = {name: its[name] for name in ("relation", "kind", "claims", "articles", "quote")}
        rows.append({"teller": label[teller], "source": label[source], "circle": its["circle"] or None, **values})
    rows.sort(key=lambda row: (-int(row["claims"] or 0), str(row["teller"]), str(row["source"])))
    return Table("sources", FLOW_COLUMNS, tuple(rows))


def shared_sets(pairs: Iterable[SharedPair]) -> list[tuple[str, ...]]:
    """Claims (IRIs) that say the same, directly or through one another; sorted."""
    network: nx.Graph[str] = nx.Graph()
    network.add_edges_from((pair.left, pair.right) for pair in pairs)
    return sorted(tuple(sorted(part)) for part in nx.connected_components(network))


def support(members: Sequence[str], claims: Claims, pairs: Iterable[SharedPair]) -> Support:
    """What stands behind some claims. Two have one origin if they are known to depend on each other, or one voice tells both.

    At most as many origins as there are groups of these; at least as many as there are groups when all that is not known to be
    independent is taken for one.
    """
    chosen = set(members)
    judged = {frozenset((p.left, p.right)): p.independence for p in pairs if {p.left, p.right} <= chosen}
    known: nx.Graph[str] = nx.Graph()
    known.add_nodes_from(sorted(chosen))
    doubtful = known.copy()
    for left, right in combinations(sorted(chosen), 2):
        verdict = judged.get(frozenset((left, right)), "Unknown")
        one = verdict == "Dependent" or claims[left].voice == claims[right].voice
        if one:
            known.add_edge(left, right)
        if one or verdict != "Independent":
            doubtful.add_edge(left, right)
    outlets = len({told_by(claims[iri]) for iri in chosen})
    return Support(outlets, nx.number_connected_components(doubtful), nx.number_connected_components(known))


def support_table(pairs: Iterable[SharedPair], claims: Claims) -> Table:
    """One row for each set of claims that say the same: the best supported first."""
    pairs = tuple(pairs)
    beside: dict[str, list[SharedPair]] = defaultdict(list)
    for pair in pairs:
        beside[pair.left].append(pair)
    rows: list[Row] = []
    for members in shared_sets(pairs):
        held = [claims[iri] for iri in members]
        inside = [pair for iri in members for pair in beside[iri]]
        worth = support(members, claims, inside)
        why = sorted({pair.why for pair in inside})
        rows.append(
            {
                **{"says": _shortest(held), "support": str(worth), "outlets": "; ".join(dict.fromkeys(told_by(c) for c in held))},
                **{"sources": "; ".join(dict.fromkeys(c.chain[-1].label for c in held if c.chain)), "origins_least": worth.least},
                **{"origins_most": worth.most, "why": " ".join(why), "claims": "; ".join(members)},
            }
        )
    rows.sort(key=lambda r: (-int(r["origins_least"] or 0), -int(r["origins_most"] or 0), str(r["says"]), str(r["claims"])))
    return Table("support", SUPPORT_COLUMNS, tuple(rows))


def _key(node: Node, kind: str, record: ClaimRecord) -> str:
    nameless = kind == "Anonymous" or (bool(kind) and not node.known and node.label[:1].islower())
    name = fold(node.label) or node.iri
    return f"{name} in {record.article}" if nameless else name


def _shortest(held: Iterable[ClaimRecord]) -> str:
    """What most of the claims say, in the shortest of the commonest wordings."""
    counts = Counter(content(record) for record in held)
    return min(counts, key=lambda text: (-counts[text], len(text), text))


def _telling(record: ClaimRecord) -> Iterator[tuple[str, str, Node]]:
    """Who tells it, from the outlet inwards: how each has it from the one before, as which kind of source, and the node."""
    if record.outlet or not record.republished:
        yield "publishes", "", record.outlet or Node(record.article, told_by(record))
    for number, node in enumerate(record.republished):
        yield ("republishes" if number or record.outlet else "publishes"), "", node
    for link in record.chain:
        yield "cites", link.kind, link.source if link.specified else Node(link.source.iri, link.label)
