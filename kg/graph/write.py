"""Article and claims -> statements, as the graph contract says: one named graph an article, one for what articles share.

A claim whose spans don't match the article's stored text is refused. Nothing here reads the clock.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import Quad
from rdflib import XSD, URIRef

from kg.edtf import edtf_bounds
from kg.errors import DataError
from kg.graph.entities import add_actor, add_outlet, add_place, settle_labels
from kg.graph.grounding import check_grounding
from kg.graph.mint import (
    article_iri,
    attribution_iri,
    check_base,
    claim_iri,
    graph_iri,
    quantity_iri,
    span_iri,
)
from kg.graph.provenance import Provenance, write_provenance
from kg.graph.terms import Sheet, day, edtf, number, text, typed
from kg.model import Actor, Article, Attribution, Claim, Place, Quantity, Span
from kg.vocab import BASE, GAF, KG, MEASURES, MODES, NIF, PLOVER, SCHEMA, TYPES

FIELDS = {
    "outlet": SCHEMA.publisher,
    "republished_from": KG.republishedFrom,
    "published": SCHEMA.datePublished,
    "url": SCHEMA.url,
    "title": SCHEMA.headline,
    "language": SCHEMA.inLanguage,
}
"""The metadata fields of an Article and the properties that carry them; `kg:inferred` names the latter."""

ENTITIES = "entities"
"""The named graph that all articles share."""


_BY_CONTEXT = frozenset(
    {
        *("told before", "told elsewhere", "told again", "told on", "told below", "sentence before", "of the headline"),
        *("main event", "of the story", "of the accident", "most told of", "same word and source", "the ground held", "who strikes it"),
        "who holds them",
        *("state of the place", "state of the repatriated", "state of the country told of"),
        *("soil of the agent", "soil of the struck"),
        *("day of the news", "day of the month", "month of the article"),
    }
)
"""What the notes of a claim's rules say of values that its sentence does not state."""


@dataclass(frozen=True)
class _Writer:
    """What the statements of one article share."""

    article: Article
    base: str
    own: Sheet
    shared: Sheet
    outlets: Mapping[str, Actor] = field(default_factory=dict)

    def actor(self, actor: Actor) -> str:
        return add_actor(self.shared, actor, language=self.article.language, base=self.base)

    def place(self, place: Place) -> str:
        return add_place(self.shared, place, language=self.article.language, base=self.base)

    def outlet(self, name: str) -> str:
        known = self.outlets.get(name)
        return self.actor(known) if known else add_outlet(self.shared, name, language=self.article.language, base=self.base)


def write_article(
    article: Article,
    claims: Sequence[Claim],
    *,
    base: str = BASE,
    outlets: Mapping[str, Actor] | None = None,
    provenance: Provenance | None = None,
) -> list[Quad]:
    """The statements of an article and its claims, of the actors, places and outlets that they name, and of the run if given.

    `outlets` tells what is known of outlets by the names that articles give them. Raises GroundingError for a claim of another
    article or with a span that is empty, blank or outside the article, DataError for a type, mode or measure that the ontology
    lacks, ValueError for a time that is no EDTF or a base that is no IRI.
    """
    graph = graph_iri(article.id, base=check_base(base))
    writer = _Writer(article, base, Sheet(graph), Sheet(graph_iri(ENTITIES, base=base)), outlets or {})
    for claim in claims:
        check_grounding(article, claim)
    _write_metadata(writer)
    for claim in claims:
        _write_claim(writer, claim)
    made = write_provenance([graph], provenance, base=base) if provenance else []
    return writer.own.quads() + settle_labels(writer.shared.quads()) + made


def _write_metadata(writer: _Writer) -> None:
    article, own = writer.article, writer.own
    iri = article_iri(article.id, base=writer.base)
    own.kind(iri, SCHEMA.NewsArticle)
    own.add(iri, KG.sourceFile, text(article.source_file))
    own.add(iri, KG.record, text(article.record) if article.record else None)
    own.add(iri, KG.sha256, text(article.sha256))
    own.add(iri, SCHEMA.inLanguage, text(article.language))
    own.add(iri, SCHEMA.headline, text(article.title, language=article.language) if article.title else None)
    own.add(iri, SCHEMA.datePublished, edtf(article.published) if article.published else None)
    own.add(iri, SCHEMA.url, typed(article.url, XSD.anyURI) if article.url else None)
    own.add(iri, SCHEMA.publisher, writer.outlet(article.outlet) if article.outlet else None)
    _write_copies(writer, iri)
    for name in sorted(article.inferred):
        if name not in FIELDS:
            raise DataError(f"{name!r} is no metadata field of an article; they are {', '.join(FIELDS)}")
        own.add(iri, KG.inferred, FIELDS[name])


def _write_copies(writer: _Writer, iri: str) -> None:
    """The outlets that had published the article before, and their order: each copy is based on the next."""
    newer = iri
    for level, name in enumerate(writer.article.republished_from, 1):
        outlet, copy = writer.outlet(name), f"{iri}/copy/{level}"
        writer.own.add(iri, KG.republishedFrom, outlet)
        writer.own.add(newer, SCHEMA.isBasedOn, copy)
        writer.own.kind(copy, KG.EarlierCopy)
        writer.own.add(copy, KG.level, number(level))
        writer.own.add(copy, SCHEMA.publisher, outlet)
        newer = copy


def _write_claim(writer: _Writer, claim: Claim) -> None:
    own, iri = writer.own, claim_iri(claim, base=writer.base)
    own.kind(iri, KG.Claim)
    own.add(iri, KG.article, article_iri(claim.article, base=writer.base))
    own.add(iri, KG.claimType, PLOVER[_known(claim.type, TYPES, "claim type")])
    own.add(iri, KG.mode, PLOVER[_known(claim.mode, MODES, "mode")] if claim.mode else None)
    for predicate, actors in ((KG.agent, claim.agents), (KG.recipient, claim.recipients)):
        for actor in actors:
            own.add(iri, predicate, writer.actor(actor))
    for predicate, places in ((KG.place, claim.places), (KG.origin, claim.origins), (KG.destination, claim.destinations)):
        for place in places:
            own.add(iri, predicate, writer.place(place))
    for words in claim.objects:
        own.add(iri, KG.object, text(words, language=writer.article.language))
    if claim.time:
        _write_time(own, iri, claim.time)
    own.add(iri, KG.polarity, KG[claim.polarity.value])
    own.add(iri, KG.modality, KG[claim.modality.value])
    own.add(iri, GAF.denotedBy, _write_span(writer, claim.evidence))
    own.add(iri, KG.trigger, _write_span(writer, claim.trigger))
    for predicate in _implied(claim):
        own.add(iri, KG.implied, predicate)
    for number_, quantity in enumerate(claim.quantities, 1):
        _write_quantity(writer, iri, number_, quantity)
    for level, link in enumerate(claim.attribution, 1):
        _write_attribution(writer, iri, level, link)


def _implied(claim: Claim) -> Iterator[URIRef]:
    """The properties whose values the claim's sentence leaves to its reader, as the notes of its rules tell."""
    notes = [note.partition(": ")[::2] for note in claim.rules]
    slots = ((KG.agent, "agent", claim.agents), (KG.recipient, "recipient", claim.recipients), (KG.place, "place", claim.places))
    for predicate, slot, filled in (*slots, (KG.time, "time", claim.time)):
        hows = {how for name, how in notes if name == slot}
        anaphoric = slot in ("agent", "recipient") and not hows and ("merge", "anaphora") in notes
        if filled and (anaphoric or hows & _BY_CONTEXT):
            yield predicate


def _write_time(own: Sheet, iri: str, time: str) -> None:
    earliest, latest = edtf_bounds(time)
    own.add(iri, KG.time, edtf(time))
    own.add(iri, KG.earliest, day(earliest) if earliest else None)
    own.add(iri, KG.latest, day(latest) if latest else None)


def _write_span(writer: _Writer, span: Span) -> str:
    article, own = writer.article, writer.own
    iri = span_iri(article.id, span, base=writer.base)
    own.kind(iri, NIF.Phrase)
    own.add(iri, NIF.beginIndex, number(span.begin))
    own.add(iri, NIF.endIndex, number(span.end))
    own.add(iri, NIF.anchorOf, text(article.text[span.begin : span.end], language=article.language))
    own.add(iri, NIF.referenceContext, article_iri(article.id, base=writer.base))
    return iri


def _write_quantity(writer: _Writer, claim: str, number_: int, quantity: Quantity) -> None:
    iri, own = quantity_iri(claim, number_), writer.own
    own.add(claim, KG.quantity, iri)
    own.kind(iri, KG.Quantity)
    own.add(iri, KG.measure, KG[_known(quantity.measure, MEASURES, "measure")])
    own.add(iri, KG.value, number(quantity.value))
    own.add(iri, KG.comparator, KG[quantity.comparator.value])
    own.add(iri, KG.of, writer.actor(quantity.of) if quantity.of else None)


def _write_attribution(writer: _Writer, claim: str, level: int, link: Attribution) -> None:
    iri, own = attribution_iri(claim, level), writer.own
    own.add(claim, KG.attribution, iri)
    own.kind(iri, KG.Attribution)
    own.add(iri, KG.level, number(level))
    own.add(iri, KG.source, writer.actor(link.source))
    own.add(iri, KG.sourceKind, KG[link.kind.value])
    own.add(iri, KG.cue, text(link.cue) if link.cue else None)


def _known(name: str, names: Sequence[str], what: str) -> str:
    if name not in names:
        raise DataError(f"{name!r} is no {what} of the ontology; it has {', '.join(names)}")
    return name
