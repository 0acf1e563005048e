"""A disagreement of two claims -> a finding with both values and a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.queries.pairs import PAIRS, Disagreement, Row
from kg.queries.rules import Rule
from kg.queries.select import Cell
from kg.records import ClaimRecord, Finding, Node

Show = Callable[..., str]
"""A projected value, and its comparator if it has one, as people read it."""
_COMPARATORS = {"AtLeast": "at least ", "AtMost": "at most ", "About": "about "}


@dataclass(frozen=True, slots=True)
class Names:
    """What is written for the IRIs of nodes and terms that rules project."""

    labels: Mapping[str, str]

    def show(self, value: Cell, comparator: Cell = None) -> str:
        """A value, with "at least" and the like before it."""
        if isinstance(value, float | int) and not isinstance(value, bool):
            return f"{_COMPARATORS.get(_local(comparator), '')}{value:g}"
        text = str(value or "")
        return self.labels.get(text) or (_local(text) if "://" in text else text)


def names_of(claims: Iterable[ClaimRecord]) -> tuple[Show, Show]:
    """What values are called in tables, and in a sentence in English."""
    nodes = {node.iri: node for node in _nodes(claims)}
    label, spoken = Names({iri: node.label for iri, node in nodes.items()}), Names({iri: node.spoken for iri, node in nodes.items()})
    return label.show, spoken.show


def finding(rule: Rule, told: Disagreement, claims: Mapping[str, ClaimRecord], rows: Sequence[Row], show: Show, speak: Show) -> Finding:
    """The finding that the rows of a pair make. `show` writes values for tables, `speak` those of the sentence that explains it."""
    left, right, topic = claims[told.left], claims[told.right], _joined(speak(row.get("topic")) for row in rows)
    strengths = {_local(row.get("strength")) for row in rows} - {""}
    default = rule.strength.split()[0].strip(",;").capitalize()
    return Finding(
        left=left.iri,
        right=right.iri,
        rule=rule.name,
        kind=rule.kind,
        strength=min(strengths, default=default),  # Strict before Tension
        **_values(rows, show),
        why=_capitalised(rule.sentence.format(left_outlet=speaker(left), right_outlet=speaker(right), topic=topic, **_values(rows, speak)))
        + "".join(f" {note}" for note in sorted({str(row.get("note") or "") for row in rows} - {""}))
        + (f" One of {told.of} such pairs on {topic}, of which {PAIRS} are kept." if told.of else ""),
    )


def _values(rows: Sequence[Row], show: Show) -> dict[str, str]:
    """What the sides differ in; counts of several measures each with its measure."""
    several = len({row.get("topic") for row in rows}) > 1

    def value(row: Row, side: str) -> str:
        said = show(row.get(f"{side}Value"), row.get(f"{side}Comparator"))
        return f"{show(row['topic'])} {said}" if several and isinstance(row.get(f"{side}Value"), float | int) else said

    return {f"{side}_value": _joined(value(row, side) for row in rows) for side in ("left", "right")}


def speaker(claim: ClaimRecord) -> str:
    """Who says it, for a sentence: whose text it is, and the innermost source if it cites one."""
    return f"{claim.chain[-1].spoken} ({claim.teller})" if claim.chain else claim.teller


def _capitalised(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _joined(values: Iterable[str]) -> str:
    return ", ".join(sorted(set(values) - {""}))


def _nodes(claims: Iterable[ClaimRecord]) -> Iterable[Node]:
    for claim in claims:
        counted = [quantity.of for quantity in claim.quantities if quantity.of]
        yield from (*claim.agents, *claim.recipients, *claim.places, *claim.origins, *claim.destinations, *counted)


def _local(value: Cell) -> str:
    return str(value or "").rsplit("#", 1)[-1].rsplit("/", 1)[-1]
