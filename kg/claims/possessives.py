"""Whose an act is by a possessive: "leur offensive", "la réduction de ses effectifs", "ce qui échappe à leur contrôle"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.fillers import Fillers
from kg.languages import function_words


def possessors(head: Token, phrase: list[Token], fillers: Fillers) -> list[Token]:
    """The possessive of a noun or of one of its phrase; the actor that the noun is joined to where it is that one's: "X et ses alliés"."""
    own = _possessives(head)
    third = any(t.lower_ in function_words(t.lang_, "possessive_third") for t in own)
    first = head.head
    joined = third and head.dep_ == "conj" and first.i < head.i and fillers.direct(first)
    if joined and not _is_of_several(first, own, fillers):
        return [first]
    return own or [t for noun in phrase if not fillers.direct(noun) for t in _possessives(noun)]  # not "le retrait de ses troupes"


def _possessives(noun: Token) -> list[Token]:
    return [t for t in noun.children if t.dep_ == "det" and "Yes" in t.morph.get("Poss", [])]


def _is_of_several(noun: Token, possessives: list[Token], fillers: Fillers) -> bool:
    """Whether a noun means people of whom "son" and "ses" are not said, as they are of a state with a plural name."""
    theirs = any(t.lower_ in function_words(t.lang_, "possessive_theirs") for t in possessives)
    mention = fillers.mention(noun)
    return "Plur" in noun.morph.get("Number", []) and not theirs and not (mention is not None and mention.actor.known)
