"""Complements of reflexive verbs that the parser took for objects: "se sont emparés | des villages", "veut se venger | des frappes".

The pronoun is the object of such a verb, which has no second one: "des" behind it is "de" with an article, no article alone.
"""

from __future__ import annotations

from spacy.attrs import LOWER  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token

from kg.languages import function_words

_MISTAKEN = frozenset({"obj", "obl:arg", "obl:mod"})


def mend_reflexive_complements(doc: Doc) -> None:
    """Make "des" and "du" the preposition of such complements, in place."""
    wanted = frozenset(doc.vocab.strings.add(word) for word in function_words(doc.lang_, "contracted_of"))
    for i, form in enumerate(doc.to_array(LOWER).tolist()):  # spaCy makes a token of each one looked at: seldom done
        if form in wanted and i > 1 and _is_preposition(doc[i]):
            doc[i].pos_, doc[i].dep_, doc[i].lemma_ = "ADP", "case", "de"
            doc[i].head.dep_ = "obl:arg"


def _is_preposition(article: Token) -> bool:
    """Whether an "article" stands right behind a verb that is reflexive with "de"."""
    noun, verb = article.head, article.nbor(-1)
    if article.pos_ != "DET" or noun.i < article.i or noun.head.i != verb.i or noun.dep_ not in _MISTAKEN:
        return False
    if verb.lemma_.lower() not in function_words(verb.lang_, "reflexive_of"):
        return False
    return any(child.lower_ in function_words(verb.lang_, "reflexive") for child in verb.lefts)
