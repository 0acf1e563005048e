"""The perfect of "mourir", whose participle the tagger takes for the noun or the adjective of its form: "dix soldats sont | morts lundi".

Right behind "être", but for adverbs, it is the verb, and what the parser made of its subject and auxiliary is an active clause's.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token
from spacy.tokens.morphanalysis import MorphAnalysis

from kg.annotate.scan import with_lower_form
from kg.languages import function_words

_FEATURES = "Tense=Past|VerbForm=Part"
_LABELS = {"nsubj:pass": "nsubj", "cop": "aux:tense", "aux:pass": "aux:tense"}


def mend_perfects_of_dying(doc: Doc) -> None:
    """Tag such words as participles of the verb, and label their subjects and auxiliaries as active ones, in place."""
    for word in list(with_lower_form(doc, function_words(doc.lang_, "dead"))):
        if _follows_be(word):
            _mend(word)


def _follows_be(word: Token) -> bool:
    """Whether a form of "être" that hangs on the word stands in front of it, with adverbs at most between."""
    before = word.i - 1
    while before > word.sent.start and word.doc[before].pos_ == "ADV":
        before -= 1
    auxiliary = word.doc[max(before, 0)]
    return auxiliary.head.i == word.i and auxiliary.pos_ == "AUX" and auxiliary.lemma_ in function_words(word.lang_, "be")


def _mend(word: Token) -> None:
    kept = [f"{name}={value}" for name in ("Gender", "Number") for value in word.morph.get(name, [])]
    word.pos_, word.lemma_ = "VERB", next(iter(function_words(word.lang_, "dying")))
    word.morph = MorphAnalysis(word.vocab, "|".join((*kept, _FEATURES)))
    for child in word.children:
        child.dep_ = _LABELS.get(child.dep_, child.dep_)
