"""Claims -> what they have to share to be a pair of a rule: so that, when some are new, a rule need not look at all the others.

A rule's header says in what its pairs meet. A rule that asks for claims besides its two says on what it leans.
The tests hold every rule's rows against these keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product

from kg.queries.rules import Rule
from kg.records import ClaimRecord, Node

Key = tuple[str, ...]
FIGHTS = "fights"
"""Whether a party is told to fight one that the helper of the pair is part of, or the other way round."""
ELSEWHERE = "elsewhere"
"""Whether an actor of the pair is met in another event too."""
FIGHT, HELP = frozenset({"ASSAULT", "COERCE", "TOLL"}), frozenset({"AID", "SUPPORT"})
"""The types of claims that tell of fights and of help, as `helper.rq` has them."""


def _article(claim: ClaimRecord) -> Iterator[Key]:
    yield (claim.article,)


def _parties(claim: ClaimRecord) -> Iterator[Key]:
    """One type, one recipient, agents on one line."""
    return ((claim.type, up, to.iri) for up, to in product(_lines(claim.agents), claim.recipients))


def _trend(claim: ClaimRecord) -> Iterator[Key]:
    """Trends of agents on one line."""
    return ((up,) for up in _lines(claim.agents) if claim.type == "TREND")


def _victim(claim: ClaimRecord) -> Iterator[Key]:
    """One type and one day, recipients on one line."""
    if claim.interval and claim.interval[0] == claim.interval[1]:
        yield from ((claim.type, up, claim.interval[0]) for up in _lines(claim.recipients))


def _actor(claim: ClaimRecord) -> Iterator[Key]:
    return ((iri,) for iri in {node.iri for node in (*claim.agents, *claim.recipients)})


def _foe(claim: ClaimRecord) -> Iterator[Key]:
    """Of a fight, each side and its foe; of help, who is helped and each whole of the helper."""
    if claim.type in FIGHT and claim.polarity == "Affirmed":
        yield from ((one.iri, other.iri) for one, other in _opposed(claim))
    elif claim.type in HELP and claim.polarity == "Affirmed":
        yield from ((to.iri, up) for to in claim.recipients for up in _lines(claim.agents))


def _fought(claim: ClaimRecord) -> Iterator[Key]:
    """Of a fight, each side and each whole of its foe; of help, who is helped and the helper."""
    if claim.type in FIGHT and claim.polarity == "Affirmed":
        yield from ((one.iri, up) for one, other in _opposed(claim) for up in _lines((other,)))
    elif claim.type in HELP and claim.polarity == "Affirmed":
        yield from ((to.iri, by.iri) for to, by in product(claim.recipients, claim.agents))


KEYS: Mapping[str, Callable[[ClaimRecord], Iterator[Key]]] = {
    "article": _article,
    "parties": _parties,
    "trend": _trend,
    "victim": _victim,
    "actor": _actor,
    "foe": _foe,
    "fought": _fought,
}
"""What claims may share, by name. By `foe` and `fought` help finds the fights that `FIGHTS` asks for."""


def is_incremental(rule: Rule) -> bool:
    """Whether the header says where the rule's pairs meet, and nothing that is not known here."""
    return bool(rule.meets_in) and {*rule.meets_in} <= {"event", *KEYS} and {*rule.leans_on} <= {FIGHTS, ELSEWHERE}


def _opposed(claim: ClaimRecord) -> Iterator[tuple[Node, Node]]:
    for by, to in product(claim.agents, claim.recipients):
        yield by, to
        yield to, by


def _lines(nodes: Iterable[Node]) -> Iterator[str]:
    """The nodes with all that they are part of, each once."""
    return iter({up: None for node in nodes for up in (node.iri, *node.line)})
