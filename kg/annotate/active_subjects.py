"""Subjects that the parser took for those of a passive, or that are objects: "il a également condamné deux prévenus", "avoir reçu le roi".

A compound tense whose only auxiliary is "avoir" is active in French; its passive has "été". An infinitive with "avoir" has no subject of
its own, nor has a bare participle that "et" joins to such a tense: the noun behind it is its object.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotate.grammar import infinitive, past_participle
from kg.annotate.scan import with_label
from kg.languages import function_words

_PASSIVE_SUBJECT, _SUBJECT, _OBJECT = "nsubj:pass", "nsubj", "obj"
_PASSIVE, _TENSE = "aux:pass", "aux:tense"
_REFLEXIVE = "expl:comp"
_PERSONS = ("first_singular", "second_singular", "first_plural", "second_plural")


def mend_active_subjects(doc: Doc) -> None:
    """Label such subjects, objects and auxiliaries as active ones, in place."""
    for noun in with_label(doc, _PASSIVE_SUBJECT, _SUBJECT):
        auxiliaries = _auxiliaries(noun.head)
        if _is_behind(noun) and (_is_infinitive(auxiliaries) or _joins_active(noun.head)):
            noun.dep_ = _OBJECT
        elif noun.dep_ == _PASSIVE_SUBJECT and auxiliaries and (_mend_reflexive(noun) or all(map(_has, auxiliaries))):
            noun.dep_ = _SUBJECT
            for auxiliary in auxiliaries:
                auxiliary.dep_ = _TENSE if auxiliary.dep_ == _PASSIVE else auxiliary.dep_


def _mend_reflexive(subject: Token) -> bool:
    """Whether the pronoun right behind a subject is its own, which no passive has and which is then labelled so: "je | me suis rendue"."""
    clitic = subject.nbor() if subject.i + 1 < len(subject.doc) else subject
    persons = (function_words(subject.lang_, person) for person in _PERSONS)
    if clitic.head.i != subject.head.i or not any({subject.lower_, clitic.lower_} <= person for person in persons):
        return False
    clitic.dep_ = _REFLEXIVE
    return True


def _auxiliaries(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_.startswith("aux")]


def _is_behind(noun: Token) -> bool:
    """Whether a noun stands behind a verb that has no object."""
    verb = noun.head
    return verb.i < noun.i and noun.pos_ in ("NOUN", "PROPN") and not any(child.dep_ == _OBJECT for child in verb.children)


def _is_infinitive(auxiliaries: list[Token]) -> bool:
    """Whether a verb is a compound infinitive, active: "avoir rencontré", not "avoir été"."""
    return len(auxiliaries) == 1 and _has(auxiliaries[0]) and infinitive(auxiliaries[0])


def _joins_active(verb: Token) -> bool:
    """Whether a bare participle goes on the tense with "avoir" in front: "il a vu la base et | reçu le maire"."""
    first = verb.head
    bare = verb.dep_ == "conj" and past_participle(verb) and not _auxiliaries(verb) and any(child.dep_ == "cc" for child in verb.lefts)
    return bare and first.i < verb.i and bool(_auxiliaries(first)) and all(map(_has, _auxiliaries(first)))


def _has(auxiliary: Token) -> bool:
    return auxiliary.lemma_ in function_words(auxiliary.lang_, "have")
