"""Institutions named without their country: "le gouvernement", "l'armée" of the state that the article is about.

They stand for those of the country that the text names most and nearest, the headline's above others, if one stands out.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from kg.annotate.actor_words import NATIONALS, Head, Origin, actor_words
from kg.annotate.derived_actors import derived
from kg.annotate.scene import Scene
from kg.annotations import ActorMention, PlaceMention
from kg.knowledge import Knowledge
from kg.languages import Lexicon, function_words
from kg.model import Actor, lineage
from kg.openings import only_opens

_OF_STATES = frozenset({"state", "forces", "organisation"})
_OF_SEVERAL = frozenset({"coalition", "alliance", "ngos", "political-parties", "parties", "unions", "media", "international-forces"})
_BRANCHES = ("-air-force", "-navy")  # ends of the ids of parts of an army
_ARMED = 3  # how many mentions of a country one of its forces is worth where forces are meant
_HEADLINE = 2  # how many mentions of a country its being told of in the headline is worth
_FADING = 0.003  # what a token of distance takes off the logarithm of how often a country was told of
_OPENING = 3  # tokens of "En Syrie,"
_LEAST = 3  # mentions of a country before it may stand behind an institution


class Institutions:
    """The bodies of the countries that an article tells of, by the nouns that name them."""

    def __init__(
        self, doc: Doc, actors: tuple[ActorMention, ...], places: tuple[PlaceMention, ...], *, knowledge: Knowledge, lexicon: Lexicon
    ) -> None:
        words = actor_words(lexicon)
        self._origins = _states_by_actor(lexicon)
        self._scene = Scene(doc, knowledge, words)
        self._doc = doc
        self._headline = next((t.i for t in doc if t.is_space and "\n" in t.text), 0)  # tokens of the first line
        self._told: dict[str, list[int]] = {}  # country -> the tokens that tell of it
        for country, i in sorted([*_states(actors), *_countries(places)], key=lambda told: told[1]):
            self._told.setdefault(country, []).append(i)
        self._named = [*_named_states(actors), *((m.place.id, m.tokens.head) for m in places if m.place.kind == "country")]
        self._armed = Counter(state for actor in (m.actor for m in actors) if actor.kind == "forces" and (state := state_of(actor)))

    def here(self, head: Head, i: int) -> Actor | None:
        """The body of the country that the text tells of most and nearest to a token; None where no country stands out."""
        told = [country for country in self._told if self._is_called(country, head)] or list(self._told)
        ranked = sorted(((self._weight(country, head, i), country) for country in told), reverse=True)
        if not ranked or len(self._told[ranked[0][1]]) < _LEAST or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
            return None
        return self.of(head, ranked[0][1])

    def _is_called(self, country: str, head: Head) -> bool:
        """Whether a noun may name the government of a country: "le régime" is none but of those that the gazetteer calls so."""
        if head.form not in function_words(self._doc.lang_, "regime"):
            return True
        origin = self._origins.get(country)
        return origin is not None and any(self._scene.knowledge.actor(f"{head.form} {form}") is not None for form in origin.forms[:1])

    def of(self, head: Head, country: str) -> Actor | None:
        """The body of a country that a noun names, None for a noun that names no body of a state."""
        origin = self._origins.get(country)
        if origin is None or head.kind not in _OF_STATES or head.suffix in _OF_SEVERAL:
            return None
        return derived(self._scene, head, origin)

    def army(self, head: Head, actor: Actor) -> Actor:
        """The army of the state of whom only the aircraft or ships were told of: "l'aviation malienne … l'armée"."""
        state = state_of(actor) if actor.kind == "forces" and actor.id.endswith(_BRANCHES) else None
        return (self.of(head, state) if state is not None else None) or actor

    def opened(self, head: Head, i: int) -> Actor | None:
        """The body of the country with which the sentence of a token opens: "Au Tchad, le gouvernement …", "Mardi, au Tchad, l'armée …"."""
        doc, start = self._doc, self._doc[i].sent.start
        there = function_words(doc.lang_, "place_only", "bare_to", "contracted_definite")
        opening = [
            k for k in range(start, i - _OPENING + 1) if doc[k].lower_ in there and doc[k + 2].text == "," and only_opens(doc, start, k)
        ]
        first = next((country for k in opening for country, told in self._told.items() if k + 1 in told), None)
        return self.of(head, first) if first is not None else None

    def last(self, head: Head, start: int, end: int, *, alone: bool) -> Actor | None:
        """The country named last among some tokens; None where another is named and it has to be named `alone`."""
        told = sorted((i, country) for country, i in self._named if start <= i < end)
        if not told or (alone and any(country != told[0][1] for _, country in told)):
            return None
        return self.of(head, told[-1][1])

    def _weight(self, country: str, head: Head, i: int) -> float:
        """How much a country is told of, the headline's counting more, and its forces again where forces are meant."""
        told = self._told[country]
        armed = self._armed[country] if head.kind == "forces" and head.alone != "government-forces" else 0
        opening = _HEADLINE if told[0] < self._headline else 0
        return math.log(len(told) + _ARMED * armed + opening) - _FADING * min(abs(i - k) for k in told)


@cache
def _states_by_actor(lexicon: Lexicon) -> dict[str, Origin]:
    """The origins that are states, by the state's id, the first of equals."""
    return {o.actor: o for o in reversed(list(actor_words(lexicon).origins.values())) if o.kind == "state"}


def _states(actors: tuple[ActorMention, ...]) -> Iterator[tuple[str, int]]:
    for mention in actors:
        if not mention.actor.id.endswith(NATIONALS) and (state := state_of(mention.actor)) is not None:
            yield state, mention.tokens.head


def _named_states(actors: tuple[ActorMention, ...]) -> Iterator[tuple[str, int]]:
    return ((m.actor.id, m.tokens.head) for m in actors if m.actor.kind == "state" and m.how == "name")


def state_of(actor: Actor) -> str | None:
    """The state that an actor is, or is part of."""
    return next((whole.id for whole in lineage(actor) if whole.kind == "state"), None)


def _countries(places: tuple[PlaceMention, ...]) -> Iterator[tuple[str, int]]:
    for mention in places:
        for whole in lineage(mention.place):
            if whole.kind == "country":
                yield whole.id, mention.tokens.head
                break
