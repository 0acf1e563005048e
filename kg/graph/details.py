"""What a graph says of articles, triggers and cues, for those who look at one claim or one text closely."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from kg.graph.read import local_name
from kg.vocab import GAF, KG, NIF, SCHEMA


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """An article as the graph has it. `inferred` names the facts that its text does not state."""

    iri: str
    file: str
    record: str
    title: str
    published: str  # EDTF
    url: str
    sha256: str
    language: str
    inferred: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimDetails:
    """Where a claim's words stand, in code points of the stored text, and by which words it is attributed, from the outlet inwards."""

    evidence: tuple[int, int] | None
    triggers: tuple[tuple[int, int], ...]
    cues: tuple[str, ...]


def article_facts(store: Store, iri: str) -> ArticleFacts:
    """The facts of an article; what the graph lacks is empty."""

    def first(predicate: object) -> str:
        return next(iter(_objects(store, iri, predicate)), "")

    return ArticleFacts(
        iri=iri,
        file=first(KG.sourceFile),
        record=first(KG.record),
        title=first(SCHEMA.headline),
        published=first(SCHEMA.datePublished),
        url=first(SCHEMA.url),
        sha256=first(KG.sha256),
        language=first(SCHEMA.inLanguage),
        inferred=tuple(local_name(name) for name in _objects(store, iri, KG.inferred)),
    )


def claim_details(store: Store, iri: str) -> ClaimDetails:
    """The spans and cues of a claim."""
    links = sorted(_objects(store, iri, KG.attribution), key=lambda link: (_level(store, link), link))
    evidence = [span for node in _objects(store, iri, GAF.denotedBy) if (span := _span(store, node))]
    return ClaimDetails(
        evidence=evidence[0] if evidence else None,
        triggers=tuple(sorted(span for node in _objects(store, iri, KG.trigger) if (span := _span(store, node)))),
        cues=tuple(next(iter(_objects(store, link, KG.cue)), "") for link in links),
    )


def shared_iris(store: Store) -> dict[str, tuple[str, ...]]:
    """Every shared claim (IRI) with the claims that it joins."""
    subjects = {quad.subject for quad in store.quads_for_pattern(None, NamedNode(str(KG.independence)), None, None)}
    iris = sorted(str(getattr(subject, "value", subject)) for subject in subjects)
    return {iri: tuple(_objects(store, iri, KG.claim)) for iri in iris}


def _level(store: Store, link: str) -> int:
    return int(next(iter(_objects(store, link, KG.level)), "1"))


def _span(store: Store, node: str) -> tuple[int, int] | None:
    begin, end = _objects(store, node, NIF.beginIndex), _objects(store, node, NIF.endIndex)
    return (int(begin[0]), int(end[0])) if begin and end else None


def _objects(store: Store, iri: str, predicate: object) -> list[str]:
    quads = store.quads_for_pattern(NamedNode(iri), NamedNode(str(predicate)), None, None)
    return sorted({str(getattr(quad.object, "value", quad.object)) for quad in quads})
