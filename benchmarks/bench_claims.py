#!/usr/bin/env python3
"""Claims that we extract, against those annotated in 370 articles of OrangeSum.

    python benchmarks/bench_claims.py PATH [--annotation once|first|second] [--part development|test|all]
    python benchmarks/bench_claims.py PATH --agreement [--part …]

PATH is the collection as JSONL, one article a line (OrangeSum: Kamal Eddine, Tixier and Vazirgiannis, 2021; CC BY-SA 4.0); articles
that are not annotated are passed over. 224 articles are annotated once, by readers who judged our claims, 146 others twice, by readers
who saw none of them; `--agreement` measures the second of these against the first. The annotations (`annotated/*.tsv`, which say how
they were made) have no text but namings. An article is known by the SHA-256 of its own text, so that the texts must be those of the
collection to the letter.

Annotated and extracted claims are aligned one to one within a sentence: a pair needs overlapping triggers or the same type, and of all
alignments that of the greatest weight counts (type and trigger before agent and recipient before the rest).

- found: aligned; typed: and of one type; core: and agent and recipient agree (both empty, or a filler in common);
- agent, recipient, place, time, source: filler by filler, those of claims that are not aligned too;
- polarity, modality: how often they are the same, of aligned claims.

An actor or place agrees with itself, its wholes and its parts; words of the article with an actor one of whose names holds them or is
held by them; times where they have the same first and last day.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from annotated_claims import ANNOTATED, PARTS, SLOTS, Names, Told, align, read_annotated
from rich.console import Console
from rich.progress import track

from kg import knowledge
from kg.annotate.pipeline import annotate
from kg.annotations import Annotation
from kg.claims import extract
from kg.corpus import count, read
from kg.errors import InputError
from kg.model import Actor, Article, Claim, Place

T = TypeVar("T")
_DIGITS = 16  # of an article's SHA-256


@dataclass
class Score:
    """Annotated ones found, and extracted ones that are right."""

    right: int = 0
    annotated: int = 0
    extracted: int = 0

    def add(self, right: int, annotated: int, extracted: int) -> None:
        """Count some more."""
        self.right, self.annotated, self.extracted = self.right + right, self.annotated + annotated, self.extracted + extracted

    def row(self, name: str) -> str:
        """A line of the table: precision, recall and F1, with their counts."""
        p, r = _share(self.right, self.extracted), _share(self.right, self.annotated)
        f = _share(2 * self.right, self.extracted + self.annotated)
        return f"{name:10s}{p:>8}{r:>8}{f:>8}{self.annotated:>11,}{self.extracted:>11,}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print; exits with a message where there is nothing to measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, help="the collection, JSONL")
    parser.add_argument("--part", choices=(*PARTS, "all"), default="development", help="of the annotated articles (development)")
    parser.add_argument("--annotation", choices=ANNOTATED, default="once", help="of 224 articles (once) or of 146 others")
    parser.add_argument("--agreement", action="store_true", help="the second annotation against the first, not our claims")
    parser.add_argument("--annotated", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    try:
        if options.agreement:
            first, second = (read_annotated(ANNOTATED[name], part=options.part) for name in ("first", "second"))
            print(measure(options.path, first, other=second))
        else:
            print(measure(options.path, read_annotated(options.annotated or ANNOTATED[options.annotation], part=options.part)))
    except InputError as error:
        sys.exit(f"bench_claims.py: {error}")


def measure(path: Path, annotated: Mapping[str, Sequence[Told]], *, other: Mapping[str, Sequence[Told]] | None = None) -> str:
    """The table for those articles of a collection that are annotated, of our claims or those of another annotation.

    Raises InputError where the collection is missing or has none of the articles.
    """
    articles = _articles(path, annotated)
    known = knowledge.load()
    names = Names()
    for actor in known.actors.values():
        names.note(actor)
    for place in known.places.values():
        names.note(place)
    scores = {name: Score() for name in ("found", "typed", "core", *SLOTS)}
    same = {name: Score() for name in ("polarity", "modality")}
    for annotation in _shown(annotate(articles, language="fr", knowledge=known), "extracting", total=len(articles)):
        article = annotation.article.sha256[:_DIGITS]
        ours = _extracted(annotation, names) if other is None else other.get(article, [])
        _compare(annotated[article], ours, _sentences(annotation), names, scores, same)
    head = f"{len(articles)} of {len(annotated)} annotated articles\n{'':10s}{'P':>8}{'R':>8}{'F1':>8}{'annotated':>11}{'extracted':>11}"
    rows = [score.row(name) for name, score in scores.items()]
    return "\n".join([head, *rows, *(f"{name:10s}{_share(s.right, s.annotated):>24}{s.annotated:>11,}" for name, s in same.items())])


def _compare(
    annotated: Sequence[Told],
    ours: Sequence[Told],
    sentences: Sequence[int],
    names: Names,
    scores: Mapping[str, Score],
    same: Mapping[str, Score],
) -> None:
    """Count one article."""
    pairs = align(annotated, ours, sentences, names)
    typed = [(a, b) for a, b in pairs if a.type == b.type]
    core = [(a, b) for a, b in typed if names.agree("agent", a, b) and names.agree("recipient", a, b)]
    for name, right in (("found", pairs), ("typed", typed), ("core", core)):
        scores[name].add(len(right), len(annotated), len(ours))
    for slot in SLOTS:
        right_fillers = sum(_in_common(slot, a, b, names) for a, b in pairs)
        scores[slot].add(right_fillers, sum(len(a.fillers[slot]) for a in annotated), sum(len(b.fillers[slot]) for b in ours))
    same["polarity"].add(sum(a.polarity == b.polarity for a, b in pairs), len(pairs), len(pairs))
    same["modality"].add(sum(a.modality == b.modality for a, b in pairs), len(pairs), len(pairs))


def _in_common(slot: str, annotated: Told, ours: Told, names: Names) -> int:
    """How many annotated fillers have one of ours, each of ours for one of them."""
    left = list(ours.fillers[slot])
    before = len(left)
    for filler in annotated.fillers[slot]:
        match = next((other for other in left if names.same(slot, filler, other)), None)
        if match is not None:
            left.remove(match)
    return before - len(left)


def _articles(path: Path, annotated: Mapping[str, Sequence[Told]]) -> list[Article]:
    """The annotated articles of a collection, each once."""
    if not path.is_file():
        raise InputError(f"{path} is not there: give the collection's JSONL file")
    found: dict[str, Article] = {}
    for article in _shown(read([path]), "reading", total=count([path])):
        if isinstance(article, Article) and article.sha256[:_DIGITS] in annotated:
            found.setdefault(article.sha256[:_DIGITS], article)
    if not found:
        raise InputError(f"none of the {len(annotated)} annotated articles is in {path}")
    return list(found.values())


def _extracted(annotation: Annotation, names: Names) -> list[Told]:
    """Our claims of an article; their actors and places are noted."""
    return [_of(claim, annotation.article.span.begin, names) for claim in extract(annotation)]


def _of(claim: Claim, begin: int, names: Names) -> Told:
    entities: dict[str, Iterable[Actor | Place]] = {
        "agent": claim.agents,
        "recipient": claim.recipients,
        "place": (*claim.places, *claim.origins, *claim.destinations),
        "source": [attribution.source for attribution in claim.attribution],
    }
    fillers = {slot: tuple(names.note(entity) for entity in filling) for slot, filling in entities.items()}
    fillers["time"] = (claim.time,) if claim.time else ()
    trigger = claim.trigger
    return Told(trigger.begin - begin, trigger.end - begin, claim.type.lower(), fillers, claim.polarity.lower(), claim.modality.lower())


def _shown(steps: Iterable[T], what: str, *, total: int) -> Iterable[T]:
    """The same, with a progress bar on stderr if a person is looking."""
    return track(steps, what, total=total, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())


def _sentences(annotation: Annotation) -> list[int]:
    return [annotation.doc[sentence.start].idx for sentence in annotation.doc.sents]


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


if __name__ == "__main__":
    main()
