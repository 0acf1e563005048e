"""Why a graph says what it says: a claim, an event or a finding taken apart, as rows of section, name and value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from kg.accounts import DIFFERENT, accounts, differences
from kg.errors import UnknownNameError
from kg.graph.details import article_facts, claim_details, shared_iris
from kg.link.compare import score, weights
from kg.link.events import explain_link
from kg.marking import bracketed, marked
from kg.queries.rules import contradiction_rules
from kg.queries.topics import topics
from kg.records import ClaimRecord, Event, Finding, SharedPair
from kg.tables import COMPARATORS, Cell, Row, Table, content, dated, identifier, spoken_by, told_by, written
from kg.told import AFFIRMED, manner

if TYPE_CHECKING:
    from kg.api import Graph

EXPLANATION_COLUMNS = ("section", "name", "value")
_LEAST = 4  # characters of an identifier
_LINKS = 12  # of an event, the strongest
Part = tuple[str, str, Cell]


def explain(graph: Graph, name: str) -> Table:
    """What stands behind a claim, an event, a contradiction or a shared claim.

    It is named by its IRI, the end of it, or the beginning of its last part: "claim 9a31f0c2", "9a31f0c2". Raises UnknownNameError
    for a name that the graph lacks, or that several nodes have.
    """
    found: dict[str, ClaimRecord | Event | Finding | SharedPair] = {**graph.records, **{event.iri: event for event in graph.events}}
    found |= {graph.finding_iris[f.left, f.right, f.rule]: f for f in graph.findings if (f.left, f.right, f.rule) in graph.finding_iris}
    pairs = {frozenset((pair.left, pair.right)): pair for pair in graph.pairs}
    found |= {iri: pairs[frozenset(claims)] for iri, claims in shared_iris(graph.store.inner).items() if frozenset(claims) in pairs}
    iri = _resolved(name, found)
    node = found[iri]
    if isinstance(node, Event):
        parts = _event(graph, node)
    elif isinstance(node, Finding):
        parts = _finding(graph, node)
    elif isinstance(node, SharedPair):
        parts = _shared(graph, node)
    else:
        parts = _claim(graph, node)
    rows: list[Row] = [{"section": section, "name": label, "value": value} for section, label, value in [("node", "IRI", iri), *parts]]
    return Table("explanation", EXPLANATION_COLUMNS, tuple(rows))


def _resolved(name: str, iris: Iterable[str]) -> str:
    wanted = "/".join(name.replace("/", " ").split()) if "://" not in name else name.strip()
    known = sorted(iris)
    if wanted in known:
        return wanted
    family, _, local = wanted.rpartition("/")
    fits = [iri for iri in known if iri.rpartition("/")[2] == local or (len(local) >= _LEAST and iri.rpartition("/")[2].startswith(local))]
    fits = [iri for iri in fits if not family or iri.rpartition("/")[0].endswith(family)]
    if len(fits) == 1:
        return fits[0]
    if not fits:
        raise UnknownNameError(
            f"the graph has no claim, event or finding {name!r}: take one from kg claims, kg events or kg contradictions"
        )
    raise UnknownNameError(f"{name!r} may be {', '.join(fits[:4])}{' …' if len(fits) > 4 else ''}: write more of it")


def _claim(graph: Graph, record: ClaimRecord) -> Iterator[Part]:
    details = claim_details(graph.store.inner, record.iri)
    yield "words", "quote", bracketed(marked(record, details.triggers, details.cues))
    yield "says", "in short", content(record)
    yield from _slots(record)
    yield from _told(record, details.cues)
    yield from _place(graph, record, details.triggers)
    for event in graph.events:
        if record.iri in event.claims and len(event.claims) > 1:
            yield "beside", "event", f"{identifier(event.iri)}, of {len(event.claims)} claims"
    for pair in graph.pairs:
        if record.iri in (pair.left, pair.right):
            yield "beside", "same as", f"{_other(graph, record, pair)}: {pair.why}"
    for finding in graph.findings:
        if record.iri in (finding.left, finding.right):
            yield "beside", "against", f"{_other(graph, record, finding)}: {finding.why}"


def _slots(record: ClaimRecord) -> Iterator[Part]:
    yield "says", "type", f"{record.type}{f' ({record.mode})' if record.mode else ''}"
    slots = ("agents", "recipients", "places", "origins", "destinations")
    for slot in slots:
        for node in getattr(record, slot):
            yield "says", slot.removesuffix("s"), f"{node.label}{'' if node.known else ' (not in the gazetteer)'}"
    for thing in record.objects:
        yield "says", "object", thing
    for quantity in record.quantities:
        of = f" ({quantity.of.label})" if quantity.of else ""
        yield "says", quantity.measure, f"{COMPARATORS.get(quantity.comparator, '')}{quantity.value:g}{of}"
    yield "says", "time", written(record.time) or "not told"
    if record.interval and set(record.interval) != {record.time}:
        yield "says", "that is", " to ".join(record.interval)
    yield "says", "polarity", record.polarity
    yield "says", "modality", record.modality


def _told(record: ClaimRecord, cues: tuple[str, ...]) -> Iterator[Part]:
    yield "told by", "outlet", record.outlet.label if record.outlet else "unknown"
    for node in record.republished:
        yield "told by", "republished from", node.label
    for number, link in enumerate(record.chain):
        cue = f", by « {cues[number]} »" if number < len(cues) and cues[number] else ""
        yield "told by", f"source {number + 1}", f"{link.label} ({link.kind.lower()}){cue}"
    if not record.chain:
        yield "told by", "source", "none: the outlet says it itself"


def _place(graph: Graph, record: ClaimRecord, triggers: tuple[tuple[int, int], ...]) -> Iterator[Part]:
    facts = article_facts(graph.store.inner, record.article)
    for name, value in (("article", facts.title), ("published", written(facts.published)), ("address", facts.url), ("file", facts.file)):
        if value:
            yield "stands in", name, value
    yield "stands in", "characters", f"{record.begin} to {record.end}"
    for begin, end in triggers:
        yield "stands in", "trigger", f"« {record.quote[begin - record.begin : end - record.begin]} », characters {begin} to {end}"


def _event(graph: Graph, event: Event) -> Iterator[Part]:
    (row,) = [row for row in graph.table("all events").rows if row["event"] == event.iri]
    held = [graph.records[iri] for iri in event.claims if iri in graph.records]
    for name in ("type", "mode", "told_as", "agents", "recipients", "places", "earliest", "latest", "quantities", "support"):
        if row[name]:
            yield "told", name.replace("_", " "), row[name]
    for name, said in differences(held, accounts(event, held)):
        yield DIFFERENT, name, said
    for record in held:
        yield "claims", identifier(record.iri), _quoted(record)
    links = [(score(explain_link(left, right)), left, right) for left, right in combinations(held, 2)]
    links = sorted((link for link in links if link[0] >= weights()["threshold"]), key=lambda link: (-link[0], link[1].iri, link[2].iri))
    if links:
        yield "why one event", "threshold", f"{weights()['threshold']:g}: claims whose reasons sum to at least this are linked"
    for total, left, right in links[:_LINKS]:
        reasons = "; ".join(f"{e.weight:+.2f} {e.name}{f' ({e.detail})' if e.detail else ''}" for e in explain_link(left, right))
        yield "why one event", f"{identifier(left.iri)} and {identifier(right.iri)}", f"{total:.2f}: {reasons}"
    if len(links) > _LINKS:
        yield "why one event", "and", f"{len(links) - _LINKS} more links, which are weaker"


def _finding(graph: Graph, finding: Finding) -> Iterator[Part]:
    yield "finding", "kind", f"{finding.kind}, {finding.strength.lower()}"
    yield "finding", "why", finding.why
    for topic in topics(graph.findings, graph.records, graph.events):
        if finding in topic.pairs:
            yield "finding", "topic", f"{topic.title}: {topic.about} ({len(topic.sides)} sides, {len(topic.pairs)} pairs of claims)"
    for side, iri, value in (("left", finding.left, finding.left_value), ("right", finding.right, finding.right_value)):
        yield side, "value", value
        yield side, identifier(iri), _quoted(graph.records[iri])
    for rule in contradiction_rules():
        if rule.name == finding.rule:
            yield "rule", "title", rule.title
            yield "rule", "asks", rule.question
            yield "rule", "strength", rule.strength
            yield "rule", "explained away by", rule.explained_by
            yield "rule", "file", f"kg/queries/contradictions/{rule.name}.rq"


def _shared(graph: Graph, pair: SharedPair) -> Iterator[Part]:
    yield "shared claim", "independence", pair.independence
    yield "shared claim", "why", pair.why
    for iri in (pair.left, pair.right):
        yield "claims", identifier(iri), f"{content(graph.records[iri])}. {_quoted(graph.records[iri])}"


def _other(graph: Graph, record: ClaimRecord, pair: SharedPair | Finding) -> str:
    other = graph.records[pair.right if pair.left == record.iri else pair.left]
    return f"{identifier(other.iri)} of {told_by(other)}"


def _quoted(record: ClaimRecord) -> str:
    how = manner(record)
    return f"{spoken_by(record)}, {dated(record)}{f', {how}' if how != AFFIRMED else ''}: « {record.quote} »"
