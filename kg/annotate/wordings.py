"""How an article words the actors that no gazetteer names, so that a search for its words finds them.

"une alliance rebelle venue de l'est" is worded "alliance", "alliance rebelle" and "alliance rebelle venue de l'est": a description's
own words, and the noun phrase that it heads as far as its adjectives and its complements go, each whole or not at all; all of these
also with a determiner that is no definite article ("une alliance rebelle", "leurs alliés", "deux habitants") and behind the noun that
makes them a number or a part ("un groupe de 50 rebelles", "une partie des habitants").

A state and its forces, which a gazetteer names, are also found by what an article calls them with their country or another name of
theirs: "autorités afghanes", "gouvernement de Kaboul", "soldats américains"; not by their weapons ("drone américain"), nor by "le régime".
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from kg.annotations import ActorMention, PlaceMention, text_of
from kg.languages import Lexicon
from kg.model import ActorFamily, Whole
from kg.noun_phrases import noun_phrases

_WORDED = frozenset({"description", "anaphor", "unknown", "person", "name"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_CALLED = frozenset({"forces", "state"})  # kinds of known actors that are called by what they have: "autorités", "soldats"
_MEANS = frozenset({"arms", "transport", "vehicle", "weapon"})
_APOSTROPHE = "'"


@cache
def _means(lexicon: Lexicon) -> set[str]:
    return {row["lemma"] for row in lexicon.table("nouns") if row["class"] in _MEANS}


def with_wordings(
    doc: Doc, mentions: tuple[ActorMention, ...], *, gazetteer: Collection[str], lexicon: Lexicon
) -> tuple[ActorMention, ...]:
    """The mentions, with the words that the article has for each actor whose id is none of the gazetteer's, sorted.

    Those of the gazetteer that are states or forces have the descriptions that tell whose they are.
    """
    worded: dict[str, set[str]] = {}
    for mention in mentions:
        actor = mention.actor
        if mention.how not in _WORDED or actor.family is ActorFamily.OUTLET:
            continue
        if actor.id not in gazetteer:
            worded.setdefault(actor.id, set()).update(_wordings(doc, mention))
        elif actor.kind in _CALLED and mention.how == "description" and doc[mention.tokens.head].lemma_.lower() not in _means(lexicon):
            words = text_of(doc, mention.tokens.start, mention.tokens.end)
            worded.setdefault(actor.id, set()).update([words] if " " in words else [])
    found = {id_: tuple(sorted(words)) for id_, words in worded.items()}
    return tuple(
        ActorMention(m.tokens, replace(m.actor, wordings=found[m.actor.id]), m.how) if m.actor.id in found else m for m in mentions
    )


def written_with(
    apostrophe: str, actors: tuple[ActorMention, ...], places: tuple[PlaceMention, ...]
) -> tuple[tuple[ActorMention, ...], tuple[PlaceMention, ...]]:
    """The mentions; those whom no gazetteer names also worded with an article's own apostrophe, of which labels and ids know one form."""
    return (
        tuple(replace(m, actor=_written(apostrophe, m.actor)) for m in actors),
        tuple(replace(m, place=_written(apostrophe, m.place)) for m in places),
    )


def _written(apostrophe: str, thing: Whole) -> Whole:
    written: set[str] = {words.replace(_APOSTROPHE, apostrophe) for words in (thing.label, *thing.wordings) if _APOSTROPHE in words}
    return thing if thing.known or not written else replace(thing, wordings=tuple(sorted({*thing.wordings, *written})))


def _wordings(doc: Doc, mention: ActorMention) -> set[str]:
    """The mention's words; for a description also the noun phrase around them."""
    start, end, head = mention.tokens.start, mention.tokens.end, doc[mention.tokens.head]
    if mention.how not in ("description", "anaphor") or head.pos_ not in _NOMINAL:
        return {text_of(doc, start, end)}
    return noun_phrases(head, start, end)
