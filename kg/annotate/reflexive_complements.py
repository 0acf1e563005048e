"""Complements of reflexive verbs and of passives that the parser took for objects: "se sont emparés | des villages", "chassé | des villes".

The pronoun is the object of such a verb, which has no second one: "des" behind it is "de" with an article, no article alone. So it is
behind verbs that have no object but a complement with "de" ("a triomphé | des rebelles"). Nor has a
participle behind the noun that it befalls, but of a verb that says what somebody is called or becomes: "des enfants devenus | des soldats".
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotate.grammar import past_participle
from kg.annotate.scan import with_lower_form
from kg.languages import function_words

_MISTAKEN = frozenset({"obj", "obl:arg", "obl:mod"})


def mend_reflexive_complements(doc: Doc) -> None:
    """Make "des" and "du" the preposition of such complements, in place."""
    for word in with_lower_form(doc, function_words(doc.lang_, "contracted_of")):
        if word.i > 1 and _is_preposition(word):
            word.pos_, word.dep_, word.lemma_ = "ADP", "case", "de"
            word.head.dep_ = "obl:arg"


def _is_preposition(article: Token) -> bool:
    """Whether an "article" stands right behind a verb that is reflexive with "de", or has no object: "a triomphé | des rebelles"."""
    noun, verb = article.head, article.nbor(-1)
    if article.pos_ != "DET" or noun.i < article.i or noun.head.i != verb.i or noun.dep_ not in _MISTAKEN:
        return False
    if _is_passive(verb):
        return True
    if verb.pos_ == "VERB" and verb.lemma_.lower() in function_words(verb.lang_, "governs_of"):
        return True
    if verb.lemma_.lower() not in function_words(verb.lang_, "reflexive_of"):
        return False
    return any(child.lower_ in function_words(verb.lang_, "reflexive") for child in verb.lefts)


def _is_passive(verb: Token) -> bool:
    """Whether a verb is a bare past participle that tells what befalls the noun before it."""
    bare = verb.dep_ == "acl" and verb.head.i < verb.i and not any(child.dep_.startswith(("aux", "expl")) for child in verb.lefts)
    return bare and past_participle(verb) and verb.lemma_.lower() not in function_words(verb.lang_, "naming", "predicating")
