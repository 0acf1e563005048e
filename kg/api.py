"""A graph as users hold it: tables, SPARQL, network, exports, and its display in notebooks.

kg.build(paths) | kg.open(path)  ->  Graph  ->  DataFrames, an rdflib Dataset, a networkx graph, files
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import GraphError
from kg.records import ClaimRecord, Event, Finding, SharedPair
from kg.selection import Filters, select
from kg.tables import Row, Table, claims_table

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from pandas import DataFrame
    from rdflib import Dataset

    from kg.build import BuildReport
    from kg.exports.content import Content
    from kg.graph.address import Address
    from kg.graph.store import GraphStore


class Graph:
    """A graph of claims in a store. Made by `kg.build` and `kg.open`; tables are read anew after `link`."""

    def __init__(self, store: GraphStore, *, name: str = "graph", report: BuildReport | None = None) -> None:
        self.store = store
        self.name = name
        self.report = report

    @property
    def dataset(self) -> Dataset:
        """An rdflib Dataset over the same store; its default graph is the union of all."""
        return self.store.as_dataset()

    @cached_property
    def records(self) -> dict[str, ClaimRecord]:
        """The claims by their IRI."""
        from kg.graph.read import read_claims

        return {record.iri: record for record in read_claims(self.store.inner)}

    @cached_property
    def events(self) -> list[Event]:
        """What the claims tell of, as the graph has it."""
        from kg.graph.findings import read_events

        return read_events(self.store.inner)

    @cached_property
    def homes(self) -> dict[str, str]:
        """Claim -> the event that it reports, IRIs."""
        return {claim: event.iri for event in self.events for claim in event.claims}

    @cached_property
    def findings(self) -> list[Finding]:
        """The contradictions that the graph has between its claims."""
        from kg.graph.findings import read_findings

        return [f for f in read_findings(self.store.inner) if f.left in self.records and f.right in self.records]

    @cached_property
    def finding_iris(self) -> dict[tuple[str, str, str], str]:
        """The IRI of each contradiction, by its left claim, its right claim and its rule."""
        from kg.graph.findings import finding_iris

        return finding_iris(self.store.inner)

    @cached_property
    def pairs(self) -> list[SharedPair]:
        """The shared claims that the graph has, of claims that it has."""
        from kg.graph.findings import read_shared

        return [p for p in read_shared(self.store.inner) if p.left in self.records and p.right in self.records]

    @cached_property
    def shared_iris(self) -> dict[tuple[str, str], str]:
        """The IRI of each shared claim, by its left and its right claim."""
        from kg.graph.findings import shared_iris

        return shared_iris(self.store.inner)

    def table(self, name: str, filters: Filters | None = None) -> Table:
        """One of `kg.views.VIEWS`; a pair, an event or a topic stays if one of its claims fits the filters.

        Raises UnknownNameError for a name that the graph lacks, KeyError for a table that there is not.
        """
        from kg.views import VIEWS

        return VIEWS[name](self, select(self.records.values(), filters or Filters()))

    def claims(self, **filters: str | None) -> DataFrame:
        """One row a claim. Filters: actor, place, outlet, type, since, until."""
        return _frame(self.table("claims", Filters(**filters)))

    def contradictions(self, **filters: str | None) -> DataFrame:
        """One row a pair of claims that can't both be true or that pull apart. Filters as for `claims`."""
        return _frame(self.table("contradictions", Filters(**filters)))

    def shared(self, **filters: str | None) -> DataFrame:
        """One row a pair of claims that say the same. Filters as for `claims`."""
        return _frame(self.table("shared", Filters(**filters)))

    def timeline(self, **filters: str | None) -> DataFrame:
        """One row an event, oldest first. Filters as for `claims`."""
        return _frame(self.table("timeline", Filters(**filters)))

    def topics(self, **filters: str | None) -> DataFrame:
        """What accounts disagree on: one row for each claim that stands on a side of a topic. Filters as for `claims`."""
        return _frame(self.table("topics", Filters(**filters)))

    def outlets(self, **filters: str | None) -> DataFrame:
        """One row an outlet: how much it tells, on whom, whom it cites, with whom it agrees. Filters as for `claims`."""
        return _frame(self.table("outlets", Filters(**filters)))

    def sources(self, **filters: str | None) -> DataFrame:
        """One row a step from whoever tells to the source. Filters as for `claims`."""
        return _frame(self.table("sources", Filters(**filters)))

    def actors(self, **filters: str | None) -> DataFrame:
        """One row for each agent, recipient and claim type. Filters as for `claims`."""
        return _frame(self.table("actors", Filters(**filters)))

    def explain(self, node: str) -> Table:
        """What stands behind a claim, an event or a finding, named by its IRI or the end of it. Raises UnknownNameError."""
        from kg.explanation import explain

        return explain(self, node)

    def to_html(self, filters: Filters | None = None, *, texts: Sequence[Path | str] = ()) -> str:
        """One HTML page that needs nothing else; `texts` are the articles' files and folders, whose texts it then holds.

        Raises CorpusError for a path that is not there.
        """
        from kg.explore.report import make_report
        from kg.explore.texts import read_texts

        return make_report(self, filters, texts=read_texts(texts)).page

    def ask(self, sparql: str) -> Table:
        """The answer to a SPARQL query as a table. Raises QueryError."""
        from kg.queries.select import select as run

        answer = run(self.store.engine, sparql)
        rows: list[Row] = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        return Table("rows", answer.columns, tuple(rows))

    def query(self, sparql: str) -> DataFrame:
        """The answer to a SPARQL query; the usual prefixes need not be declared. Raises QueryError."""
        return _frame(self.ask(sparql))

    def problems(self) -> Table:
        """What is wrong with the graph: a row a problem, with where it is, the shape that fails and what to do about it."""
        from kg.graph.validate import validate

        columns = ("node", "message", "mend", "shape", "article", "file", "words")
        rows: list[Row] = [{column: getattr(problem, column) for column in columns} for problem in validate(self.store.inner)]
        return Table("problems", columns, tuple(rows))

    def validate(self) -> DataFrame:
        """What breaks the ontology's shapes, a row a problem; empty if the graph is valid."""
        return _frame(self.problems())

    def link(self, *, base: str | None = None) -> dict[str, int]:
        """Find events, contradictions and shared claims again, in place of those that the graph has; how many there are."""
        from kg.analysis import analyse

        found = analyse(self.store, base=base)
        self._forget()
        return {"claims": found.claims, "events": found.events, "contradictions": found.findings, "shared": found.shared}

    def remove(self, *articles: str) -> list[str]:
        """Take articles out, with their claims and what only they name, and find events and findings again; what went, a line each.

        An article is named by its file (all that the file holds), its address, its IRI or the end of it. Each goes in a transaction of
        its own. Raises UnknownNameError, before anything is changed, for a name that the graph lacks.
        """
        from kg.analysis import analyse
        from kg.graph.articles import articles_named
        from kg.graph.forget import statements_to_forget

        found = articles_named(self.store.inner, articles)
        for article in found:
            self.store.exchange(statements_to_forget(self.store.inner, [article.iri]))
        analyse(self.store, anew=False)
        self._forget()
        return [" ".join(filter(None, (article.file, article.record, article.title))) for article in found]

    def counts(self) -> dict[str, int]:
        """How many articles, claims, events, contradictions and shared claims the graph has."""
        return {
            "articles": len({record.article for record in self.records.values()}),
            **{"claims": len(self.records), "events": len(self.events)},
            **{"contradictions": len(self.findings), "shared": len(self.pairs)},
        }

    def to_networkx(self) -> MultiDiGraph[str]:
        """Actors as nodes (attribute `label`), claims as edges from agents to recipients (`type`, `time`, `outlet`, `quote`, …)."""
        import networkx as nx

        network: MultiDiGraph[str] = nx.MultiDiGraph(name=self.name)
        for record, row in zip(_in_order(self.records), claims_table(self.records.values()).rows, strict=True):
            for actor in (*record.agents, *record.recipients):
                network.add_node(actor.iri, label=actor.label)
            for agent in record.agents:
                for recipient in record.recipients:
                    network.add_edge(agent.iri, recipient.iri, key=record.iri, **{k: v for k, v in row.items() if v is not None})
        return network

    def export(self, path: Path | str, *, format: str | None = None, part: str | None = None, force: bool = False) -> Path:
        """Write the graph to a file whose extension names the format, or to a folder; whole or not at all. Raises GraphError.

        `format` names one where no extension does (a folder of "csv"), `part` a network or a table: "sources", "actors".
        """
        from kg.exports import export_graph

        return export_graph(self.store.quads(), path, format=format, part=part, force=force, content=self._content)

    def _content(self) -> Content:
        from kg.exports.content import gather

        told = self.records.values(), self.findings, self.pairs, self.events, self.store.quads()
        return gather(*told, against=self.finding_iris, alike=self.shared_iris)

    def _forget(self) -> None:
        for name in ("records", "events", "homes", "findings", "finding_iris", "pairs", "shared_iris"):
            self.__dict__.pop(name, None)

    def __repr__(self) -> str:
        return f"<kg.Graph {self.name}: {', '.join(f'{count} {name}' for name, count in self.counts().items())}>"

    def _repr_html_(self) -> str:
        from kg.display import graph_html

        return graph_html(self)


def open(path: Path | str | Address, *, writable: bool = False) -> Graph:
    """The graph of a file (.ttl, .trig, .nq, .jsonld and others), of a store's folder or of a SPARQL endpoint (http://…).

    A store is opened for reading unless `writable`. Raises GraphError for what is no graph.
    """
    from kg.graph.address import Address, place_of
    from kg.graph.remote import open_store
    from kg.graph.store import GraphStore

    place = place_of(path)
    if isinstance(place, Address):
        return Graph(open_store(place, read_only=not writable), name=place.name)
    if place.is_dir():
        if not any(place.iterdir()):
            raise GraphError(f"the folder {place} is empty and holds no store: make one with kg build … --store {place}")
        return Graph(GraphStore(place, read_only=not writable), name=place.name)
    store = GraphStore()
    store.load(place)
    return Graph(store, name=place.name)


def _in_order(records: dict[str, ClaimRecord]) -> list[ClaimRecord]:
    return sorted(records.values(), key=lambda r: (r.file, r.begin, r.end, r.iri))


def _frame(table: Table) -> DataFrame:
    from pandas import DataFrame

    columns: dict[str, list[Any]] = {column: [row[column] for row in table.rows] for column in table.columns}
    return DataFrame(columns, columns=list(table.columns))
