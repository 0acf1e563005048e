"""The conditions under which a frame tells a trigger's sense: what stands in a slot, by class or word."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from kg.claims.complements import complements
from kg.claims.fillers import Fillers
from kg.claims.slots import Slots
from kg.languages import function_words


def holds(condition: str, slots: Slots, fillers: Fillers, *, beyond: bool = False) -> bool:
    """Whether a condition such as `obj=force|human` or `obj='parole'` holds.

    `beyond`: also by a complement with "de" that the parser gave to the object: "a privé l'opposant | de son passeport".
    """
    code, wanted = _parsed(condition)
    tokens = slots.tokens(code)
    if ("none" if not tokens else "any") in wanted:
        return True
    if beyond and code == "de" and not tokens:
        tokens = [token for noun in slots.tokens("obj") for token in complements(noun, (code,))]
    if code == "de" and slots.is_noun:
        tokens = [*tokens, *slots.tokens("kind")]
    if code == "obj" and "human" in wanted and any(_is_somebody(token, fillers) for token in tokens):
        return True
    return _fits(tokens, wanted, fillers)


def _is_somebody(token: Token, fillers: Fillers) -> bool:
    """Whether a token is a pronoun that may mean people, and nothing tells whom: "elles seront arrêtées"."""
    persons = function_words(token.lang_, "subject_pronoun", "indefinite_person")
    return token.pos_ == "PRON" and token.lower_ in persons and fillers.mention(token) is None


def _fits(tokens: list[Token], wanted: tuple[str, ...], fillers: Fillers) -> bool:
    """Whether one of the tokens is of a wanted class, or a wanted word itself."""
    for token in tokens:
        classes = fillers.classes(token)
        for value in wanted:
            if value.startswith("'"):
                counted = fillers.counted(token)
                if value.strip("'") in (token.lemma_.lower(), token.lower_, counted.lemma_.lower(), counted.lower_):
                    return True
            elif value in classes or (value == "actor" and fillers.actors([token])):
                return True
    return False


@cache
def _parsed(condition: str) -> tuple[str, tuple[str, ...]]:
    """The slot that a condition looks at, and what is wanted there."""
    code, _, values = condition.partition("=")
    return code.strip(), tuple(value.strip() for value in values.split("|"))
