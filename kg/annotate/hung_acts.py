"""How the noun of an act hangs on the word above it: as its help or occasion, as one of several, as what it is about, as its aim."""

from __future__ import annotations

from spacy.tokens import Token

from kg.languages import function_words


def accompanies(act: Token) -> bool:
    """Whether an act is the help or the occasion of what a verb tells: "se fera avec le soutien de X", "sera envoyé en appui de X"."""
    cases = [child.lower_ for child in act.children if child.dep_ == "case" and child.i < act.i]
    if act.pos_ != "NOUN" or act.dep_ != "obl:mod" or act.head.i > act.i or len(cases) != 1:
        return False
    bare = cases[0] in function_words(act.lang_, "in") and not any(child.dep_ == "det" for child in act.children)
    return bare or cases[0] in function_words(act.lang_, "accompanying")


def is_partitive(token: Token) -> bool:
    """The pronoun of "l'un des …", through which what governs it governs its noun."""
    return token.pos_ == "PRON" and token.lower_ in function_words(token.lang_, "indefinite")


def is_complement(token: Token) -> bool:
    """Whether a noun below another is what that is about: "peur d'une attaque", not "peur après une attaque"."""
    cases = [child.lower_ for child in token.children if child.dep_ == "case"] if token.dep_ == "nmod" else []
    aimed = function_words(token.lang_, "of", "to", "purpose", "contracted", "in")
    return not cases or cases[0] in aimed


def is_goal(token: Token) -> bool:
    """Whether a noun is what somebody is called or invited to: "a appelé au retrait"."""
    aims = function_words(token.lang_, "to", "purpose")
    return token.pos_ == "NOUN" and any(child.dep_ == "case" and child.lower_ in aims for child in token.children)
