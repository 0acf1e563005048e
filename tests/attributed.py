"""Sentences that mark who says what, read and held against what is found.

Every word inside <said> has exactly that chain, every other word has none. <actor> makes a mention as the actors step would; <any> marks
words whose attribution a test leaves open.
"""

from __future__ import annotations

from spacy.tokens import Doc

from kg.annotate.attribution import find_scopes
from kg.annotations import ActorMention, SourceScope, Tokens
from kg.languages import lexicon
from kg.model import Actor, ActorFamily
from tests.annotated import Sentence

FRENCH = lexicon("fr")
ALLOWED = {"said": ("by",), "actor": ("id", "kind"), "any": ()}


def spoken(sentence: Sentence, doc: Doc) -> list[tuple[str, str, str]]:
    """Each word with its expected and its found chain, where they differ."""
    scopes = find_scopes(doc, actors=mentions(sentence, doc), outlet="Press TV", lexicon=FRENCH)
    wrong = []
    for token in doc:
        if token.is_punct or token.is_space or any(tag.name == "any" and tag.begin <= token.idx < tag.end for tag in sentence.tags):
            continue
        said = [tag.attributes["by"] for tag in sentence.tags if tag.name == "said" and tag.begin <= token.idx < tag.end]
        expected, found = (said[-1] if said else ""), chain_at(scopes, token.i)
        if expected != found:
            wrong.append((token.text, expected, found))
    return wrong


def mentions(sentence: Sentence, doc: Doc) -> tuple[ActorMention, ...]:
    """The actors that a sentence marks, as the actors step would find them."""
    found = []
    for tag in sentence.tags:
        if tag.name != "actor":
            continue
        span = doc.char_span(tag.begin, tag.end, alignment_mode="strict")
        kind = tag.attributes.get("kind", "group")
        family = ActorFamily.OUTLET if kind == "media" else ActorFamily.ACTOR
        found.append(ActorMention(Tokens(span.start, span.end, span.root.i), Actor(tag.attributes["id"], tag.text, family, kind)))
    return tuple(found)


def chain_at(scopes: tuple[SourceScope, ...], token: int) -> str:
    """The ids of the smallest scope around a token."""
    around = [scope for scope in scopes if scope.start <= token < scope.end]
    return "/".join(link.source.id for link in min(around, key=lambda s: s.end - s.start).chain) if around else ""
