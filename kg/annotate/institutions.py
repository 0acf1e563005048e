"""Institutions named without their country: "le gouvernement", "l'armée" of the state that the article is about.

An anaphor that no antecedent explains stands for the institution of the country that the text names most, if one stands out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from kg.annotate.actor_words import Origin, actor_words
from kg.annotate.descriptions import derived
from kg.annotate.scene import Scene
from kg.annotations import ActorMention, PlaceMention
from kg.knowledge import Knowledge
from kg.languages import Lexicon
from kg.model import Actor, Place

_OF_STATES = frozenset({"state", "forces", "organisation"})
_OF_SEVERAL = frozenset({"coalition", "alliance"})
_LEAST = 3  # mentions of a country before it may stand behind an institution


def nationalise(
    doc: Doc, actors: tuple[ActorMention, ...], places: tuple[PlaceMention, ...], *, knowledge: Knowledge, lexicon: Lexicon
) -> tuple[ActorMention, ...]:
    """The mentions with bare institutions re-pointed to those of the article's country."""
    country = _country(actors, places)
    if country is None:
        return actors
    words = actor_words(lexicon)
    origin = next((origin for origin in words.origins.values() if origin.actor == country and origin.kind == "state"), None)
    if origin is None:
        return actors
    scene = Scene(doc, knowledge, words)
    return tuple(_repointed(mention, scene, origin) for mention in actors)


def _repointed(mention: ActorMention, scene: Scene, origin: Origin) -> ActorMention:
    matched = scene.words.heads.at(scene.doc, mention.tokens.start)
    if mention.how != "anaphor" or matched is None or mention.actor.id != matched[0].alone:
        return mention
    head = matched[0]
    actor = derived(scene, head, origin) if head.kind in _OF_STATES and head.suffix not in _OF_SEVERAL else None
    return replace(mention, actor=actor) if actor is not None else mention


def _country(actors: tuple[ActorMention, ...], places: tuple[PlaceMention, ...]) -> str | None:
    """The country named most by its places, its state and its institutions; None where none stands out."""
    counted = Counter([*_states(actors), *_countries(places)])
    ranked = counted.most_common(2)
    if not ranked or ranked[0][1] < _LEAST or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return ranked[0][0]


def _states(actors: tuple[ActorMention, ...]) -> Iterator[str]:
    for mention in actors:
        node: Actor | None = mention.actor
        while node is not None and node.kind != "state":
            node = node.part_of
        if node is not None:
            yield node.id


def _countries(places: tuple[PlaceMention, ...]) -> Iterator[str]:
    for mention in places:
        node: Place | None = mention.place
        while node is not None and node.kind != "country":
            node = node.within
        if node is not None:
            yield node.id
