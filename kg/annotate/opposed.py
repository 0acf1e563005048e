"""Whom an adjective with "anti" is against: "une offensive anti-kurde", "la lutte anti-EI", "une opération antijihadiste"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.annotate.actor_words import ORIGINS_THAT_ACT, TELLING, actor_words
from kg.annotations import ActorMention, Tokens
from kg.knowledge import Knowledge
from kg.languages import Lexicon, function_words
from kg.model import Actor

_WORDS = 3  # tokens of a name that the prefix may stand before: "anti-Boko | Haram"
_HYPHEN = "-"


def find_opposed(doc: Doc, *, knowledge: Knowledge, lexicon: Lexicon) -> tuple[ActorMention, ...]:
    """The actors that compounds with "anti" tell somebody or something to be against, in text order."""
    return tuple(_read(doc, knowledge, lexicon))


def _read(doc: Doc, knowledge: Knowledge, lexicon: Lexicon) -> Iterator[ActorMention]:
    prefixes = tuple(sorted(function_words(doc.lang_, "prefix_against")))
    for token in doc:
        if token.i and token.lower_.startswith(prefixes) and (found := _against(token, prefixes, knowledge, lexicon)) is not None:
            yield ActorMention(Tokens(token.i, found[1], token.i), found[0], "adjective")


def _against(token: Token, prefixes: tuple[str, ...], knowledge: Knowledge, lexicon: Lexicon) -> tuple[Actor, int] | None:
    """Whom a compound is against, and the token behind it; a name has a hyphen before it and a capital letter."""
    prefix = next(prefix for prefix in prefixes if token.lower_.startswith(prefix))
    rest = token.text[len(prefix) :]
    side = rest.removeprefix(_HYPHEN)
    origin = actor_words(lexicon).origins.get(side.lower())
    if origin is not None and (origin.kind in ORIGINS_THAT_ACT or origin.actor in TELLING):
        people = Actor(id=origin.actor, label=side, kind="people", label_en=origin.english.title())
        return knowledge.actors.get(origin.actor) or people, token.i + 1
    if side == rest or not side[:1].isupper():
        return None
    for end in range(min(token.i + _WORDS, token.sent.end), token.i, -1):
        named = knowledge.actor(" ".join([side, *(t.text for t in token.doc[token.i + 1 : end])]))
        if named is not None:
            return named, end
    return None
