"""Findings -> topics: what a graph's accounts disagree on, each with its sides and the claims that stand on them.

"Who helps the Islamic State?" is one topic, however many pairs of claims differ on it. Two findings of one rule share a topic
when they are about the same event or the same parties. Where a rule's left and right claims stand for something (`sides.tsv`),
these are the sides; else each value is one, values of one line (a state and its army) together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.queries.rules import contradiction_rules
from kg.records import ClaimRecord, Event, Finding, Node
from kg.resources import read_table
from kg.tables import told_by

_UPDATED = "Counts of different days, the later perhaps an update"
_BEARING = frozenset({"agent", "recipient", "time"})  # the slots that rules set against each other
Claims = Mapping[str, ClaimRecord]
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """One account: what it says and the claims (IRIs) that say so, in the order of the texts, each with its value."""

    says: str
    claims: tuple[str, ...]
    values: tuple[str, ...]
    tellers: int  # outlets and sources that stand on it


@dataclass(frozen=True, slots=True)
class Topic:
    """What accounts disagree on. The pairs of claims that do are `pairs`, strict ones first."""

    kind: str
    strength: str
    rule: str
    title: str
    about: str
    sides: tuple[Side, ...]
    pairs: tuple[Finding, ...]


def topics(findings: Iterable[Finding], claims: Claims, events: Iterable[Event] = ()) -> list[Topic]:
    """The topics of some findings: strict ones first, weak evidence last, then by how many outlets and sources stand on each side."""
    told = {iri: event.iri for event in events for iri in event.claims}
    groups: dict[Key, list[Finding]] = defaultdict(list)
    for finding in sorted(findings, key=lambda finding: (finding.strength != "Strict", is_weak(finding, claims), *_place(finding))):
        groups[_key(finding, claims, told)].append(finding)
    made = [_topic(group, claims) for group in groups.values()]
    return sorted(made, key=lambda topic: _rank(topic, claims))


def tellers(claims: Iterable[ClaimRecord]) -> set[str]:
    """Who stands behind some claims: the outlets whose text it is, and the innermost sources."""
    found: set[str] = set()
    for claim in claims:
        found.add(told_by(claim))
        found.update(link.source.iri for link in claim.chain[-1:])
    return found


def is_weak(finding: Finding, claims: Claims) -> bool:
    """Whether a finding rests on what a sentence leaves to its reader, on parties that are only described, or on counts of two days."""
    left, right = claims[finding.left], claims[finding.right]
    if any(slot in _BEARING for claim in (left, right) for slot in claim.implied):
        return True
    if any(slot and all(node.generic for node in slot) for claim in (left, right) for slot in (claim.agents, claim.recipients)):
        return True
    return _of_two_days(finding, claims)


def _of_two_days(finding: Finding, claims: Claims) -> bool:
    """Whether two counts were published on different days, so that the later one may bring the earlier one up to date."""
    left, right = claims[finding.left], claims[finding.right]
    return finding.kind == "Numeric" and left.article != right.article and left.published != right.published


def _rank(topic: Topic, claims: Claims) -> tuple[object, ...]:
    sizes = sorted((side.tellers for side in topic.sides), reverse=True)
    weak = all(is_weak(finding, claims) for finding in topic.pairs)
    size = -(sizes[1] if len(sizes) > 1 else 0), -sum(sizes)
    return topic.strength != "Strict", weak, *size, topic.kind, topic.rule, _place(topic.pairs[0])


def _place(finding: Finding) -> tuple[object, ...]:
    return finding.strength != "Strict", finding.left, finding.right, finding.rule


def _key(finding: Finding, claims: Claims, told: Mapping[str, str]) -> Key:
    left, right = claims[finding.left], claims[finding.right]
    head: Key = (finding.kind, finding.rule)
    if finding.kind == "Numeric":
        head += tuple(_counted(finding, left, right))[:1]
    if finding.kind == "Polarity":
        head += (left.type,)
    event = told.get(left.iri)
    if event and event == told.get(right.iri) and finding.rule not in _of_parties() and finding.rule not in _named_sides():
        return *head, event
    undisputed = [] if finding.kind != "Agency" or finding.rule in _named_sides() else _meeting(left.recipients, right.recipients)
    return *head, *sorted({_whole(node) for node in undisputed or _common(left, right)} or {left.iri, right.iri})


def _counted(finding: Finding, left: ClaimRecord, right: ClaimRecord) -> Iterator[str]:
    """The measures of which the two values are."""
    for measure in sorted({q.measure for q in left.quantities} & {q.measure for q in right.quantities}):
        sides = ((finding.left_value, left), (finding.right_value, right))
        if all(any(q.measure == measure and f"{q.value:g}" in value for q in claim.quantities) for value, claim in sides):
            yield measure


def _common(left: ClaimRecord, right: ClaimRecord) -> list[Node]:
    """The parties that both claims name, in whatever role: the wider one of each pair on one line."""
    return _meeting(left.agents + left.recipients, right.agents + right.recipients)


def _meeting(mine: Sequence[Node], theirs: Sequence[Node]) -> list[Node]:
    found = {(a if len(a.line) <= len(b.line) else b) for a in mine for b in theirs if a.on_one_line(b)}
    return sorted(found, key=lambda node: node.iri)


def _whole(node: Node) -> str:
    return node.line[-1] if node.line else node.iri


def _topic(group: Sequence[Finding], claims: Claims) -> Topic:
    first = group[0]
    left, right = claims[first.left], claims[first.right]
    rule = next((rule for rule in contradiction_rules() if rule.name == first.rule), None)
    return Topic(
        kind=first.kind,
        strength=first.strength,
        rule=first.rule,
        title=_UPDATED if all(_of_two_days(finding, claims) for finding in group) else rule.title if rule else first.kind,
        about=_about(first, left, right),
        sides=tuple(_sides(group, claims)),
        pairs=tuple(group),
    )


def _about(finding: Finding, left: ClaimRecord, right: ClaimRecord) -> str:
    """What the accounts have in common, in a few words: parties, what is counted, type, places."""
    parties = list(dict.fromkeys(node.label for node in _common(left, right)))
    counted = list(_counted(finding, left, right)) if finding.kind == "Numeric" else []
    if finding.rule in _named_sides():
        return "; ".join(filter(None, [*([left.type] if finding.kind == "Polarity" else counted), ", ".join(parties)]))
    types = list(dict.fromkeys(claim.type for claim in (left, right)))
    places = [node.label for node in left.places if any(node.on_one_line(other) for other in right.places)]
    return "; ".join(", ".join(part) for part in (counted, types, parties, list(dict.fromkeys(places))) if part)


@cache
def _named_sides() -> Mapping[str, tuple[str, str]]:
    return {row["rule"]: (row["left"], row["right"]) for row in read_table("queries", "sides.tsv")}


@cache
def _of_parties() -> frozenset[str]:
    """Rules whose pairs meet in an event or an article: what they are about is the parties."""
    return frozenset(rule.name for rule in contradiction_rules() if {"event", "article"} <= set(rule.meets_in))


def _sides(group: Sequence[Finding], claims: Claims) -> Iterator[Side]:
    """The sides, the one with most outlets and sources first."""
    named = _named_sides().get(group[0].rule)
    stand: dict[str, dict[str, str]] = defaultdict(dict)
    for finding in group:
        ends = ((finding.left, finding.left_value), (finding.right, finding.right_value))
        for position, (claim, value) in enumerate(ends):
            stand[named[position] if named else value].setdefault(claim, value)
    merged = dict(stand) if named else _merged(stand, group, claims)
    made = [_side(says, merged[says], claims) for says in merged]
    if all(_of_two_days(finding, claims) for finding in group):
        dated = sorted((_first_day(side, claims), side) for side in made)
        yield from (replace(side, says=f"{side.says}, told on {day}") if day else side for day, side in dated)
        return
    made = [replace(side, says=f"{side.says}, told later") if _is_later(side.says, group, claims) else side for side in made]
    yield from sorted(made, key=lambda side: (-side.tellers, -len(side.claims), side.says))


def _is_later(value: str, group: Sequence[Finding], claims: Claims) -> bool:
    """Whether a count was published after each that it is set against, so that it may bring them up to date."""
    against = [finding for finding in group if value in (finding.left_value, finding.right_value)]
    return bool(against) and all(_of_two_days(finding, claims) and _newer(finding, claims) == value for finding in against)


def _newer(finding: Finding, claims: Claims) -> str | None:
    """The value that was published later; none if the days are not known."""
    (one, first), (two, second) = (
        (value, claims[iri].published) for iri, value in ((finding.left, finding.left_value), (finding.right, finding.right_value))
    )
    return None if first is None or second is None else one if first > second else two


def _first_day(side: Side, claims: Claims) -> str:
    """The day on which a side was first published; empty if that is not known."""
    return min((published[0] for iri in side.claims if (published := claims[iri].published)), default="")


def _side(says: str, members: Mapping[str, str], claims: Claims) -> Side:
    ordered = sorted(members, key=lambda iri: (claims[iri].file, claims[iri].begin, iri))
    return Side(says, tuple(ordered), tuple(members[iri] for iri in ordered), len(tellers(claims[iri] for iri in ordered)))


def _merged(stand: Mapping[str, Mapping[str, str]], group: Sequence[Finding], claims: Claims) -> dict[str, dict[str, str]]:
    """Values that are not set against each other and whose doers lie on one line, as one side, named by the value told most."""
    if group[0].kind != "Agency":
        return {says: dict(members) for says, members in stand.items()}
    apart = {frozenset((finding.left_value, finding.right_value)) for finding in group}
    sides: list[list[str]] = []
    for value in sorted(stand, key=lambda says: (-len(stand[says]), says)):
        home = next((side for side in sides if all(_joins(value, other, stand, apart, claims) for other in side)), None)
        if home is None:
            sides.append([value])
        else:
            home.append(value)
    return {side[0]: {iri: value for part in side for iri, value in stand[part].items()} for side in sides}


def _joins(value: str, other: str, stand: Mapping[str, Mapping[str, str]], apart: set[frozenset[str]], claims: Claims) -> bool:
    if frozenset((value, other)) in apart:
        return False
    mine = [node for iri in stand[value] for node in claims[iri].agents if node.label in value]
    theirs = [node for iri in stand[other] for node in claims[iri].agents if node.label in other]
    return any(a.on_one_line(b) for a in mine for b in theirs)
