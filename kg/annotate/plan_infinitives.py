"""Infinitives that spell out a plan told before them, which the parser hung on the verb: "regrette la décision de Lima | de se retirer".

They say what is decided or promised, not what the verb is about: a noun of a plan that ends right in front of "de" waits for it.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotate.grammar import infinitive
from kg.annotate.scan import with_label
from kg.annotate.trees import rehang
from kg.languages import function_words

_LABELS = ("xcomp", "advcl")
_PLANS = frozenset({"obj", "obl:arg", "obl:mod"})
_QUALIFYING = "acl"


def mend_plan_infinitives(doc: Doc) -> None:
    """Hang such infinitives on the noun, in place."""
    for token in with_label(doc, *_LABELS):
        if (noun := _plan(token)) is not None:
            rehang(doc, {token.i: (noun.i, _QUALIFYING)})


def _plan(token: Token) -> Token | None:
    """The noun of a plan whose phrase ends right in front of "de" and an infinitive, with words behind it that say whose it is."""
    opener = token.left_edge
    if token.head.i > token.i or not infinitive(token) or opener.lower_ not in function_words(token.lang_, "bare_of"):
        return None
    for noun in token.head.rights:
        if noun.dep_ in _PLANS and noun.i + 1 < opener.i and noun.right_edge.i == opener.i - 1:
            return noun if noun.lemma_.lower() in function_words(noun.lang_, "plan") else None
    return None
