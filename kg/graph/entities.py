"""Actors, sources, outlets and places -> statements of the one graph that all articles share.

Known nodes come from the gazetteer and are the same in every article. Others are labelled by the articles that name them, so
that two articles may give one node two preferred labels in a language: `settle_labels` keeps one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import partial

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad
from rdflib import OWL, SKOS

from kg.graph.convert import Subject
from kg.graph.mint import actor_iri, outlet_iri, place_iri
from kg.graph.terms import Sheet, flag, node, number, text, typed
from kg.languages import MODELS, function_words
from kg.model import Actor, ActorFamily, Place
from kg.vocab import GEO, KG, WGS84, WIKIDATA

Graph = NamedNode | BlankNode | DefaultGraph
_SOURCE = f"/{ActorFamily.SOURCE.value}/"  # in the IRI of somebody without a name
_POINTING = ("definite", "demonstrative", "possessive")
_CLASSES = {ActorFamily.ACTOR: KG.Actor, ActorFamily.SOURCE: KG.Source, ActorFamily.OUTLET: KG.Outlet}


def add_actor(sheet: Sheet, actor: Actor, *, language: str, base: str) -> str:
    """Write an actor, source or outlet and what it is part of; its IRI."""
    iri = actor_iri(actor, base=base)
    sheet.kind(iri, _CLASSES[actor.family])
    _add_labels(sheet, iri, actor, language=language)
    sheet.add(iri, KG.actorKind, text(actor.kind))
    if actor.part_of:
        sheet.add(iri, KG.partOf, add_actor(sheet, actor.part_of, language=language, base=base))
    return iri


def add_place(sheet: Sheet, place: Place, *, language: str, base: str) -> str:
    """Write a place with its coordinates and what holds it; its IRI."""
    iri = place_iri(place, base=base)
    sheet.kind(iri, KG.Place)
    _add_labels(sheet, iri, place, language=language)
    sheet.add(iri, KG.placeKind, text(place.kind))
    if place.latitude is not None and place.longitude is not None:
        _add_point(sheet, iri, latitude=number(place.latitude), longitude=number(place.longitude))
    if place.within:
        sheet.add(iri, KG.within, add_place(sheet, place.within, language=language, base=base))
    return iri


def add_outlet(sheet: Sheet, name: str, *, language: str, base: str) -> str:
    """Write an outlet of which no more than its name is known; its IRI."""
    iri = outlet_iri(name, base=base)
    sheet.kind(iri, KG.Outlet)
    sheet.add(iri, SKOS.prefLabel, text(name, language=language))
    return iri


def _add_labels(sheet: Sheet, iri: str, thing: Actor | Place, *, language: str) -> None:
    sheet.add(iri, SKOS.prefLabel, text(thing.label, language=language))
    if thing.label_en and language != "en":
        sheet.add(iri, SKOS.prefLabel, text(thing.label_en, language="en"))
    for alias in sorted({*thing.aliases, *thing.wordings} - {thing.label}):
        sheet.add(iri, SKOS.altLabel, text(alias, language=language))
    sheet.add(iri, KG.known, flag(True) if thing.known else None)
    sheet.add(iri, OWL.sameAs, WIKIDATA + thing.wikidata if thing.wikidata else None)


def _add_point(sheet: Sheet, iri: str, *, latitude: Literal, longitude: Literal) -> None:
    """WGS 84 degrees, and the same as a GeoSPARQL geometry (longitude first: OGC's CRS84)."""
    geometry = f"{iri}/geometry"
    sheet.add(iri, WGS84.lat, latitude)
    sheet.add(iri, WGS84.long, longitude)
    sheet.add(iri, GEO.hasGeometry, geometry)
    sheet.kind(geometry, GEO.Geometry)
    sheet.add(geometry, GEO.asWKT, typed(f"POINT({longitude.value} {latitude.value})", GEO.wktLiteral))


def _plainness(label: str, language: str) -> tuple[bool, int, str]:
    """The order of the labels of a source without a name: "un témoin" before "ce témoin" and "le dernier témoin", which point at one."""
    words = label.lower().replace("’", "'").replace("'", "' ").split()
    return bool(words) and words[0] in function_words(language, *_POINTING), len(label), label


def settle_labels(quads: Iterable[Quad]) -> list[Quad]:
    """The statements with one preferred label a node and language, the first in order (of a source without a name the
    plainest); the others become alternatives.

    An alternative that equals the preferred label is dropped (SKOS keeps the two apart). The outcome does not depend on the
    order in which articles are added.
    """
    preferred, alternative = node(SKOS.prefLabel), node(SKOS.altLabel)
    kept: dict[Quad, None] = {}
    labels: dict[tuple[Subject, str | None, Graph], set[str]] = defaultdict(set)
    for quad in quads:
        if quad.predicate == preferred and isinstance(quad.object, Literal):
            labels[quad.subject, quad.object.language, quad.graph_name].add(quad.object.value)
        kept[quad] = None
    for (subject, language, graph), values in labels.items():
        unnamed = _SOURCE in str(subject) and language in MODELS  # no tables tell the words of other languages
        first, *others = sorted(values, key=partial(_plainness, language=language or "") if unnamed else None)
        kept.pop(Quad(subject, alternative, text(first, language=language), graph), None)
        for value in others:
            del kept[Quad(subject, preferred, text(value, language=language), graph)]
            kept[Quad(subject, alternative, text(value, language=language), graph)] = None
    return list(kept)
