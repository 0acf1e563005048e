"""The JSON-LD context of our graphs, made from the ontology: what each key means and how its plain values are to be read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from pyoxigraph import NamedNode, RdfFormat, parse
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, XSD

from kg.resources import ontology_file
from kg.vocab import GAF, GEO, KG, NIF, PREFIXES, PROV, SCHEMA, SEM, WGS84

REFERENCE, LANGUAGE, NATIVE = "@id", "@language", "@native"
_NUMBERS = frozenset(str(datatype) for datatype in (XSD.integer, XSD.decimal, XSD.boolean))
_OTHERS: dict[str, str] = {
    GAF.denotedBy: REFERENCE,
    NIF.referenceContext: REFERENCE,
    NIF.beginIndex: NATIVE,
    NIF.endIndex: NATIVE,
    NIF.anchorOf: LANGUAGE,
    SCHEMA.publisher: REFERENCE,
    SCHEMA.isBasedOn: REFERENCE,
    SCHEMA.headline: LANGUAGE,
    SCHEMA.inLanguage: str(XSD.string),
    SCHEMA.datePublished: "http://id.loc.gov/datatypes/edtf/EDTF",
    SCHEMA.url: str(XSD.anyURI),
    SEM.hasActor: REFERENCE,
    SEM.hasPlace: REFERENCE,
    SEM.eventType: REFERENCE,
    PROV.wasGeneratedBy: REFERENCE,
    PROV.wasAssociatedWith: REFERENCE,
    PROV.startedAtTime: str(XSD.dateTime),
    GEO.hasGeometry: REFERENCE,
    GEO.asWKT: str(GEO.wktLiteral),
    WGS84.lat: NATIVE,
    WGS84.long: NATIVE,
    SKOS.prefLabel: LANGUAGE,
    SKOS.altLabel: LANGUAGE,
    OWL.sameAs: REFERENCE,
    RDFS.comment: LANGUAGE,
    RDFS.label: LANGUAGE,
    DCTERMS.title: LANGUAGE,
}
"""Properties of other vocabularies that our graphs use: an IRI, a text with its language, a number or a datatype."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the JSON object of a node: `reads` is @id, @language, @native or the IRI of a datatype."""

    name: str
    iri: str
    reads: str

    def definition(self) -> dict[str, str]:
        """What the context says of it."""
        if self.reads == LANGUAGE:
            return {"@id": self.iri, "@container": "@language"}
        if self.reads in (NATIVE, str(XSD.string)):
            return {"@id": self.iri}
        return {"@id": self.iri, "@type": self.reads}


@cache
def keys() -> dict[str, Key]:
    """Every property that has a key of its own, by its IRI."""
    own = {iri: Key(iri.removeprefix(str(KG)), iri, reads) for iri, reads in _ontology().items()}
    taken = {key.name for key in own.values()}
    others = {str(iri): Key(_local(iri), str(iri), reads) for iri, reads in _OTHERS.items() if _local(iri) not in taken}
    return dict(sorted((own | others).items()))


def shipped() -> str:
    """The context of every key, as the file `ontology/context.jsonld` has it: for documents that others write in our terms."""
    names = {key.name: key.definition() for key in keys().values()}
    prefixes = {f"{name}s" if name in names else name: iri for name, iri in PREFIXES.items()}
    context = {"@version": 1.1, **dict(sorted(prefixes.items())), **dict(sorted(names.items()))}
    return json.dumps({"@context": context}, ensure_ascii=False, indent=1) + "\n"


def _ontology() -> dict[str, str]:
    """Our own properties and how their values are to be read."""
    triples = list(parse(ontology_file("rashomon.ttl").read_bytes(), format=RdfFormat.TURTLE))
    kinds = {t.subject: t.object for t in triples if t.predicate.value == str(RDF.type)}
    ranges = {t.subject: t.object for t in triples if t.predicate.value == str(RDFS.range)}
    found = {}
    for subject, kind in kinds.items():
        if kind == NamedNode(str(OWL.ObjectProperty)):
            found[subject.value] = REFERENCE
        elif kind == NamedNode(str(OWL.DatatypeProperty)):
            datatype = ranges[subject].value
            found[subject.value] = LANGUAGE if datatype == str(RDF.langString) else NATIVE if datatype in _NUMBERS else datatype
    return found


def _local(iri: str) -> str:
    return iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]
