"""The packaged rules and views over a store whose claims are linked to events (`kg:reports`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Store

from kg.errors import DataError
from kg.queries.columns import Columns
from kg.queries.rules import Rule, contradiction_rules, view
from kg.queries.scalar import Untranslatable
from kg.queries.select import Cell, QueryTable, select
from kg.records import ClaimRecord, Event, Finding, Node

Row = Mapping[str, Cell]
Pair = tuple[str, str]
Show = Callable[..., str]
"""A projected value, and its comparator if it has one, as people read it."""
PAIRS = 100
"""Pairs of claims that are kept of one rule on one `?topic`."""
_LARGE = 1500  # claims; above, rules run over columns
_COMPARATORS = {"AtLeast": "at least ", "AtMost": "at most ", "About": "about "}


@dataclass(frozen=True, slots=True)
class _Names:
    """What is written for the IRIs of nodes and terms that rules project."""

    labels: Mapping[str, str]

    def show(self, value: Cell, comparator: Cell = None) -> str:
        if isinstance(value, float | int) and not isinstance(value, bool):
            return f"{_COMPARATORS.get(_local(comparator), '')}{value:g}"
        text = str(value or "")
        return self.labels.get(text) or (_local(text) if "://" in text else text)


def find_contradictions(
    store: Store,
    records: Iterable[ClaimRecord],
    *,
    rules: Sequence[Rule] | None = None,
    events: Iterable[Event] | None = None,
    among: Iterable[str] | None = None,
    linked: Callable[[], Store] | None = None,
) -> list[Finding]:
    """What the rules find, strict findings first; `records` are the store's claims, as `read_claims` gives them.

    A pair that several rules of one kind find is told once, by the first of them. `events` are those that the store has, which are
    else read from it. With `among`, only pairs are looked for of which at least one claim (IRI) is among these: those of new articles.
    `linked` makes a store that has these events, for rules that can't run over columns, where `store` itself has others.
    """
    asked = cache(linked) if linked else store
    claims = {record.iri: record for record in records}
    nodes = {node.iri: node for node in _nodes(claims.values())}
    show = _Names({iri: node.label for iri, node in nodes.items()}).show
    speak = _Names({iri: node.spoken for iri, node in nodes.items()}).show
    found: dict[tuple[str, frozenset[str]], Finding] = {}
    columns = Columns(store, sorted(claims.values(), key=lambda claim: claim.iri), events) if len(claims) > _LARGE else None
    wanted = None if among is None else frozenset(among)
    for rule in contradiction_rules() if rules is None else rules:
        for finding in run_rule(asked, rule, claims, show, speak, columns=columns, among=wanted):
            found.setdefault((finding.kind, frozenset((finding.left, finding.right))), finding)
    return sorted(found.values(), key=lambda f: (f.strength != "Strict", f.kind, f.rule, f.left, f.right))


def run_rule(
    store: Store | Callable[[], Store],
    rule: Rule,
    claims: Mapping[str, ClaimRecord],
    show: Show | None = None,
    speak: Show | None = None,
    *,
    columns: Columns | None = None,
    among: frozenset[str] | None = None,
) -> list[Finding]:
    """One rule's findings, sorted by their claims. Several rows for one pair are one finding with all their values.

    `show` writes values for tables, `speak` those of the sentence that explains the finding, in English. With the `columns` of the
    store the rule runs over these, unless it says what they can't.
    """
    show = show or _Names({}).show
    speak = speak or show
    pairs: dict[Pair, list[Row]] = defaultdict(list)
    for row in _rows(store, rule, columns, among):
        left, right = str(row["left"]), str(row["right"])
        if left in claims and right in claims and left != right and (among is None or left in among or right in among):
            pairs[left, right].append(row)
    kept, of = bounded(pairs) if "actor" in rule.meets_in else (sorted(pairs), {})
    findings = [_finding(rule, claims[pair[0]], claims[pair[1]], pairs[pair], show, speak, of=of.get(pair)) for pair in kept]
    return thin(findings, claims, by=rule.one_per) if rule.one_per else findings


def rule_rows(store: Store, rule: Rule) -> list[Row]:
    """The rows that a rule projects, sorted. Raises DataError for a rule that does not run."""
    try:
        table = select(store, rule.query)
    except Exception as error:
        raise DataError(f"queries/contradictions/{rule.name}.rq does not run: {error}") from error
    return sorted(as_rows(table), key=lambda row: repr(sorted(row.items())))


def _rows(store: Store | Callable[[], Store], rule: Rule, columns: Columns | None, among: frozenset[str] | None) -> Iterable[Row]:
    if columns is not None:
        try:
            return columns.rows(rule.query, windows="actor" in rule.meets_in, among=among)
        except Untranslatable:
            pass
    return rule_rows(store if isinstance(store, Store) else store(), rule)


def bounded(pairs: Mapping[Pair, Sequence[Row]]) -> tuple[list[Pair], dict[Pair, int]]:
    """The pairs that are kept, sorted, and, where some of a topic are left out, how many it has.

    Of each `?topic`, an actor, a hundred pairs are kept: the first of every left claim, then the second, so that many claims are shown.
    """
    topics: dict[Cell, list[tuple[int, Pair]]] = defaultdict(list)
    before: dict[tuple[Cell, str], int] = defaultdict(int)
    for pair in sorted(pairs):
        topic = pairs[pair][0].get("topic")
        topics[topic].append((before[topic, pair[0]], pair))
        before[topic, pair[0]] += 1
    kept: list[Pair] = []
    of: dict[Pair, int] = {}
    for members in topics.values():
        shown = sorted(members)[:PAIRS]
        kept += [pair for _, pair in shown]
        if len(shown) < len(members):
            of |= {pair: len(members) for _, pair in shown}
    return sorted(kept), of


def as_rows(table: QueryTable) -> list[Row]:
    """The rows of a table as mappings from column to cell."""
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def thin(findings: Iterable[Finding], claims: Mapping[str, ClaimRecord], *, by: str) -> list[Finding]:
    """For each pair of articles, or of voices (article and chain of sources), and modes the pair of claims that is told first.

    By `account`, voices count within an article and articles elsewhere. Rules over standing relations ("who helps whom") pair every
    telling with every other; one pair shows the disagreement.
    """

    def sides(finding: Finding) -> tuple[object, ...]:
        left, right = claims[finding.left], claims[finding.right]
        voices = by == "voice" or (by == "account" and left.article == right.article)
        return tuple((claim.voice if voices else claim.article, claim.type, claim.mode) for claim in (left, right))

    def position(finding: Finding) -> tuple[int, int, str, str]:
        return claims[finding.left].begin, claims[finding.right].begin, finding.left, finding.right

    kept: dict[tuple[object, ...], Finding] = {}
    for finding in sorted(findings, key=position):
        kept.setdefault(sides(finding), finding)
    return sorted(kept.values(), key=lambda f: (f.left, f.right))


def run_view(store: Store, name: str) -> list[Row]:
    """The rows of a packaged view: `claims`, `shared` or `timeline`."""
    return as_rows(select(store, view(name)))


def _finding(rule: Rule, left: ClaimRecord, right: ClaimRecord, rows: Sequence[Row], show: Show, speak: Show, *, of: int | None) -> Finding:
    topic = _joined(speak(row.get("topic")) for row in rows)
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
        + (f" One of {of} such pairs on {topic}, of which {PAIRS} are kept." if of else ""),
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
