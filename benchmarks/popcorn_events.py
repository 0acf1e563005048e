"""POPCORN's events and coreference against our claims and actors.

- an event (one of the kinds that have a type of PLOVER) is found where a claim of that type has one of its mentions for a trigger, and a
  claim of these types is right where its trigger is a mention of any event; of the events found, those with a named place or a full date
  tell whether the claim has them;
- coreference goes by pairs of mentions of persons, groups and organisations: two of ours are one where they have one actor, two marked ones
  where they are of one entity; a pronoun is right where another mention of its entity has its actor.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

from popcorn import Score, date_of, marked_as, overlap, score_of, spans_of

from kg.annotations import Annotation
from kg.model import Claim, lineage

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


def measure_events(claims: Sequence[Claim], report: dict[str, Any], scores: dict[str, Score]) -> None:
    """Events found by the claims of one article, and the places and dates that those claims have."""
    entities = {entity["id"]: entity for entity in report["entities"]}
    kinds = _OTHER_EVENTS.union(*_EVENTS.values())
    told = [marked_as(mention, "") for entity in report["entities"] if entity["type"] in kinds for mention in entity["mentions"]]
    for type_, events in _EVENTS.items():
        ours = [claim for claim in claims if claim.type == type_]
        score = score_of(scores, f"events, {type_}")
        score.predicted += len(ours)
        score.right += sum(any(overlap(mark, _trigger(claim)) for mark in told) for claim in ours)
        for event in (entity for entity in report["entities"] if entity["type"] in events):
            marks = [marked_as(mention, "") for mention in event["mentions"]]
            found = [claim for claim in ours if any(overlap(mark, _trigger(claim)) for mark in marks)]
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
    dates = {date for text in texts["START_DATE"] if (date := date_of(text))}
    named = {name for claim in claims for place in claim.places for whole in lineage(place) for name in (whole.label, *whole.aliases)}
    days = {day for claim in claims for day in (claim.time or "").split("/")}
    for name, asked, hit, ours in (("place", places, places & named, named), ("date", dates, dates & days, days - {""})):
        if asked:
            score = score_of(scores, f"{name} of an event")
            score.marked, score.found = score.marked + 1, score.found + bool(hit)
            score.predicted, score.right = score.predicted + bool(ours), score.right + bool(hit)


def measure_coreference(annotation: Annotation, report: dict[str, Any], scores: dict[str, Score]) -> None:
    """Pairs of mentions that are one, and pronouns, over the mentions of actors in one article."""
    spans = spans_of(annotation, [m.tokens for m in annotation.actors])
    ours = list(zip(spans, [m.actor.id for m in annotation.actors], strict=True))
    told: list[tuple[int, str | None, bool]] = []  # entity, our actor, whether a pronoun
    for entity in report["entities"]:
        if entity["type"] in _ACTORS or entity["type"].endswith(_ORGANISATION):
            for mark in (marked_as(mention, "") for mention in entity["mentions"]):
                actor = next((id_ for span, id_ in ours if overlap(mark, span)), None)
                told.append((entity["id"], actor, mark.text.lower() in _PRONOUNS))
    links = score_of(scores, "coreference, pairs")
    for (entity, actor, _), (other, theirs, _) in combinations(told, 2):
        same = actor is not None and actor == theirs
        links.marked, links.predicted = links.marked + (entity == other), links.predicted + same
        links.found, links.right = links.found + (same and entity == other), links.right + (same and entity == other)
    pronouns = score_of(scores, "coreference, pronouns")
    for i, (entity, actor, pronoun) in enumerate(told):
        rest = [theirs for k, (other, theirs, _) in enumerate(told) if k != i and other == entity]
        if pronoun and rest:
            right = actor is not None and actor in rest
            pronouns.marked, pronouns.predicted = pronouns.marked + 1, pronouns.predicted + (actor is not None)
            pronouns.found, pronouns.right = pronouns.found + right, pronouns.right + right


def _trigger(claim: Claim) -> tuple[int, int]:
    return claim.trigger.begin, claim.trigger.end
