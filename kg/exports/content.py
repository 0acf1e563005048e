"""What a graph tells, read once, for formats that are no RDF: claims, findings, events, facts of actors, places and articles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Quad
from rdflib import OWL, RDF, SKOS

from kg.records import ClaimRecord, Event, Finding, Interval, Node, SharedPair
from kg.vocab import KG, SCHEMA, WGS84, WIKIDATA

FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"
"""Where intervals of claims that are open begin and end."""

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_PROPERTIES = {
    NamedNode(str(iri)): name
    for iri, name in (
        (RDF.type, "type"),
        (KG.actorKind, "kind"),
        (KG.placeKind, "kind"),
        (KG.partOf, "part_of"),
        (KG.within, "within"),
        (KG.sha256, "sha256"),
        (KG.sourceFile, "file"),
        (OWL.sameAs, "same_as"),
        (SCHEMA.headline, "headline"),
        (SCHEMA.inLanguage, "language"),
        (SCHEMA.datePublished, "published"),
        (SCHEMA.url, "url"),
        (SKOS.prefLabel, "label"),
        (WGS84.lat, "latitude"),
        (WGS84.long, "longitude"),
    )
}
_FAMILIES = {str(KG.Outlet): "outlet", str(KG.Source): "source", str(KG.Actor): "actor"}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a graph says of its nodes beside its claims: values by node and property, sorted."""

    values: Mapping[str, Mapping[str, tuple[str, ...]]]

    def first(self, iri: str, name: str) -> str | None:
        """The first value of a property; None if there is none."""
        return next(iter(self.values.get(iri, {}).get(name, ())), None)

    def label(self, iri: str) -> str | None:
        """The preferred label, in French if there is one."""
        return self.first(iri, "label") or self.first(iri, "label_en")

    def actors(self) -> list[str]:
        """Every actor, source and outlet, whether a claim names it or not."""
        return [iri for iri, its in self.values.items() if not _FAMILIES.keys().isdisjoint(its.get("type", ()))]

    def places(self) -> list[str]:
        """Every place, whether a claim names it or not."""
        return [iri for iri, its in self.values.items() if str(KG.Place) in its.get("type", ())]

    def family(self, iri: str) -> str:
        """`outlet`, `source` or `actor`."""
        types = self.values.get(iri, {}).get("type", ())
        return next((name for cls, name in _FAMILIES.items() if cls in types), "actor")

    def wikidata(self, iri: str) -> str | None:
        """The identifier of the same thing in Wikidata ("Q796")."""
        same = (value for value in self.values.get(iri, {}).get("same_as", ()) if value.startswith(WIKIDATA))
        return next((value.removeprefix(WIKIDATA) for value in same), None)

    def position(self, iri: str) -> tuple[float, float] | None:
        """Longitude and latitude in WGS 84 degrees; None where the graph has none or impossible ones."""
        try:
            longitude, latitude = float(self.first(iri, "longitude") or "nan"), float(self.first(iri, "latitude") or "nan")
        except ValueError:
            return None
        return (longitude, latitude) if -180 <= longitude <= 180 and -90 <= latitude <= 90 else None


def read_facts(quads: Iterable[Quad]) -> Facts:
    """The facts of all nodes, in one pass over the statements."""
    found: dict[str, dict[str, set[tuple[bool, str]]]] = defaultdict(lambda: defaultdict(set))
    for quad in quads:
        name = _PROPERTIES.get(quad.predicate)
        if name and isinstance(quad.subject, NamedNode):
            term = quad.object
            language = term.language if isinstance(term, Literal) else None
            foreign = language not in (None, "fr")
            name = "label_en" if name == "label" and language == "en" else name
            found[quad.subject.value][name].add((foreign, str(getattr(term, "value", term))))
    return Facts(
        {iri: {name: tuple(text for _, text in sorted(values)) for name, values in properties.items()} for iri, properties in found.items()}
    )


@dataclass(frozen=True)
class Content:
    """Everything that a format may show. Claims are in the order of the texts, findings in that of the tables."""

    claims: tuple[ClaimRecord, ...]
    findings: tuple[Finding, ...] = ()
    shared: tuple[SharedPair, ...] = ()
    events: tuple[Event, ...] = ()
    facts: Facts = field(default_factory=lambda: Facts({}))
    against: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    """The node of each finding, by its left claim, its right claim and its rule."""
    alike: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """The node of each shared claim, by its left and its right claim."""

    @cached_property
    def by_iri(self) -> dict[str, ClaimRecord]:
        """The claims by their IRI."""
        return {claim.iri: claim for claim in self.claims}

    @cached_property
    def event_of(self) -> dict[str, str]:
        """The event that each claim tells of."""
        return {claim: event.iri for event in reversed(self.events) for claim in event.claims}


def gather(
    claims: Iterable[ClaimRecord],
    findings: Iterable[Finding],
    shared: Iterable[SharedPair],
    events: Iterable[Event],
    quads: Iterable[Quad],
    *,
    against: Mapping[tuple[str, str, str], str],
    alike: Mapping[tuple[str, str], str],
) -> Content:
    """What a graph tells, in the order of the texts; findings about claims that it does not have are left out."""
    ordered = tuple(sorted(claims, key=lambda claim: (claim.file, claim.begin, claim.end, claim.iri)))
    known = {claim.iri for claim in ordered}
    return Content(
        ordered,
        tuple(finding for finding in findings if {finding.left, finding.right} <= known),
        tuple(pair for pair in shared if {pair.left, pair.right} <= known),
        tuple(event for event in events if known.intersection(event.claims)),
        read_facts(quads),
        against,
        alike,
    )


def days(interval: Interval | None) -> Interval | None:
    """An interval if its ends are days of the calendar in order; foreign graphs may have others."""
    if interval and interval[0] <= interval[1] and all(_is_day(day) for day in interval):
        return interval
    return None


def _is_day(day: str) -> bool:
    if not _ISO_DAY.fullmatch(day):
        return False
    try:
        return bool(date.fromisoformat(day))
    except ValueError:
        return False


def roles(claim: ClaimRecord) -> Iterator[tuple[str, Node]]:
    """What a claim names, with the role it plays: agent, recipient, counted, place, origin, destination, source."""
    for role, nodes in (
        ("agent", claim.agents),
        ("recipient", claim.recipients),
        ("counted", tuple(dict.fromkeys(quantity.of for quantity in claim.quantities if quantity.of))),
        ("place", claim.places),
        ("origin", claim.origins),
        ("destination", claim.destinations),
        ("source", tuple(dict.fromkeys(link.source for link in claim.chain))),
        ("outlet", (claim.outlet,) if claim.outlet else ()),
        ("republished from", claim.republished),
    ):
        for node in nodes:
            yield role, node
