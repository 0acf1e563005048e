"""A graph -> what is wrong with it: the SHACL shapes of `ontology/shapes.ttl`, and what SHACL Core can't say (`integrity`).

Nodes are checked in batches, over the union of all named graphs: time grows with the number of statements, memory only with that
of the problems. Nothing is read but the store.
"""

from __future__ import annotations

import logging
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from pyoxigraph import NamedNode, Quad, Store
from rdflib import RDF, Dataset

from kg.graph.convert import Subject, name_of, quads_of
from kg.graph.integrity import check_node, check_statement
from kg.graph.shapes import LONGEST, Properties, StoreView, check_nodes, properties_of, shown, targets
from kg.graph.sieve import Term
from kg.vocab import GAF, KG, NIF

BATCH = 1000
"""Nodes that are checked together: one article's claims, or a small part of a large graph."""

WHOLE = "the graph"
"""What a problem names as its node where it concerns no single one."""

_TYPE = NamedNode(str(RDF.type))
_SHAPELESS = "build the graph again, or put it right"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, and where.

    `article` is the IRI of the article that it concerns, "" for what articles share; `shape` the local name of the shape that
    fails, "" beyond SHACL; `mend` what to do about it; `file` the article's file and `words` the beginning of what the claim or the
    span says, "" where there is none.
    """

    article: str
    node: str
    message: str
    shape: str = ""
    mend: str = ""
    file: str = ""
    words: str = ""

    def __str__(self) -> str:
        where = f" (article {self.article})" if self.article and self.article != self.node else ""
        return f"{self.node}{where}: {self.message}"


def validate(graph: Store | Dataset | Iterable[Quad], *, batch: int = BATCH) -> list[Problem]:
    """Everything that is wrong with a graph, sorted by article and node; an empty list when it keeps the contract.

    A store is read as it is; a Dataset or statements are put into one in memory first. `batch` is how many nodes are in memory at once.
    """
    store = graph if isinstance(graph, Store) else _stored(graph)
    checker = _Checker(store, batch)
    with _quiet():
        return sorted({*checker.foreign(), *checker.statements(), *checker.shapes()})


@contextmanager
def _quiet() -> Iterator[None]:
    """Without rdflib's log lines and warnings on malformed literals, which are problems that we tell."""
    logger = logging.getLogger("rdflib.term")
    before, logger.disabled = logger.disabled, True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            yield
    finally:
        logger.disabled = before


def _stored(graph: Dataset | Iterable[Quad]) -> Store:
    store = Store()
    store.bulk_extend(quads_of(graph))
    return store


@dataclass(frozen=True)
class _Checker:
    store: Store
    batch: int

    def foreign(self) -> Iterator[Problem]:
        """A graph of something else is told so, with what it holds."""
        if len(self.store) and not self.is_ours:
            held = Counter(shown(name_of(quad.object)) for quad in self.store.quads_for_pattern(None, _TYPE, None))
            most = ", ".join(f"{name} ({count})" for name, count in sorted(held.items(), key=lambda item: (-item[1], item[0]))[:8])
            message = f"is no Rashomon graph: it has no kg:Claim and no article with a kg:sourceFile; it holds {most or 'no typed nodes'}"
            yield Problem("", WHOLE, message, mend="make a graph of articles with kg build, or name another file")

    @cached_property
    def view(self) -> StoreView:
        """The graph as the shapes see it."""
        return StoreView(self.store)

    @cached_property
    def is_ours(self) -> bool:
        """Whether there is a claim or an article of ours in it."""
        claims = self.store.quads_for_pattern(None, _TYPE, NamedNode(str(KG.Claim)))
        files = self.store.quads_for_pattern(None, NamedNode(str(KG.sourceFile)), None)
        return any(True for _ in claims) or any(True for _ in files)

    def statements(self) -> Iterator[Problem]:
        """What is wrong with single statements."""
        for quad in self.store.quads_for_pattern(None, None, None):
            for message in check_statement(quad):
                yield self._problem(quad.subject, properties_of(self.store, quad.subject), message)

    def shapes(self) -> Iterator[Problem]:
        """What is wrong with the nodes of each class that has a shape."""
        for cls, shape in targets():
            nodes = self.view.instances(cls)
            while batch := list(dict.fromkeys(islice(nodes, self.batch))):
                yield from self._check(batch, shape)

    def _check(self, batch: list[Subject], shape: str) -> Iterator[Problem]:
        described = self.view.describe(batch)
        by_name = {name_of(node): node for node in batch}
        for breach in check_nodes(self.store, self.view, batch, shape):
            node = by_name[breach.node]
            yield self._problem(node, described[node], breach.message, shape=breach.shape, mend=breach.mend)
        for node, its in described.items():
            for message in check_node(self.store, name_of(node), its):
                yield self._problem(node, its, message)

    def _problem(self, node: Subject, its: Properties, message: str, *, shape: str = "", mend: str = _SHAPELESS) -> Problem:
        article = self._article_of(node, its)
        words = _first(its, NIF.anchorOf) or self._value(_first(its, GAF.denotedBy), NIF.anchorOf)
        file = self._value(article, KG.sourceFile)
        return Problem(_text(article), name_of(node), message, shape, mend, _clipped(_text(file)), _clipped(_text(words)))

    def _article_of(self, node: Subject, its: Properties) -> Term | None:
        """The article that a claim, a part of a claim or a span belongs to; an article belongs to itself."""
        if str(KG.sha256) in its or str(KG.sourceFile) in its:
            return node
        own = _first(its, KG.article) or _first(its, NIF.referenceContext)
        parts = name_of(node).rsplit("/", 2)
        return own or (self._value(NamedNode(parts[0]), KG.article) if len(parts) == 3 and isinstance(node, NamedNode) else None)

    def _value(self, node: Term | None, predicate: str) -> Term | None:
        """The first value that a node has at a property."""
        if not isinstance(node, NamedNode):
            return None
        values = (quad.object for quad in self.store.quads_for_pattern(node, NamedNode(str(predicate)), None))
        return min(values, key=str, default=None)


def _first(its: Properties, predicate: str) -> Term | None:
    return next(iter(its.get(str(predicate), [])), None)


def _text(term: Term | None) -> str:
    return "" if term is None else name_of(term)


def _clipped(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
