#!/usr/bin/env python3
"""Times, places, quantities, events and coreference that we find, against those that people marked in POPCORN's reports.

    python benchmarks/bench_mentions.py [POPCORN_JSON]

POPCORN (MIT licence; 400 French reports for training) marks every mention with its characters and type. A mention counts as found
where its characters and ours overlap. POPCORN marks rooms and streets as places, too ("la cuisine"), and no values, so that

- places are told for all and for those with a capital;
- the value of a date is compared where its words are a day, a month and a year, that of a number where they are digits;
- numbers of dead and wounded above one are compared by article with those of the claims;
- events and coreference: see `popcorn_events.py`.

Without the file nothing is measured, and that is said.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from popcorn import Marked, Score, date_of, marked_as, mentions_of, overlap, score_of, spans_of
from popcorn_events import measure_coreference, measure_events

from kg import knowledge
from kg.annotate.pipeline import annotate
from kg.annotations import Annotation
from kg.claims import extract
from kg.model import Article, Claim, Paragraph, ParagraphKind, Span

POPCORN = Path(__file__).resolve().parents[2] / "shared" / "popcorn" / "train.json"
_TOLLS = {"DEATHS_NUMBER": "killed", "INJURED_NUMBER": "wounded"}


def main() -> None:
    """Measure and print."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else POPCORN
    if not path.exists():
        print(f"{path} is not there: nothing to measure")
        return
    reports: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    articles = [_article(key, reports[key]["text"]) for key in sorted(reports)]
    scores: dict[str, Score] = {}
    for annotation in annotate(articles, language="fr", knowledge=knowledge.load()):
        report = reports[annotation.article.source_file]
        claims = extract(annotation)
        _measure(annotation, mentions_of(report), scores)
        _measure_tolls(annotation, claims, report, scores)
        measure_events(claims, report, scores)
        measure_coreference(annotation, report, scores)
    for name, score in scores.items():
        print(score.row(name))


def _measure(annotation: Annotation, marked: Sequence[Marked], scores: dict[str, Score]) -> None:
    times, places, numbers = ([m for m in marked if m.type.startswith(kind)] for kind in ("TIME", "PLACE", "QUANTITY"))
    found_times = spans_of(annotation, [t.tokens for t in annotation.times])
    found_places = spans_of(annotation, [p.tokens for p in annotation.places])
    found_numbers = spans_of(annotation, [q.number for q in annotation.quantities])
    exact = [m for m in times if m.type == "TIME_EXACT"]
    named = [m for m in places if m.text[0].isupper()]
    counted = [m for m in numbers if m.type != "QUANTITY_FUZZY" and not m.text.lower().startswith("tou")]
    score_of(scores, "times, exact").add(exact, found_times, times)
    score_of(scores, "times, all").add(times, found_times)
    score_of(scores, "places, with a capital").add(named, found_places, places)
    score_of(scores, "places, all").add(places, found_places)
    score_of(scores, "quantities, exact").add(counted, found_numbers, numbers)
    dated = [(m, value) for m in times if (value := date_of(m.text))]
    told = list(zip(found_times, [t.edtf or "" for t in annotation.times], strict=True))
    _values(score_of(scores, "values of full dates"), dated, told)
    digits = [(m, str(float(m.text.replace(" ", "")))) for m in counted if m.text.replace(" ", "").isdecimal()]
    _values(
        score_of(scores, "values of numbers"), digits, list(zip(found_numbers, [str(q.value) for q in annotation.quantities], strict=True))
    )


def _values(score: Score, marked: Iterable[tuple[Marked, str]], told: Sequence[tuple[tuple[int, int], str]]) -> None:
    """Whether the value of what overlaps a mention is the mention's; intervals that a date opens or ends have it as a bound."""
    for mention, value in marked:
        ours = [text for span, text in told if overlap(mention, span)]
        hit = any(value in text.rstrip("~?%").split("/") for text in ours)
        score.marked, score.found = score.marked + 1, score.found + hit
        score.predicted, score.right = score.predicted + bool(ours), score.right + hit


def _measure_tolls(annotation: Annotation, claims: Sequence[Claim], report: dict[str, Any], scores: dict[str, Score]) -> None:
    """The numbers of dead and wounded of one article's claims, above one; what is marked is read by our own reader of numbers."""
    entities = {entity["id"]: entity for entity in report["entities"]}
    values = list(
        zip(spans_of(annotation, [q.number for q in annotation.quantities]), [q.value for q in annotation.quantities], strict=True)
    )
    gold: set[tuple[str, float]] = set()
    for _, relation, number in report["relations"]:
        for mention in entities[number]["mentions"] if relation in _TOLLS else ():
            mark = marked_as(mention, "")
            gold |= {(_TOLLS[relation], value) for span, value in values if overlap(mark, span) and value > 1}
    ours = {(q.measure, q.value) for claim in claims for q in claim.quantities if q.measure in _TOLLS.values() and q.value > 1}
    score = score_of(scores, "dead and wounded")
    score.found, score.marked = score.found + len(gold & ours), score.marked + len(gold)
    score.right, score.predicted = score.right + len(gold & ours), score.predicted + len(ours)


def _article(key: str, text: str) -> Article:
    span = Span(0, len(text))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id=digest[:16],
        source_file=key,
        text=text,
        span=span,
        paragraphs=(Paragraph(span, ParagraphKind.BODY),),
        language="fr",
        sha256=digest,
    )


if __name__ == "__main__":
    main()
