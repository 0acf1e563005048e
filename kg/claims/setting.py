"""Where and when: which trigger each place and time expression of a sentence belongs to.

A mention belongs to the first predicate above it in the parse that is a trigger or lends one its clause; a trigger with
none of its own takes over that of the predicate it depends on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from spacy.tokens import Doc, Token

from kg.annotations import Annotation, PlaceMention, TimeMention
from kg.claims.belonging import arguments, owners_of
from kg.claims.clauses import is_apart, is_next_clause
from kg.claims.forms import is_passive, preposition
from kg.claims.location import (
    happened,
    hitting,
    is_hit,
    is_left_or_reached,
    is_location,
    is_origin,
    own_scene,
    place_words,
    struck_participle,
    tells_charge,
    tells_of_source,
    tells_which,
    tells_who,
    topic,
)
from kg.claims.own_times import (
    calendar,
    is_counted_from,
    is_of_other_time,
    is_qualifying,
    is_still_to_come,
    is_unbounded,
    occasions,
    opens_apart,
    shared_times,
    tells_rank,
    tells_since,
    unbound,
)
from kg.claims.place_chains import Chained, chains, is_elsewhere, without_sides
from kg.claims.said_places import said_at
from kg.claims.time_owners import content_dated, lent_by_object, owners_in_stretch
from kg.model import Place

_DEPTH = 12
_UNKNOWN = 9  # places that hold a place known by its name alone: "à Tongo, dans le centre du Mali"
_REACH = 8  # tokens between "deux jours après" and the event
_STANDING = frozenset({"support", "control", "strength", "cooperate"})  # states outlast the date of what they are told with
_SAID = frozenset({"support", "accuse", "request", "reject", "threaten", "sanction", "agree", "concede"})  # words are not where deeds are
_SPOKEN = _SAID - {"support"}

Mention = TypeVar("Mention", PlaceMention, TimeMention)


@dataclass(frozen=True, slots=True)
class Setting:
    """Places and times of one trigger; `inherited` when they come from another predicate."""

    places: tuple[PlaceMention, ...] = ()
    time: TimeMention | None = None


def find_settings(annotation: Annotation, types: Mapping[int, str], acting: frozenset[int]) -> dict[int, Setting]:
    """The setting of each trigger head, given the type of each.

    `acting` are the tokens that fill a role: names there are no places, unless something goes on there ("des tirs sur Israël").
    """
    doc, heads = annotation.doc, list(types)
    cues = frozenset(scope.cue for scope in annotation.scopes if scope.cue is not None) - frozenset(heads)
    language, triggers = annotation.article.language, set(heads)
    chained = [
        t for t in chains(annotation.places, doc) if is_location(doc[t.first.tokens.head], t.first, frozenset(heads), acting, language)
    ]
    dating = [t for t in annotation.times if t.edtf is not None and not is_unbounded(t, doc, calendar(language))]
    times = [t for t in dating if not tells_rank(t, doc)]
    apart = {i for t in annotation.times if t.edtf is None and is_counted_from(t, doc) for i in _counted_from(t, set(heads), doc)}
    states = frozenset(head for head in heads if types[head] == "support" and is_qualifying(doc[head]))
    lasting = {head for head in heads if _stands_apart(doc[head], annotation.article.language)}
    bearers = frozenset(mention.tokens.head for mention in annotation.actors) - frozenset(heads)
    located = {
        head: happened(_without_sources(mentions, head, annotation), doc[head], bearers, said=types[head] in _SAID)
        for head, mentions in _attach_places(chained, triggers, doc, cues).items()
    }
    located |= _told_of(located, types, doc)
    located |= _retold(located, types, doc)
    deeds = [head for head in heads if types[head] not in _SAID]
    located |= lent_by_object(located, deeds, doc)
    place_of = _inherit({head: mentions for head, mentions in located.items() if mentions}, deeds, doc, donors=deeds, from_below=True)
    timed = {
        head: own
        for head, mentions in _attach_times(times, triggers, doc, cues, states=states).items()
        if (own := [m for m in mentions if _may_be_of(m, doc[head], apart=head in lasting, published=annotation.published)])
    }
    timed |= _retold(timed, types, doc)
    timed |= lent_by_object(timed, deeds, doc)
    bearing = [head for head in heads if types[head] not in _STANDING and head not in apart | lasting]
    telling = [head for head in bearing if types[head] not in _SPOKEN]  # the day of a demand is not that of what is demanded
    time_of = _inherit(timed, bearing, doc, donors=telling, from_below=False)
    time_of |= shared_times(time_of, bearing, doc)
    time_of |= {head: timed[noun.i] for head in bearing if head not in time_of for noun in occasions(doc[head]) if noun.i in timed}
    time_of = {head: [m for m in own if head in timed or m.kind != "interval" or _is_listed(doc[head])] for head, own in time_of.items()}
    hit = {hitting(doc[p.tokens.head], triggers).i: [p] for p in annotation.places if is_hit(doc[p.tokens.head], p)}
    fallback = {head: [] if types[head] in _SAID else topic(doc[head], annotation.places) for head in heads}
    hit |= {verb.i: [p] for p in annotation.places if (verb := struck_participle(doc[p.tokens.head], triggers)) is not None}
    fallback |= {head: mentions for head, mentions in hit.items() if types.get(head) == "assault"}
    placed = {head: place_of.get(head) or fallback[head] for head in heads}
    spoken = {head: said_at(doc[head], placed[head], annotation.places) for head in heads if types[head] in _SAID}
    where = {head: tuple(_with_sense(m) for m in without_sides(spoken.get(head, placed[head]))) for head in heads}
    return {head: Setting(where[head], _nearest(time_of.get(head, ()), head)) for head in heads}


def _without_sources(mentions: list[PlaceMention], head: int, annotation: Annotation) -> list[PlaceMention]:
    """The places of a word without those that say where a source of it is, if it has others: "à X, selon une source à l'hôpital de Y"."""
    own = [m for m in mentions if not tells_of_source(annotation.doc[m.tokens.head], head, annotation.scopes)]
    return own or mentions


def _retold(attached: Mapping[int, list[Mention]], types: Mapping[int, str], doc: Doc) -> dict[int, list[Mention]]:
    """The mentions of a participle or relative clause that tells a noun's happening again: "la frappe qui a visé jeudi X a fait …"."""
    lent: dict[int, list[Mention]] = {}
    for head in types:
        if head in attached or doc[head].pos_ != "NOUN":
            continue
        told = (child.i for child in doc[head].rights if is_apart(child) and child.i in attached)
        again = next((i for i in told if i in types and _kind(types[i]) == _kind(types[head])), None)
        if again is not None:
            lent[head] = attached[again]
    return lent


def _kind(claim_type: str) -> str:
    """The type of happening that a claim is of; who was killed was struck."""
    return "assault" if claim_type == "toll" else claim_type


def _told_of(located: Mapping[int, list[PlaceMention]], types: Mapping[int, str], doc: Doc) -> dict[int, list[PlaceMention]]:
    """The places of deeds that a passive of words is about, which open its clause: "au Mali, l'armée est accusée d'exactions"."""
    lent: dict[int, list[PlaceMention]] = {}
    for head, mentions in located.items():
        opening = [m for m in mentions if m.tokens.head < head] if types[head] in _SPOKEN and is_passive(doc[head]) else []
        for deed in arguments(doc[head]) if opening else ():
            if types.get(deed.i, "accuse") not in _SAID and deed.i not in located and deed.i > head:
                lent[deed.i] = opening
    return lent


def _is_listed(head: Token) -> bool:
    """Whether a noun is told together with others, which lasts as long as they: "des opérations et des attaques"."""
    return head.pos_ == "NOUN" and head.dep_ == "conj"


def _with_sense(mention: PlaceMention) -> PlaceMention:
    """A place without preposition that was taken for the setting is where something is."""
    return replace(mention, relation="at") if mention.relation == "none" else mention


def _stands_apart(head: Token, language: str) -> bool:
    """Whether an event noun has another time than its clause: "malgré des mises en garde", "dans la lutte contre"."""
    words = calendar(language)
    lasting = ("lasting", head.lemma_.lower()) in words and head.morph.get("Number", []) != ["Plur"]
    return head.pos_ == "NOUN" and (lasting or ("concession", preposition(head) or "") in words)


def _may_be_of(time: TimeMention, head: Token, *, apart: bool, published: str | None) -> bool:
    """Whether a time may be a trigger's own, and not that of the clause around it: "se dit mardi inquiet après l'attaque"."""
    told = head.doc[time.tokens.head]
    follows = told.i < head.i and head.pos_ == "NOUN" and is_of_other_time(head) and not is_counted_from(time, head.doc)
    if is_still_to_come(time, head, published):
        return False
    return told == head or head.is_ancestor(told) or not (apart or follows or (opens_apart(head) and told.i > head.head.i))


def _attach_times(
    mentions: Sequence[TimeMention], triggers: set[int], doc: Doc, cues: frozenset[int], *, states: frozenset[int]
) -> dict[int, list[TimeMention]]:
    """Each time with the triggers it belongs to; the setting of a reporting word is not that of what it reports.

    What somebody is said to be (`states`: "affiliés à Al-Qaïda") has no time but that since when it is so.
    """
    attached: dict[int, list[TimeMention]] = {}
    for mention in mentions:
        if is_counted_from(mention, doc):
            owners = _counted_from(mention, triggers, doc)
        elif named := _named_with(mention, triggers):
            owners, mention = named, unbound(mention, doc)
        else:
            bearing = triggers if tells_since(mention, doc) else triggers - states
            content = content_dated(mention, mentions, doc)
            owners = [content.i] if content is not None else owners_of(doc[mention.tokens.head], bearing, cues, time=mention)
            owners = [i for i in owners_in_stretch(mention, owners, bearing, doc) if i in bearing]
        for head in dict.fromkeys(owners):
            attached.setdefault(head, []).append(mention)
    return attached


def _attach_places(chained: Iterable[Chained], triggers: set[int], doc: Doc, cues: frozenset[int]) -> dict[int, list[PlaceMention]]:
    """Each place with the triggers that the first of its chain belongs to, and those of a relative clause of the chain."""
    attached: dict[int, list[PlaceMention]] = {}
    for told in chained:
        first = doc[told.first.tokens.head]
        owners = _named_with(told.mention, triggers) or ([] if is_origin(first, triggers) else owners_of(first, triggers, cues, time=None))
        owners = [i for i in owners if not is_elsewhere(doc[i], told)]
        for head in dict.fromkeys([*owners, *_relative(told, triggers, doc)]):
            attached.setdefault(head, []).append(told.mention)
    return {head: own_scene(doc[head], mentions) for head, mentions in attached.items()}


def _relative(told: Chained, triggers: set[int], doc: Doc) -> list[int]:
    """The triggers of a relative clause that tells what goes on at places: "en Syrie, où des civils ont fui"."""
    end = told.end + 1 if told.end < len(doc) and doc[told.end].is_punct else told.end
    if end >= len(doc) or ("relative", doc[end].lower_) not in place_words(doc.lang_):
        return []
    verb = doc[end].head
    return [verb.i] if verb.i in triggers else [t.i for t in arguments(verb) if t.i in triggers]


def _named_with(mention: Mention, triggers: set[int]) -> list[int]:
    """The trigger that is part of the mention itself: "les attentats du 13 novembre"."""
    return [i for i in range(mention.tokens.start, mention.tokens.end) if i in triggers]


def _counted_from(mention: TimeMention, triggers: set[int], doc: Doc) -> list[int]:
    """The trigger that a time is counted from: "deux jours après l'attaque"."""
    end = min(mention.tokens.end + _REACH, doc[mention.tokens.head].sent.end)
    return [i for i in range(mention.tokens.end, end) if i in triggers][:1]


def _inherit(
    attached: dict[int, list[Mention]], heads: Sequence[int], doc: Doc, *, donors: Collection[int], from_below: bool
) -> dict[int, list[Mention]]:
    """Triggers without a mention of their own take over that of the donor that they depend on, or (`from_below`) that depends on them."""
    known = set(donors)
    result = {head: list(mentions) for head, mentions in attached.items()}
    for head in heads:
        if head in attached:
            continue
        node = doc[head]
        for _ in range(_DEPTH):
            if node.head == node:
                break
            if is_next_clause(node) or tells_which(node) if from_below else is_apart(node) or opens_apart(node):
                break
            node = node.head
            if node.i in attached and node.i in known:
                result[head] = list(attached[node.i])
                break
    for head in heads:
        if from_below and head not in result:
            below = [t for t in doc[head].subtree if t.i in attached and t.i in known]
            if len(below) == 1 and not _is_beyond(below[0], head):
                result[head] = [m for m in attached[below[0].i] if not is_left_or_reached(doc[m.tokens.head], m)]
    return result


def _is_beyond(token: Token, head: int) -> bool:
    """Whether a word is told of another time, or in another clause, than the word that it hangs on."""
    node = token
    while node.i != head and node.head != node:
        if is_of_other_time(node) or is_next_clause(node) or tells_who(node) or tells_charge(node):
            return True
        node = node.head
    return False


def _nearest(times: Sequence[TimeMention], head: int) -> TimeMention | None:
    """The most precise of the nearest time expressions: dates before intervals."""
    dated = sorted(times, key=lambda t: (t.kind == "duration", abs(t.tokens.head - head), t.tokens.start))
    return dated[0] if dated else None


def ordered(places: Iterable[Place]) -> tuple[Place, ...]:
    """Each place once, most specific first, without those that merely contain others unless they were named."""
    unique = list(dict.fromkeys(places))
    return tuple(sorted(unique, key=lambda p: -_depth(p)))


def _depth(place: Place) -> int:
    if not place.known and place.within is None:
        return _UNKNOWN
    return 1 + (_depth(place.within) if place.within else 0)
