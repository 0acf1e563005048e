"""The articles that a store has: what tells one from another, and whether one that is read now is there as it reads now."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Quad, Store
from rapidfuzz import fuzz, process
from rdflib import RDF, XSD

from kg.errors import UnknownNameError
from kg.graph.convert import name_of
from kg.graph.mint import article_iri
from kg.graph.terms import node, text, typed
from kg.graph.write import write_article
from kg.model import Actor, Article
from kg.vocab import GAF, KG, NIF, SCHEMA

_ALIKE = 80.0
"""rapidfuzz's partial ratio, of 100, above which a quote of an older version still stands in a text: a number or a name has changed."""
_NEAR = 60.0
"""The same above which a name is worth suggesting."""


@dataclass(frozen=True, slots=True, order=True)
class Held:
    """An article of a store by what names it. `id` is the end of its IRI; what it lacks is empty."""

    file: str
    record: str
    iri: str
    id: str
    url: str
    title: str
    sha256: str


def held_articles(store: Store) -> list[Held]:
    """Every article of a store, sorted by file and record."""
    found = {name_of(quad.subject) for quad in store.quads_for_pattern(None, node(RDF.type), node(SCHEMA.NewsArticle))}
    return sorted(_held(store, iri) for iri in found)


def _from_one_source(store: Store, article: Article) -> list[Held]:
    """The articles of a store that stand where an article stands: at its address, or as that record of a file of that name."""
    places = [(SCHEMA.url, typed(article.url, XSD.anyURI))] if article.url else []
    places.append((KG.record, text(article.record)) if article.record else (KG.sourceFile, text(article.source_file)))
    found = {name_of(quad.subject) for predicate, value in places for quad in store.quads_for_pattern(None, node(predicate), value)}
    return sorted(_held(store, iri) for iri in found)


def _held(store: Store, iri: str) -> Held:
    def value(predicate: str) -> str:
        return min((name_of(quad.object) for quad in _of(store, iri, predicate)), default="")

    return Held(
        file=value(KG.sourceFile),
        record=value(KG.record),
        iri=iri,
        id=iri.rpartition("/")[2],
        url=value(SCHEMA.url),
        title=value(SCHEMA.headline),
        sha256=value(KG.sha256),
    )


def is_current(store: Store, article: Article, *, base: str, outlets: Mapping[str, Actor]) -> bool:
    """Whether a store has an article as it is read now: what is known of it, and where its words stand in its file.

    A file's other articles may have grown, so that the words moved; a manifest may tell more than it did. The place of a record in its
    file does not count.
    """
    iri = article_iri(article.id, base=base)
    held = {(quad.predicate, quad.object) for quad in store.quads_for_pattern(node(iri), None, None)}
    now = {(quad.predicate, quad.object) for quad in write_article(article, (), base=base, outlets=outlets) if quad.subject == node(iri)}
    if {pair for pair in held ^ now if pair[0] != node(KG.record)}:
        return False
    return all(article.text[begin:end] == words for begin, end, words in _spans(store, iri))


def is_older_version(store: Store, held: Held, article: Article) -> bool:
    """Whether an article of a store is what a file or an address said before it was changed to what is read now.

    Of one name are many files (`articles.jsonl` of each day): where no address tells, most of what the older one is quoted with
    must still stand in the text, word by word or nearly so.
    """
    if (held.file, held.record) != (article.source_file, article.record or "") and not (held.url and held.url == article.url):
        return False
    if held.url and article.url:
        return held.url == article.url
    if held.sha256 == article.sha256:
        return True
    quotes = sorted({words for _, _, words in _spans(store, held.iri, evidence=True)})
    if not quotes:
        return bool(held.title) and held.title == article.title
    own = article.text[article.span.begin : article.span.end]
    return 2 * sum(fuzz.partial_ratio(words, own) >= _ALIKE for words in quotes) >= len(quotes)


def outdated(store: Store, article: Article, *, kept: Callable[[], Iterable[str]]) -> list[str]:
    """The IRIs of the older versions of an article; `kept` tells the ids of articles that are read too and therefore are none."""
    older = [held for held in _from_one_source(store, article) if held.id != article.id and is_older_version(store, held, article)]
    others = set(kept()) if older else set()
    return [held.iri for held in older if held.id not in others]


def _spans(store: Store, iri: str, *, evidence: bool = False) -> Iterator[tuple[int, int, str]]:
    """Begin, end and words of an article's spans; with `evidence` only of those that claims are quoted with."""
    for quad in store.quads_for_pattern(None, node(NIF.referenceContext), node(iri)):
        if evidence and not any(store.quads_for_pattern(None, node(GAF.denotedBy), quad.subject)):
            continue
        span = name_of(quad.subject)
        begin, end, words = (next(iter(_of(store, span, p)), None) for p in (NIF.beginIndex, NIF.endIndex, NIF.anchorOf))
        if begin and end and words:
            yield int(name_of(begin.object)), int(name_of(end.object)), name_of(words.object)


def _of(store: Store, iri: str, predicate: str) -> Iterator[Quad]:
    return store.quads_for_pattern(node(iri), node(predicate), None)


def articles_named(store: Store, names: Iterable[str]) -> list[Held]:
    """The articles that names mean: a file (all that it holds), an article's address, IRI or the end of it.

    Raises UnknownNameError with the nearest names that the store has.
    """
    held = held_articles(store)
    by_name: dict[str, list[Held]] = {}
    for one in held:
        for name in filter(None, (one.file, one.iri, one.id, one.url)):
            by_name.setdefault(name, []).append(one)
    chosen: dict[Held, None] = {}
    for name in names:
        meant = by_name.get(name) or by_name.get(re.split(r"[/\\]", name)[-1] if "://" not in name else name)
        if not meant:
            raise UnknownNameError(f"no article {name!r} in this store{_nearest(name, by_name)}")
        chosen.update(dict.fromkeys(meant))
    return sorted(chosen)


def _nearest(name: str, names: Iterable[str]) -> str:
    known = sorted(names)
    near = [found for found, _, _ in process.extract(name, known, scorer=fuzz.ratio, limit=3, score_cutoff=_NEAR)]
    if near:
        return ": did you mean " + " or ".join(map(repr, near)) + "?"
    return ": kg query STORE 'SELECT DISTINCT ?file { ?a kg:sourceFile ?file }' lists its files" if known else ": it holds no articles"
