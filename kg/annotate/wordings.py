"""How an article words the actors that no gazetteer names, so that a search for its words finds them.

"une alliance rebelle venue de l'est" is worded "alliance", "alliance rebelle" and "alliance rebelle venue de l'est": a description's
own words, and the noun phrase that it heads as far as its adjectives and its complements of "de" and "à" go, each whole or not at all;
all of these also with a determiner that is no definite article ("une alliance rebelle", "leurs alliés", "deux habitants").
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.annotations import ActorMention, PlaceMention, text_of
from kg.languages import function_words
from kg.model import ActorFamily, Whole

_WORDED = frozenset({"description", "unknown", "person", "name"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_MODIFIERS = frozenset({"amod", "nmod", "acl"})
_NOT_WITHIN = frozenset({"acl:relcl", "appos", "conj", "punct", "parataxis", "advcl", "ccomp"})
_OPEN = frozenset({"DET", "ADP", "NUM", "PRON", "ADV"})
_INTRODUCING = frozenset({"det", "nummod"})
_MAX_WORDS = 9
_APOSTROPHE = "'"


def with_wordings(doc: Doc, mentions: tuple[ActorMention, ...], *, gazetteer: Collection[str]) -> tuple[ActorMention, ...]:
    """The mentions, with the words that the article has for each actor whose id is none of the gazetteer's, sorted."""
    worded: dict[str, set[str]] = {}
    for mention in mentions:
        actor = mention.actor
        if mention.how in _WORDED and actor.id not in gazetteer and actor.family is not ActorFamily.OUTLET:
            worded.setdefault(actor.id, set()).update(_wordings(doc, mention))
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
    """The mention's words; for a description also the noun phrase around them, without its determiner and with it."""
    start, end, head = mention.tokens.start, mention.tokens.end, doc[mention.tokens.head]
    words = {text_of(doc, start, end)}
    if mention.how != "description" or head.pos_ not in _NOMINAL:
        return words
    first, last = start, end
    while first and doc[first - 1].dep_ == "amod" and doc[first - 1].head.i == head.i:
        first -= 1
    for child in head.rights:
        if child.i < end:
            continue
        if child.left_edge.i != last or child.right_edge.i - first >= _MAX_WORDS or not _modifies(child):
            break
        last = child.right_edge.i + 1
        if _ends(doc, last):
            words.add(" ".join(text_of(doc, first, last).split()))
    words.add(text_of(doc, first, end))
    opening = _introduced(doc, first, head)
    return words | ({f"{opening} {word}" for word in words if word.startswith(doc[first].text)} if opening else set())


def _introduced(doc: Doc, start: int, head: Token) -> str:
    """The words that introduce a noun and tell more than an article: "un", "ses", "deux", "plusieurs"; empty for "le" and none."""
    first = start
    while first and doc[first - 1].head.i == head.i and doc[first - 1].dep_ in _INTRODUCING:
        first -= 1
    return text_of(doc, first, start).lower() if first < start and doc[first].lower_ not in function_words(doc.lang_, "definite") else ""


def _ends(doc: Doc, end: int) -> bool:
    """Whether a noun phrase may end before a token: not on a function word, nor within a name."""
    return doc[end - 1].pos_ not in _OPEN and (end == len(doc) or doc[end].pos_ != "PROPN")


def _modifies(child: Token) -> bool:
    """Whether an adjective, a participle or a complement of "de" or "à" tells more of a noun."""
    if child.dep_ not in _MODIFIERS or any(token.dep_ in _NOT_WITHIN for token in child.subtree):
        return False
    return child.dep_ != "nmod" or any(
        case.dep_ == "case" and case.lower_ in function_words(child.lang_, "of", "to") for case in child.lefts
    )
