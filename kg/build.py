"""The flow as a handful of calls: articles -> claims -> statements -> events and findings.

Heavy packages are imported when a build begins, so that `import kg` and `kg --help` are quick.
"""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING

from kg.api import Graph
from kg.collector import seldom_collection
from kg.errors import InputError, RashomonError
from kg.model import Article, Claim, Refusal
from kg.version import __version__
from kg.vocab import BASE

if TYPE_CHECKING:
    from kg.analysis import Analysis
    from kg.graph.address import Address
    from kg.graph.provenance import Provenance
    from kg.graph.store import GraphStore
    from kg.knowledge import Knowledge

_LOG = logging.getLogger(__name__)
_BATCH = 32  # articles parsed at once


@dataclass(frozen=True, slots=True)
class Step:
    """How far a build is: what it does, how many articles are done of how many, and the one at hand."""

    name: str
    done: int
    total: int | None
    now: str = ""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build read and found. `articles` and `words` count what was read now, the findings the whole graph."""

    articles: int
    known: int  # articles that the store had already
    refused: tuple[Refusal, ...]
    words: int  # separated by white space, in the articles read
    claims: int  # in the articles read
    types: tuple[tuple[str, int], ...]  # claims by type, the commonest first
    events: int
    contradictions: int
    shared: int
    seconds: float  # of wall-clock time
    replaced: int = 0  # older versions of articles, which went from the store


Progress = Callable[[Step], None]


@dataclass
class _Tally:
    """What a build counts as it goes."""

    progress: Progress | None
    total: int | None = None
    done: int = 0
    known: int = 0
    replaced: int = 0
    words: int = 0
    types: Counter[str] = field(default_factory=Counter)
    refused: list[Refusal] = field(default_factory=list)

    def tell(self, name: str, now: str = "") -> None:
        if self.progress:
            self.progress(Step(name, self.done + self.known + len(self.refused), self.total, now))

    def count(self, article: Article, claims: Sequence[Claim]) -> None:
        self.done += 1
        self.words += len(article.text[article.span.begin : article.span.end].split())
        self.types.update(claim.type for claim in claims)
        self.tell("reading", article.source_file)

    def refuse(self, source: str, error: Exception) -> None:
        _LOG.debug("left out %s", source, exc_info=error)
        reason = str(error) if isinstance(error, RashomonError) else f"{type(error).__name__}: {error}"
        self.refused.append(Refusal(source, " ".join(reason.split())))


def build(
    paths: Path | str | Iterable[Path | str],
    *,
    store: Path | str | Address | None = None,
    base: str = BASE,
    knowledge: Iterable[Path | str] = (),
    provenance: bool = True,
    progress: Progress | None = None,
) -> Graph:
    """Read articles and build the graph of their claims.

    `paths` are files and folders of .txt, .html, .jsonl and .csv; `store` is a folder, or the address of a SPARQL endpoint, that keeps
    the graph and is added to, else it lives in memory; `base` is what data IRIs begin with; `knowledge` are further tables of actors,
    places and outlets; without `provenance` nothing depends on the time of the run. An article that can't be read or understood is left
    out and reported (`graph.report.refused`). Raises InputError for paths, tables or a store that can't be used, or no article left.
    """
    from kg.analysis import analyse
    from kg.graph.address import place_of
    from kg.graph.provenance import Provenance, time_of_run
    from kg.graph.remote import open_store

    started = time.perf_counter()
    tally = _Tally(progress)
    _check_base(base)
    named = [paths] if isinstance(paths, str | Path) else list(paths)
    known_things = _load_knowledge(knowledge)
    run = Provenance(__version__, time_of_run()) if provenance else None
    articles = _articles(named, tally)
    if (first := next(articles, None)) is None:
        raise InputError(_nothing_read(named, tally.refused))
    target = open_store(store)
    import kg.annotate.pipeline  # noqa: F401  (a broken installation shows here, not as a refusal of every article)

    shelf = _Shelf(target, base, known_things, named, run, empty=not len(target))
    with seldom_collection():
        for article, claims in _claims(_unread(chain([first], articles), shelf, tally), known_things, tally):
            shelf.put(article, claims, tally)
    if not tally.done and not tally.known:
        raise InputError(_nothing_read(named, tally.refused))
    tally.tell("comparing")
    found = analyse(target, base=base, anew=False)
    graph = Graph(target, name=place_of(store).name if store is not None else "graph")
    graph.report = _report(found, tally, time.perf_counter() - started)
    return graph


def _articles(paths: Sequence[Path | str], tally: _Tally) -> Iterator[Article]:
    """The articles that can be read; the others are reported."""
    from kg.corpus import count, read

    tally.total = count(paths)
    items = read(paths)
    while True:
        try:
            item = next(items, None)
        except InputError:
            raise
        except Exception as error:
            tally.refuse("the rest of the input", error)
            return
        if item is None:
            return
        if isinstance(item, Refusal):
            tally.refused.append(item)
            tally.tell("reading", item.source)
        else:
            yield item


@dataclass(frozen=True)
class _Shelf:
    """The store, and how articles are put there."""

    store: GraphStore
    base: str
    knowledge: Knowledge
    paths: Sequence[Path | str]
    run: Provenance | None
    empty: bool  # before this run: then nothing in it is outdated

    def has(self, article: Article) -> bool:
        """Whether the store has the article as it is read now."""
        from kg.graph.articles import is_current
        from kg.graph.mint import graph_iri

        return self.store.holds(graph_iri(article.id, base=self.base)) and is_current(
            self.store.inner, article, base=self.base, outlets=self.knowledge.outlets
        )

    def put(self, article: Article, claims: Sequence[Claim], tally: _Tally) -> None:
        """Write an article in place of its older versions, in one transaction. An article that can't be written is left out."""
        from kg.graph.forget import statements_to_forget
        from kg.graph.write import write_article

        try:
            quads = write_article(article, claims, base=self.base, outlets=self.knowledge.outlets, provenance=self.run)
        except Exception as error:
            tally.refuse(article.source_file, error)
            return
        older = () if self.empty else self._older(article)
        self.store.add(quads, instead_of=statements_to_forget(self.store.inner, older) if older else ())
        tally.replaced += bool(older)
        tally.count(article, claims)

    def _older(self, article: Article) -> list[str]:
        """The IRIs of what the store has of the article, or of the file or address that it changed from."""
        from kg.graph.articles import outdated
        from kg.graph.mint import article_iri, graph_iri

        same = [article_iri(article.id, base=self.base)] if self.store.holds(graph_iri(article.id, base=self.base)) else []
        return same + outdated(self.store.inner, article, kept=lambda: self.read_now)

    @cached_property
    def read_now(self) -> frozenset[str]:
        """The ids of all articles of this run: none of them is an older version of another."""
        from kg.corpus import read

        return frozenset(item.id for item in read(self.paths) if isinstance(item, Article))


def _unread(articles: Iterable[Article], shelf: _Shelf, tally: _Tally) -> Iterator[Article]:
    """The articles that the store does not have yet."""
    for article in articles:
        if shelf.has(article):
            tally.known += 1
        else:
            yield article


def _claims(articles: Iterable[Article], knowledge: Knowledge, tally: _Tally) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
    """Each article with its claims. After one that can't be understood, the rest of its batch is read article by article."""
    for language, group in groupby(articles, key=lambda article: article.language):
        while batch := list(islice(group, _BATCH)):
            done = 0
            try:
                for pair in _extract(batch, language, knowledge):
                    yield pair
                    done += 1
            except Exception:
                for article in batch[done:]:
                    yield from _extract_alone(article, knowledge, tally)


def _extract(articles: Sequence[Article], language: str, knowledge: Knowledge) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
    from kg.annotate import pipeline
    from kg.claims import extract

    for annotation in pipeline.annotate(articles, language=language, knowledge=knowledge):
        yield annotation.article, extract(annotation)


def _extract_alone(article: Article, knowledge: Knowledge, tally: _Tally) -> list[tuple[Article, tuple[Claim, ...]]]:
    try:
        return list(_extract([article], article.language, knowledge))
    except Exception as error:
        tally.refuse(article.source_file, error)
        return []


def _check_base(base: str) -> None:
    from kg.graph.mint import check_base

    try:
        check_base(base)
    except ValueError as error:
        raise InputError(str(error)) from error


def _load_knowledge(tables: Iterable[Path | str]) -> Knowledge:
    from kg.knowledge import load

    return load(tuple(Path(table) for table in tables))


def _nothing_read(paths: Sequence[Path | str], refused: Sequence[Refusal]) -> str:
    where = ", ".join(str(path) for path in paths) or "no path"
    if not refused:
        return f"{where}: no articles there: give files or folders of .txt, .html, .jsonl or .csv"
    first = f"{refused[0].source}: {refused[0].reason}"
    return first if len(refused) == 1 else f"{where}: none of {len(refused)} inputs could be read; the first: {first}"


def _report(found: Analysis, tally: _Tally, seconds: float) -> BuildReport:
    return BuildReport(
        articles=tally.done,
        known=tally.known,
        refused=tuple(tally.refused),
        words=tally.words,
        claims=sum(tally.types.values()),
        types=tuple(sorted(tally.types.items(), key=lambda pair: (-pair[1], pair[0]))),
        events=found.events,
        contradictions=found.findings,
        shared=found.shared,
        seconds=seconds,
        replaced=tally.replaced,
    )
