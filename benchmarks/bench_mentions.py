#!/usr/bin/env python3
"""Times, places, quantities, events and coreference that we find, against those that people marked in POPCORN's reports.

    python benchmarks/bench_mentions.py [POPCORN_JSON]

POPCORN (MIT licence; 400 French reports for training) marks every mention with its characters and type. A mention counts as found
where its characters and ours overlap. POPCORN marks rooms and streets as places, too ("la cuisine"), and no values, so that

- places are told for all and for those with a capital;
- the value of a date is compared where its words are a day, a month and a year, that of a number where they are digits;
- numbers of dead and wounded above one are compared by article with those of the claims;
- an event (POPCORN's kinds that have a type of PLOVER) is found where a claim of that type has one of its mentions for a trigger, and a
  claim of these types is right where its trigger is a mention of any event; of the events found, those with a named place or a full date
  tell whether the claim has them;
- coreference goes by pairs of mentions of persons, groups and organisations: two of ours are one where they have one actor, two marked ones
  where they are of one entity; a pronoun is right where another mention of its entity has its actor.

Without the file nothing is measured, and that is said.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from kg import knowledge
from kg.annotate.pipeline import annotate
from kg.annotations import Annotation, Tokens
from kg.claims import extract
from kg.model import Article, Claim, Paragraph, ParagraphKind, Span, lineage

POPCORN = Path(__file__).resolve().parents[2] / "shared" / "popcorn" / "train.json"
_MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")
_DATE = re.compile(rf"(\d\d?)(?:er)? ({'|'.join(_MONTHS)}) (\d{{4}})")
_EVENTS = {
    "ASSAULT": frozenset({"BOMBING", "POLITICAL_VIOLENCE", "CIVIL_WAR_OUTBREAK"}),
    "PROTEST": frozenset(
        {"DEMONSTRATION", "ILLEGAL_CIVIL_DEMONSTRATION", "RIOT", "STRIKE", "HOOLIGANISM_TROUBLEMAKING", "AGITATING_TROUBLE_MAKING"}
    ),
    "COERCE": frozenset({"CRIMINAL_ARREST", "COUP_D_ETAT"}),
}
_OTHER_EVENTS = frozenset(
    {"ACCIDENT", "CBRN_EVENT", "DRUG_OPERATION", "ELECTION", "FIRE", "GATHERING", "POLLUTION", "SUICIDE", "THEFT", "TRAFFICKING"}
)
_ACTORS = frozenset({"CIVILIAN", "GROUP_OF_INDIVIDUALS", "MILITARY", "TERRORIST_OR_CRIMINAL"})
_ORGANISATION = "ORGANISATION"
_PRONOUNS = frozenset({"il", "elle", "ils", "elles", "lui", "leur", "celui-ci", "celle-ci", "ceux-ci", "ce dernier", "cette dernière"})
_TOLLS = {"DEATHS_NUMBER": "killed", "INJURED_NUMBER": "wounded"}


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention that people marked: its characters, text and type."""

    begin: int
    end: int
    text: str
    type: str


@dataclass
class Score:
    """Marked mentions found, and found ones marked."""

    found: int = 0
    marked: int = 0
    right: int = 0
    predicted: int = 0

    def add(self, marked: Sequence[Marked], spans: Sequence[tuple[int, int]], accepted: Sequence[Marked] | None = None) -> None:
        """Count one article; `accepted` are the mentions that make a span right where they are more than those asked for."""
        self.marked += len(marked)
        self.found += sum(any(_overlap(m, span) for span in spans) for m in marked)
        self.predicted += len(spans)
        self.right += sum(any(_overlap(m, span) for m in (accepted or marked)) for span in spans)

    def row(self, name: str) -> str:
        """A line of the table: precision and recall with their counts."""
        return (
            f"{name:26s} P {_share(self.right, self.predicted)} ({self.right}/{self.predicted})"
            f"  R {_share(self.found, self.marked)} ({self.found}/{self.marked})"
        )


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
        _measure(annotation, _mentions(report), scores)
        _measure_tolls(annotation, claims, report, scores)
        _measure_events(claims, report, scores)
        _measure_coreference(annotation, report, scores)
    for name, score in scores.items():
        print(score.row(name))


def _measure(annotation: Annotation, marked: Sequence[Marked], scores: dict[str, Score]) -> None:
    times, places, numbers = ([m for m in marked if m.type.startswith(kind)] for kind in ("TIME", "PLACE", "QUANTITY"))
    found_times = _spans(annotation, [t.tokens for t in annotation.times])
    found_places = _spans(annotation, [p.tokens for p in annotation.places])
    found_numbers = _spans(annotation, [q.number for q in annotation.quantities])
    exact = [m for m in times if m.type == "TIME_EXACT"]
    named = [m for m in places if m.text[0].isupper()]
    counted = [m for m in numbers if m.type != "QUANTITY_FUZZY" and not m.text.lower().startswith("tou")]
    _score(scores, "times, exact").add(exact, found_times, times)
    _score(scores, "times, all").add(times, found_times)
    _score(scores, "places, with a capital").add(named, found_places, places)
    _score(scores, "places, all").add(places, found_places)
    _score(scores, "quantities, exact").add(counted, found_numbers, numbers)
    dated = [(m, value) for m in times if (value := _date_of(m.text))]
    told = list(zip(found_times, [t.edtf or "" for t in annotation.times], strict=True))
    _values(_score(scores, "values of full dates"), dated, told)
    digits = [(m, str(float(m.text.replace(" ", "")))) for m in counted if m.text.replace(" ", "").isdecimal()]
    _values(
        _score(scores, "values of numbers"), digits, list(zip(found_numbers, [str(q.value) for q in annotation.quantities], strict=True))
    )


def _values(score: Score, marked: Iterable[tuple[Marked, str]], told: Sequence[tuple[tuple[int, int], str]]) -> None:
    """Whether the value of what overlaps a mention is the mention's; intervals that a date opens or ends have it as a bound."""
    for mention, value in marked:
        ours = [text for span, text in told if _overlap(mention, span)]
        hit = any(value in text.rstrip("~?%").split("/") for text in ours)
        score.marked, score.found = score.marked + 1, score.found + hit
        score.predicted, score.right = score.predicted + bool(ours), score.right + hit


def _measure_tolls(annotation: Annotation, claims: Sequence[Claim], report: dict[str, Any], scores: dict[str, Score]) -> None:
    """The numbers of dead and wounded of one article's claims, above one; what is marked is read by our own reader of numbers."""
    entities = {entity["id"]: entity for entity in report["entities"]}
    values = list(zip(_spans(annotation, [q.number for q in annotation.quantities]), [q.value for q in annotation.quantities], strict=True))
    gold: set[tuple[str, float]] = set()
    for _, relation, number in report["relations"]:
        for mention in entities[number]["mentions"] if relation in _TOLLS else ():
            mark = _marked(mention, "")
            gold |= {(_TOLLS[relation], value) for span, value in values if _overlap(mark, span) and value > 1}
    ours = {(q.measure, q.value) for claim in claims for q in claim.quantities if q.measure in _TOLLS.values() and q.value > 1}
    score = _score(scores, "dead and wounded")
    score.found, score.marked = score.found + len(gold & ours), score.marked + len(gold)
    score.right, score.predicted = score.right + len(gold & ours), score.predicted + len(ours)


def _measure_events(claims: Sequence[Claim], report: dict[str, Any], scores: dict[str, Score]) -> None:
    """Events found by the claims of one article, and the places and dates that those claims have."""
    entities = {entity["id"]: entity for entity in report["entities"]}
    kinds = _OTHER_EVENTS.union(*_EVENTS.values())
    told = [_marked(mention, "") for entity in report["entities"] if entity["type"] in kinds for mention in entity["mentions"]]
    for type_, events in _EVENTS.items():
        ours = [claim for claim in claims if claim.type == type_]
        score = _score(scores, f"events, {type_}")
        score.predicted += len(ours)
        score.right += sum(any(_overlap(mark, _trigger(claim)) for mark in told) for claim in ours)
        for event in (entity for entity in report["entities"] if entity["type"] in events):
            marks = [_marked(mention, "") for mention in event["mentions"]]
            found = [claim for claim in ours if any(_overlap(mark, _trigger(claim)) for mark in marks)]
            score.marked, score.found = score.marked + 1, score.found + bool(found)
            if found:
                _measure_setting(found, event["id"], report["relations"], entities, scores)


def _measure_setting(
    claims: Sequence[Claim], event: int, relations: Sequence[Any], entities: dict[int, dict[str, Any]], scores: dict[str, Score]
) -> None:
    """Whether the claims of an event have one of its named places, and its full date."""
    texts: dict[str, set[str]] = {"IS_LOCATED_IN": set(), "START_DATE": set()}
    for one, relation, other in relations:
        if one == event and relation in texts:
            texts[relation] |= {mention["value"] for mention in entities[other]["mentions"]}
    places = {text for text in texts["IS_LOCATED_IN"] if text[0].isupper()}
    dates = {date for text in texts["START_DATE"] if (date := _date_of(text))}
    named = {name for claim in claims for place in claim.places for whole in lineage(place) for name in (whole.label, *whole.aliases)}
    days = {day for claim in claims for day in (claim.time or "").split("/")}
    for name, asked, hit, ours in (("place", places, places & named, named), ("date", dates, dates & days, days - {""})):
        if asked:
            score = _score(scores, f"{name} of an event")
            score.marked, score.found = score.marked + 1, score.found + bool(hit)
            score.predicted, score.right = score.predicted + bool(ours), score.right + bool(hit)


def _measure_coreference(annotation: Annotation, report: dict[str, Any], scores: dict[str, Score]) -> None:
    """Pairs of mentions that are one, and pronouns, over the mentions of actors in one article."""
    spans = _spans(annotation, [m.tokens for m in annotation.actors])
    ours = list(zip(spans, [m.actor.id for m in annotation.actors], strict=True))
    told: list[tuple[int, str | None, bool]] = []  # entity, our actor, whether a pronoun
    for entity in report["entities"]:
        if entity["type"] in _ACTORS or entity["type"].endswith(_ORGANISATION):
            for mark in (_marked(mention, "") for mention in entity["mentions"]):
                actor = next((id_ for span, id_ in ours if _overlap(mark, span)), None)
                told.append((entity["id"], actor, mark.text.lower() in _PRONOUNS))
    links = _score(scores, "coreference, pairs")
    for (entity, actor, _), (other, theirs, _) in combinations(told, 2):
        same = actor is not None and actor == theirs
        links.marked, links.predicted = links.marked + (entity == other), links.predicted + same
        links.found, links.right = links.found + (same and entity == other), links.right + (same and entity == other)
    pronouns = _score(scores, "coreference, pronouns")
    for i, (entity, actor, pronoun) in enumerate(told):
        rest = [theirs for k, (other, theirs, _) in enumerate(told) if k != i and other == entity]
        if pronoun and rest:
            right = actor is not None and actor in rest
            pronouns.marked, pronouns.predicted = pronouns.marked + 1, pronouns.predicted + (actor is not None)
            pronouns.found, pronouns.right = pronouns.found + right, pronouns.right + right


def _trigger(claim: Claim) -> tuple[int, int]:
    return claim.trigger.begin, claim.trigger.end


def _score(scores: dict[str, Score], name: str) -> Score:
    return scores.setdefault(name, Score())


def _mentions(report: dict[str, Any]) -> list[Marked]:
    return [_marked(mention, entity["type"]) for entity in report["entities"] for mention in entity["mentions"]]


def _marked(mention: dict[str, Any], type_: str) -> Marked:
    return Marked(mention["start"], mention["end"], mention["value"], type_)


def _spans(annotation: Annotation, runs: Iterable[Tokens]) -> list[tuple[int, int]]:
    return list(_characters(annotation, runs))


def _characters(annotation: Annotation, runs: Iterable[Tokens]) -> Iterator[tuple[int, int]]:
    doc = annotation.doc
    for run in runs:
        yield doc[run.start].idx, doc[run.end - 1].idx + len(doc[run.end - 1])


def _overlap(mark: Marked, span: tuple[int, int]) -> bool:
    return mark.begin < span[1] and span[0] < mark.end


def _date_of(text: str) -> str | None:
    found = _DATE.fullmatch(text.lower())
    return f"{found[3]}-{_MONTHS.index(found[2]) + 1:02d}-{int(found[1]):02d}" if found else None


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "  -  "


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
