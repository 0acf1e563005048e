"""Parties that "ainsi que" adds to a subject or an object: "trois soldats ont été tués, ainsi qu'| un policier".

The parser hangs them on the verb. They are joined to the subject of a verb that has no object, also behind a comma that closes its
adjuncts where both are counted or named, and to an object that is counted as they are; not who does what a clause behind "ainsi que"
tells.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotate.grammar import finite
from kg.annotate.scan import with_lower_form
from kg.annotate.trees import rehang
from kg.languages import function_words

_LABEL = "conj"
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_CLAUSE = frozenset({"nsubj", "nsubj:pass", "cop", "obj"})
_COMPLETE = frozenset({"obj", "ccomp", "xcomp", "cop"})
_NOMINAL = ("NOUN", "PROPN")
_PHRASE = 5  # tokens from "que" to its noun


def mend_added_parties(doc: Doc) -> None:
    """Hang such parties on what they are added to, in place."""
    for word in with_lower_form(doc, function_words(doc.lang_, "as_well")):
        noun = _noun(word)
        if noun is not None and noun.head.pos_ in ("VERB", "ADJ") and noun.head.i < word.i:
            first = _first(noun.head, word, noun)
            if first is not None:
                rehang(doc, {noun.i: (first.i, _LABEL)})


def _noun(word: Token) -> Token | None:
    """The bare nominal behind "que", None where a clause follows."""
    if word.i + 2 >= word.sent.end or word.nbor().lower_ not in function_words(word.lang_, "that"):
        return None
    phrase = word.doc[word.i + 2 : min(word.i + 2 + _PHRASE, word.sent.end)]
    noun = next((t for t in phrase if t.pos_ in _NOMINAL), None)
    if noun is None or any(t.pos_ not in ("DET", "NUM", "ADJ") for t in word.doc[word.i + 2 : noun.i]):
        return None
    end = min(noun.right_edge.i + 1, noun.sent.end - 1)
    clause = any(child.dep_ in _CLAUSE for child in noun.children)
    return None if clause or noun.dep_ in _SUBJECTS or finite(noun.doc[end]) else noun


def _first(verb: Token, word: Token, noun: Token) -> Token | None:
    """What a party is added to."""
    subject = next((t for t in verb.lefts if t.dep_ in _SUBJECTS), None)
    given = [t for t in verb.rights if t.dep_ in _COMPLETE and t.i < word.i]
    before = word.nbor(-1)
    comma = before.text == ","
    last = before.nbor(-1) if comma else before
    named = subject is not None and subject.pos_ == noun.pos_ == "PROPN"
    if given and not (named and comma):
        first = given[-1]
        alike = first.dep_ == "obj" and first.pos_ == "NOUN" and _is_counted(first) and _is_counted(noun)
        return first if alike else None
    if subject is None or subject.lower_ in function_words(verb.lang_, "relative_subject"):
        return None
    alike = named or (_is_counted(subject) and _is_counted(noun))
    return subject if last.i == verb.i or (comma and alike) else None


def _is_counted(noun: Token) -> bool:
    indefinite = function_words(noun.lang_, "indefinite")
    return any(child.dep_ == "nummod" or child.lower_ in indefinite for child in noun.lefts)
