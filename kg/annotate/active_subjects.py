"""Subjects that the parser took for those of a passive: "il a également condamné deux prévenus", "l'armée a complètement libéré la ville".

A compound tense whose only auxiliary is "avoir" is active in French; its passive has "été".
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotate.scan import with_label
from kg.languages import function_words

_PASSIVE_SUBJECT, _SUBJECT = "nsubj:pass", "nsubj"
_PASSIVE, _TENSE = "aux:pass", "aux:tense"


def mend_active_subjects(doc: Doc) -> None:
    """Label such subjects and auxiliaries as active ones, in place."""
    for noun in with_label(doc, _PASSIVE_SUBJECT):
        auxiliaries = [child for child in noun.head.children if child.dep_.startswith("aux")]
        if not auxiliaries or not all(map(_has, auxiliaries)):
            continue
        noun.dep_ = _SUBJECT
        for auxiliary in auxiliaries:
            auxiliary.dep_ = _TENSE if auxiliary.dep_ == _PASSIVE else auxiliary.dep_


def _has(auxiliary: Token) -> bool:
    return auxiliary.lemma_ in function_words(auxiliary.lang_, "have")
