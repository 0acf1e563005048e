"""Places that a text implies: a deed without a place is where its sentence says, or where the last deed before it was.

The one place that a sentence names, if another predicate does not claim it, is that of its deeds; forces, and blows told next to it,
share it even so. What is said at a gathering or after a journey is said there. Else a deed told right after another, and a blow of
the same day as the last one, is where that was, if it lies on the scene of the article: the place that holds most of what it locates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.annotations import Annotation, PlaceMention
from kg.claims.clauses import tense_of
from kg.claims.coordination import first_of_series
from kg.claims.draft import Draft, lineages
from kg.claims.forms import is_past_participle, is_verbal
from kg.claims.held_ground import place_ground
from kg.claims.location import is_origin, place_words, tells_of_source
from kg.claims.own_times import calendar, is_of_other_time
from kg.languages import function_words
from kg.model import Place, lineage

_DEEDS = frozenset({"assault", "coerce", "retreat", "mobilize", "aid", "toll"})
_NEXT = 12  # tokens between a blow and the place that another predicate beside it has
_GATHERING = frozenset({"consult", "mobilize", "protest", "retreat"})
_WORDS = frozenset({"accuse", "agree", "consult", "reject", "request", "support", "threaten"})
_TOLD = _DEEDS | {"protest", "control"}  # what is where the last such thing was told to be
_RIGHT_AFTER = 30  # tokens between a deed and the one before it
_NEAR = 20  # tokens between a deed and the place of another clause of its sentence


def spread_places(drafts: Sequence[Draft], annotation: Annotation) -> list[Draft]:
    """The drafts with implied places: of their own sentence first, else of the deed told before."""
    triggers = frozenset(draft.head.i for draft in drafts)
    grounds = {place.id for draft in drafts if draft.type in _TOLD for place in draft.places}  # "ont attaqué Gao"
    located = [mention for mention in annotation.places if mention.relation != "none" or mention.place.id in grounds]
    scene = _scene(located)
    aimed = _placed_by_aim(place_ground(drafts, annotation.places))
    placed = [_placed_by_sentence(draft, annotation, triggers, scene) for draft in aimed]
    if scene is None:
        return placed
    told = [draft for draft in drafts if draft.places and draft.type in _TOLD]
    return [_placed_by_scene(d, told, located, scene) if d.type in _TOLD and not _is_placed(d) else d for d in placed]


def _placed_by_aim(drafts: Sequence[Draft]) -> list[Draft]:
    """What somebody goes or gathers somewhere to say is said there: "s'est rendu à X pour convaincre …"."""
    places = {d.head.i: d.destinations or d.places for d in drafts if d.type in _GATHERING and not d.origins}

    def there(draft: Draft) -> Draft:
        governor = _aims_at(draft.head)
        told = places.get(governor.i, ()) if governor is not None and not _is_placed(draft) and draft.type in _WORDS else ()
        return replace(draft, places=told, rules=(*draft.rules, "place: of the aim")) if told else draft

    return [there(draft) for draft in drafts]


def _aims_at(verb: Token) -> Token | None:
    """The verb whose aim an infinitive tells, itself or the one it is coordinated with."""
    verb = first_of_series(verb)
    openers = function_words(verb.lang_, "purpose")
    return verb.head if verb.head != verb and any(child.lower_ in openers for child in verb.lefts) else None


def _placed_by_sentence(draft: Draft, annotation: Annotation, triggers: frozenset[int], scene: Place | None) -> Draft:
    """A deed without a place with the only one that its sentence names."""
    if draft.type not in _DEEDS or _is_placed(draft) or is_of_other_time(draft.head) or _lasts(draft.head):
        return draft
    sentence, doc = draft.head.sent, draft.head.doc
    acting = {actor.id for actor in (*draft.agents, *draft.recipients)}
    inside = [m for m in annotation.places if sentence.start <= m.tokens.head < sentence.end and m.relation == "at"]
    if not any(_is_within_reach(doc[m.tokens.head], draft.head) for m in inside):
        return draft
    told = [
        m
        for m in inside
        if not is_origin(doc[m.tokens.head], triggers)
        and (not tells_of_source(doc[m.tokens.head], draft.head.i, annotation.scopes) or (scene and _is_held(m.place, scene)))
    ]
    near = [m for m in told if m.place.id not in acting]
    free = [m for m in near if not _is_claimed(doc[m.tokens.head], draft.head, triggers)]
    done = [m for m in near if m in free or not _is_on_occasion(doc[m.tokens.head])]
    lone = _innermost(free) or (_innermost(done) if _shares_scene(draft, done) else None)
    return replace(draft, places=(lone,), rules=(*draft.rules, "place: of the sentence")) if lone is not None else draft


def _is_within_reach(place: Token, head: Token) -> bool:
    """Whether a place is told near a deed, or in the clause that the deed's own clause depends on."""
    clause = next((node for node in place.ancestors if is_verbal(node)), None)
    return abs(place.i - head.i) < _NEAR or (clause is not None and clause.is_ancestor(head))


def _lasts(head: Token) -> bool:
    """Whether a noun tells of more than one deed at one place ("la lutte contre le terrorisme"); in the plural it tells of single ones."""
    lasting = head.pos_ == "NOUN" and ("lasting", head.lemma_.lower()) in calendar(head.lang_)
    return lasting and head.morph.get("Number", []) != ["Plur"]


def _innermost(mentions: Sequence[PlaceMention]) -> Place | None:
    """The one place that mentions name, or the innermost where each of the others holds it."""
    inner = max((m.place for m in mentions), key=lambda place: len(lineages((place,))), default=None)
    return inner if inner is not None and all(m.place.id in lineages((inner,)) for m in mentions) else None


def _shares_scene(draft: Draft, mentions: Sequence[PlaceMention]) -> bool:
    """Whether a deed is where the one place of its sentence is, though another predicate has it: forces, and blows next to it."""
    return draft.type == "mobilize" or (draft.type == "assault" and all(abs(m.tokens.head - draft.head.i) < _NEXT for m in mentions))


def _is_on_occasion(place: Token) -> bool:
    """Whether a place is where people met, not where what they spoke of was: "lors d'une visite à X"."""
    return any(node.pos_ == "NOUN" and ("occasion", node.lemma_.lower()) in place_words(node.lang_) for node in place.ancestors)


def _is_claimed(place: Token, head: Token, triggers: frozenset[int]) -> bool:
    """Whether a place hangs on another predicate before it hangs on the deed."""
    for node in place.ancestors:
        if node.i in triggers:
            return node.i != head.i
    return False


def _is_placed(draft: Draft) -> bool:
    return bool(draft.places or draft.origins or draft.destinations)


def _scene(located: Sequence[PlaceMention]) -> Place | None:
    """The innermost of the places that hold most of what an article locates."""
    counts = Counter(whole for mention in located for whole in lineage(mention.place))
    if not counts:
        return None
    most = max(counts.values())
    return max((place for place, count in counts.items() if count == most), key=lambda place: (len(lineages((place,))), place.id))


def _placed_by_scene(draft: Draft, told: Sequence[Draft], located: Sequence[PlaceMention], scene: Place) -> Draft:
    """A deed with the place of the last one told before it, on the scene of the article; a whole country tells nothing of where."""
    before = [other for other in told if other.head.i < draft.head.i]
    if not before or _is_apart(draft):
        return draft
    last = max(before, key=lambda other: other.head.i)
    place = last.places[0]
    if place.kind == "country" or not (any(_is_held(told_at, scene) for told_at in last.places) or _may_lie_anywhere(place)):
        return draft
    stated = draft.type == "assault" and is_verbal(draft.head) and _is_of_same_day(draft, last)
    if _is_of_another_day(draft, last) or not (stated or _goes_on(draft, last, located)):
        return draft
    return replace(draft, places=(place,), rules=(*draft.rules, "place: told before"))


def _is_apart(draft: Draft) -> bool:
    """Whether a deed is no part of what the sentences around it tell.

    The sum of a war, a struggle, "Capturé en 2017, il …", what a subordinate clause tells, what is spoken of again ("L'attaque a …").
    """
    head = first_of_series(draft.head)
    opens = draft.head.is_sent_start and is_past_participle(draft.head)
    aside = head.dep_ != "ROOT" if is_verbal(draft.head) else head.dep_.startswith("nsubj")
    return "time: sum" in draft.rules or _lasts(draft.head) or opens or aside


def _is_of_another_day(draft: Draft, other: Draft) -> bool:
    """Whether a deed is told back, in the pluperfect, to another day than the one before it."""
    return (
        tense_of(draft.head)[0] == "pluperfect" and draft.time is not None and other.time is not None and draft.time.edtf != other.time.edtf
    )


def _goes_on(draft: Draft, last: Draft, located: Sequence[PlaceMention]) -> bool:
    """Whether a deed is told right after another, with no other place between."""
    if draft.head.i - last.head.i >= _RIGHT_AFTER:
        return False
    sentence = draft.head.sent
    start = sentence[0].nbor(-1).sent.start if sentence.start > 0 else 0
    return all(_is_held(mention.place, last.places[0]) for mention in located if start <= mention.tokens.head < sentence.start)


def _is_of_same_day(draft: Draft, other: Draft) -> bool:
    days = [told.time.edtf if told.time is not None else None for told in (draft, other)]
    return days[0] is not None and days[0] == days[1] and draft.type == other.type


def _is_held(place: Place, other: Place) -> bool:
    """Whether one of two places is or holds the other."""
    return place.id in lineages((other,)) or other.id in lineages((place,))


def _may_lie_anywhere(place: Place) -> bool:
    """Whether a village or province is known by its name alone, so that it may well lie on the scene of the article."""
    return not place.known and place.within is None and place.kind != "place"
