"""What a store says of nodes, property by property: of all of them in one pass, or looked up node by node.

Values are sorted, and without repetition across named graphs.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar, cast

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store, Triple

Values = tuple[str, ...]
K = TypeVar("K")
V = TypeVar("V")


class Once(dict[K, V]):
    """What is made of a key, made when it is first asked for; so that what is alike is one object."""

    def __init__(self, make: Callable[[K], V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: K) -> V:
        made = self[key] = self._make(key)
        return made


class Said(ABC):
    """What a store says of nodes."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @abstractmethod
    def of(self, predicate: str, subject: str) -> Values:
        """The values of one property of one node."""

    @abstractmethod
    def column(self, predicate: str, subjects: Mapping[str, int]) -> list[Values]:
        """The values of one property of many nodes, which are numbered in their order."""

    def first(self, predicate: str, subject: str) -> str:
        """The first of the values; nothing if there is none."""
        return next(iter(self.of(predicate, subject)), "")

    def label(self, predicate: str, subject: str, language: str) -> str | None:
        """The first of the texts in a language."""
        quads = self.store.quads_for_pattern(NamedNode(subject), NamedNode(predicate), None, None)
        return min((q.object.value for q in quads if isinstance(q.object, Literal) and q.object.language == language), default=None)


class Scanned(Said):
    """One pass over the store for each property: for nearly all claims. What `of` is asked for is kept, columns are not."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._kept: dict[str, dict[str, Values]] = {}

    def of(self, predicate: str, subject: str) -> Values:
        if predicate not in self._kept:
            found = self._kept[predicate] = {}
            for node, value in self._pairs(predicate):
                found[node] = _with(found.get(node, ()), value)
        return self._kept[predicate].get(subject, ())

    def column(self, predicate: str, subjects: Mapping[str, int]) -> list[Values]:
        found: list[Values] = [()] * len(subjects)
        alone = Once[str, Values](lambda value: (value,))
        for subject, value in self._pairs(predicate):
            place = subjects.get(subject)
            if place is not None:
                held = found[place]
                found[place] = _with(held, value) if held else alone[value]
        return found

    def _pairs(self, predicate: str) -> Iterator[tuple[str, str]]:
        # a query, as the engine looks up the names of nothing but what is asked for
        answers = self.store.query(f"SELECT ?s ?o {{ ?s <{predicate}> ?o }}", use_default_graph_as_union=True)
        for subject, value in cast(QuerySolutions, answers):
            yield subject.value, text_of(value)


class LookedUp(Said):
    """All that is said of a node, looked up when it is first asked for: for a few claims among very many."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._said: dict[str, dict[str, Values]] = {}

    def of(self, predicate: str, subject: str) -> Values:
        said = self._said.get(subject)
        if said is None:
            said = self._said[subject] = self._look_up(subject)
        return said.get(predicate, ())

    def column(self, predicate: str, subjects: Mapping[str, int]) -> list[Values]:
        return [self.of(predicate, subject) for subject in subjects]

    def _look_up(self, subject: str) -> dict[str, Values]:
        found: dict[str, Values] = {}
        node = NamedNode(subject) if ":" in subject else BlankNode(subject or "none")
        for quad in self.store.quads_for_pattern(node, None, None):
            predicate = quad.predicate.value
            found[predicate] = _with(found.get(predicate, ()), text_of(quad.object))
        return found


class Table:
    """Properties of some nodes; `place` has the place of each in the lists, which is that of its first mention."""

    def __init__(self, said: Said, nodes: Iterable[str]) -> None:
        self._said = said
        self.place = {iri: place for place, iri in enumerate(dict.fromkeys(nodes))}

    def every(self, predicate: str) -> list[Values]:
        """The values of a property of each node."""
        return self._said.column(predicate, self.place)

    def first(self, predicate: str, default: str = "") -> list[str]:
        """The first of the values of each node, or a default."""
        return [values[0] if values else default for values in self.every(predicate)]


def text_of(term: NamedNode | Literal | BlankNode | Triple) -> str:
    """A term without its datatype, language or brackets."""
    return str(term) if isinstance(term, Triple) else term.value


def _with(held: Values, value: str) -> Values:
    return held if value in held else tuple(sorted((*held, value)))
