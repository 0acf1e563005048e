"""What the endpoint says of itself: SPARQL 1.1 Service Description."""

from __future__ import annotations

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, serialize

from kg.serve.negotiate import Media

SD = "http://www.w3.org/ns/sparql-service-description#"
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_DOCUMENTS = ("Turtle", "N-Triples", "RDF_XML", "JSON-LD", "N-Quads", "TriG", "N3")


def describe(endpoint: str, media: Media, *, updates: bool) -> bytes:
    """The description of an endpoint in a format of graphs."""
    service, dataset, graph = BlankNode("service"), BlankNode("dataset"), BlankNode("default")
    triples = [
        Triple(service, _TYPE, _sd("Service")),
        Triple(service, _sd("endpoint"), NamedNode(endpoint)),
        Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        Triple(service, _sd("feature"), _sd("UnionDefaultGraph")),
        *(Triple(service, _sd("resultFormat"), NamedNode(_FORMATS + name)) for name in (*_RESULTS, *_DOCUMENTS)),
        Triple(service, _sd("defaultDataset"), dataset),
        Triple(dataset, _TYPE, _sd("Dataset")),
        Triple(dataset, _sd("defaultGraph"), graph),
        Triple(graph, _TYPE, _sd("Graph")),
    ]
    if updates:
        triples.append(Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Update")))
    form = RdfFormat.from_media_type(media.types[0])
    assert form
    prefixes = {"sd": SD, "formats": _FORMATS}
    written = serialize(triples, format=form, prefixes=prefixes if form != RdfFormat.JSON_LD else None)
    assert written is not None
    return written


def _sd(name: str) -> NamedNode:
    return NamedNode(SD + name)
