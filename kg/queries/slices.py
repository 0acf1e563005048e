"""A large store -> small ones that hold the claims which may meet in a rule, so that its cost grows with their number, not its square.

A rule's header says where its pairs meet: in one `event`, one `article`, in claims of one `actor` or `actor-and-type`. Every
engine can run the rule over the whole graph; over its slices, rows are the same, save that of an actor with more than some hundred
claims of the rule's types only those are compared that were published next to each other (sorted neighbourhood, Hernández & Stolfo
1995).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pyoxigraph import NamedNode, Quad, Store

from kg.queries.rules import Rule
from kg.records import ClaimRecord
from kg.vocab import GAF, KG

SLICE = 250  # claims; about where a rule over one slice costs a hundredth of a second
WINDOW = 600  # claims of one actor that are compared with each other
_TYPES = re.compile(r"plover:([A-Z]+)\b")
_NAMES = re.compile(r":(\w+)")
_PARTS = frozenset(str(part) for part in (KG.quantity, KG.attribution, GAF.denotedBy))
_SHARED = frozenset(
    str(part) for part in (KG.article, KG.agent, KG.recipient, KG.place, KG.origin, KG.destination, KG.of, KG.partOf, KG.within)
)


def slices(rule: Rule, records: Iterable[ClaimRecord], events: Mapping[str, str]) -> Iterator[list[str]]:
    """The claims (IRIs) of each slice; `events` tells which event a claim reports."""
    types = frozenset(_TYPES.findall(rule.query))
    claims = [record for record in records if not types or "event" in rule.meets_in or record.type in types]
    for where in rule.meets_in:
        groups = _groups(where, claims, events)
        if "kg:Negated" in rule.query:
            groups = [group for group in groups if any(claim.polarity == "Negated" for claim in group)]
        if where.startswith("actor"):
            yield from _windows(groups)
        else:
            yield from _filled(groups)


def _groups(where: str, claims: Iterable[ClaimRecord], events: Mapping[str, str]) -> list[list[ClaimRecord]]:
    """Claims that share an event, an article, or an actor and perhaps a type; who is alone meets nobody."""
    groups: dict[str, list[ClaimRecord]] = defaultdict(list)
    for claim in claims:
        if where.startswith("actor"):
            kind = claim.type if where == "actor-and-type" else ""
            keys = {kind + iri for node in claim.agents + claim.recipients for iri in (node.iri, *node.line)}
        else:
            keys = {claim.article if where == "article" else events.get(claim.iri, claim.iri)}
        for key in keys:
            groups[key].append(claim)
    return [groups[key] for key in sorted(groups) if len(groups[key]) > 1]


def _filled(groups: Iterable[Sequence[ClaimRecord]]) -> Iterator[list[str]]:
    """Groups put together until a slice is full."""
    slice_: list[str] = []
    for group in groups:
        if slice_ and len(slice_) + len(group) > SLICE:
            yield slice_
            slice_ = []
        slice_ += [claim.iri for claim in group]
    if slice_:
        yield slice_


def _windows(groups: Iterable[Sequence[ClaimRecord]]) -> Iterator[list[str]]:
    """Small groups put together; of a large one, windows over its claims in the order of their days that overlap by half."""
    small = []
    for group in groups:
        if len(group) <= WINDOW:
            small.append(group)
            continue
        ordered = sorted(group, key=lambda claim: (claim.published or claim.interval or ("", ""), claim.iri))
        yield from ([claim.iri for claim in ordered[first : first + WINDOW]] for first in range(0, len(ordered) - WINDOW // 2, WINDOW // 2))
    yield from _filled(small)


class Slicer:
    """Copies claims of a store, with all that rules ask of them, into stores of their own."""

    def __init__(self, store: Store, records: Iterable[ClaimRecord]) -> None:
        self._store = store
        self._records = sorted(records, key=lambda record: record.iri)
        self._shared: dict[str, list[Quad]] = {}
        reports = store.quads_for_pattern(None, NamedNode(str(KG.reports)), None, None)
        self._events = dict(sorted((_text(quad.subject), _text(quad.object)) for quad in reports))
        self._elsewhere = self._witnesses()

    def stores(self, rule: Rule) -> Iterator[Store]:
        """A store for each slice of a rule."""
        for claims in slices(rule, self._records, self._events):
            slice_ = Store()
            wanted = claims if "event" not in rule.meets_in else self._with_witnesses(claims)
            slice_.extend(self._statements(wanted, frozenset(_NAMES.findall(rule.query))))
            yield slice_

    def _witnesses(self) -> dict[str, tuple[str, ...]]:
        """For each actor two claims of two events: a rule may ask whether an actor is met in another event."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for record in self._records:
            for node in record.agents + record.recipients:
                if len(found[node.iri]) < 2:
                    found[node.iri].setdefault(self._events.get(record.iri, record.iri), record.iri)
        return {iri: tuple(claims.values()) for iri, claims in found.items()}

    def _with_witnesses(self, claims: Sequence[str]) -> list[str]:
        agents = (_text(q.object) for iri in claims for q in self._store.quads_for_pattern(NamedNode(iri), NamedNode(str(KG.agent)), None))
        return sorted({*claims, *(witness for agent in agents for witness in self._elsewhere.get(agent, ()))})

    def _statements(self, claims: Iterable[str], asked: frozenset[str]) -> Iterator[Quad]:
        """What a rule that names these properties asks of the claims, their parts, and the nodes that they point to."""
        pending, seen = list(claims), set(claims)
        shared: set[str] = set()
        for iri in pending:
            for quad in self._about(iri, asked):
                yield quad
                if quad.predicate.value in _PARTS and _text(quad.object) not in seen:
                    seen.add(_text(quad.object))
                    pending.append(_text(quad.object))
                elif quad.predicate.value in _SHARED:
                    shared.add(_text(quad.object))
        nodes = sorted(shared)
        for iri in nodes:
            if iri not in self._shared:
                self._shared[iri] = self._about(iri)
            for quad in self._shared[iri]:
                yield quad
                if quad.predicate.value in _SHARED and _text(quad.object) not in shared:
                    shared.add(_text(quad.object))
                    nodes.append(_text(quad.object))

    def _about(self, iri: str, asked: frozenset[str] | None = None) -> list[Quad]:
        """What is said of a node in the properties that are asked for, each statement once, whatever graphs hold it."""
        found = self._store.quads_for_pattern(NamedNode(iri), None, None, None)
        return [Quad(q.subject, q.predicate, q.object) for q in found if asked is None or _local(q.predicate.value) in asked]


def _local(iri: str) -> str:
    return iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]


def _text(term: object) -> str:
    return str(getattr(term, "value", term))
