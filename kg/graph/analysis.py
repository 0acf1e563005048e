"""What the analysis found -> statements of a named graph of their own, each with the rule that made it.

Claims keep their articles' graphs; here they are only pointed to, so that the analysis can be made anew and put in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad
from rdflib import RDFS, XSD

from kg.graph.mint import finding_iri, graph_iri, quantity_iri, rule_iri
from kg.graph.terms import Sheet, number, text, typed
from kg.records import Event, Finding, SharedPair
from kg.vocab import BASE, KG, PLOVER, PROV, SEM

ANALYSIS = "analysis"
"""The named graph that holds events, shared claims and contradictions."""

EVENTS_RULE = "events"
SHARED_RULE = "shared"
_OPEN = ("0001-01-01", "9999-12-31")  # how records write an interval's open ends


def write_analysis(events: Iterable[Event], shared: Iterable[SharedPair], findings: Iterable[Finding], *, base: str = BASE) -> list[Quad]:
    """The statements of events, shared claims and contradictions; give them to `GraphStore.replace` with the graph's IRI."""
    return list(tell_analysis(events, shared, findings, base=base))


def tell_analysis(
    events: Iterable[Event], shared: Iterable[SharedPair], findings: Iterable[Finding], *, base: str = BASE
) -> Iterator[Quad]:
    """The same one after the other, as of very many claims they take more memory than all else."""
    graph, rules = graph_iri(ANALYSIS, base=base), set[str]()
    for event in events:
        rules.add(EVENTS_RULE)
        yield from _event(graph, event, base)
    for pair in shared:
        rules.add(SHARED_RULE)
        yield from _shared(graph, pair, base)
    for finding in findings:
        rules.add(finding.rule)
        yield from _contradiction(graph, finding, base)
    yield from write_rules(sorted(rules), base=base)


def write_wholes(wholes: Iterable[tuple[str, str, str]], *, base: str = BASE) -> list[Quad]:
    """The statements that a node is `partOf` or lies `within` another, as (part, relation, whole), for graphs that lack them."""
    sheet = Sheet(graph_iri(ANALYSIS, base=base))
    for part, relation, whole in wholes:
        sheet.add(part, KG[relation], whole)
    return sheet.quads()


def write_rules(names: Iterable[str], *, base: str = BASE) -> list[Quad]:
    """The statements of rules alone."""
    sheet = Sheet(graph_iri(ANALYSIS, base=base))
    for name in names:
        iri = rule_iri(name, base=base)
        sheet.kind(iri, KG.Rule)
        sheet.add(iri, RDFS.label, text(name))
    return sheet.quads()


def _event(graph: str, event: Event, base: str) -> list[Quad]:
    sheet = Sheet(graph)
    sheet.kind(event.iri, KG.Event)
    sheet.add(event.iri, PROV.wasGeneratedBy, rule_iri(EVENTS_RULE, base=base))
    for predicate in (KG.claimType, SEM.eventType):
        sheet.add(event.iri, predicate, PLOVER.iri(event.type))
    sheet.add(event.iri, KG.mode, PLOVER.iri(event.mode) if event.mode else None)
    for role, actors in ((KG.agent, event.agents), (KG.recipient, event.recipients)):
        for actor in actors:
            sheet.add(event.iri, role, actor)
            sheet.add(event.iri, SEM.hasActor, actor)
    for place in event.places:
        sheet.add(event.iri, KG.place, place)
        sheet.add(event.iri, SEM.hasPlace, place)
    earliest, latest = event.interval or _OPEN
    sheet.add(event.iri, KG.earliest, typed(earliest, XSD.date) if earliest != _OPEN[0] else None)
    sheet.add(event.iri, KG.latest, typed(latest, XSD.date) if latest != _OPEN[1] else None)
    for order, spread in enumerate(event.spreads, 1):
        iri = quantity_iri(event.iri, order)
        sheet.add(event.iri, KG.quantity, iri)
        sheet.kind(iri, KG.Quantity)
        sheet.add(iri, KG.measure, KG[spread.measure])
        sheet.add(iri, KG.of, spread.of)
        sheet.add(iri, KG.least, number(spread.least))
        sheet.add(iri, KG.greatest, number(spread.greatest))
    for claim in event.claims:
        sheet.add(claim, KG.reports, event.iri)
    return sheet.quads()


def _shared(graph: str, pair: SharedPair, base: str) -> list[Quad]:
    sheet = Sheet(graph)
    iri = finding_iri("shared", (pair.left, pair.right), base=base)
    sheet.kind(iri, KG.SharedClaim)
    sheet.add(iri, PROV.wasGeneratedBy, rule_iri(SHARED_RULE, base=base))
    for claim in (pair.left, pair.right):
        sheet.add(iri, KG.claim, claim)
    sheet.add(iri, KG.independence, KG[pair.independence])
    sheet.add(iri, RDFS.comment, text(pair.why, language="en"))
    return sheet.quads()


def _contradiction(graph: str, finding: Finding, base: str) -> list[Quad]:
    sheet = Sheet(graph)
    iri = finding_iri("contradiction", (finding.left, finding.right), finding.rule, base=base)
    rule = rule_iri(finding.rule, base=base)
    sheet.kind(iri, KG.Contradiction)
    sheet.add(iri, PROV.wasGeneratedBy, rule)
    sheet.add(iri, KG.rule, rule)
    for side, claim, value, told in (
        (KG.left, finding.left, KG.leftValue, finding.left_value),
        (KG.right, finding.right, KG.rightValue, finding.right_value),
    ):
        sheet.add(iri, KG.claim, claim)
        sheet.add(iri, side, claim)
        sheet.add(iri, value, text(told))
    sheet.add(iri, KG.kind, KG[finding.kind])
    sheet.add(iri, KG.strength, KG[finding.strength])
    sheet.add(iri, RDFS.comment, text(finding.why, language="en"))
    return sheet.quads()
