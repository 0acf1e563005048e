"""Passives that go on behind an adjunct: "ont été arrêtés à Minsk et | condamnés", "a été enlevé par des hommes armés puis | relâché".

The parser hangs the second participle on the noun or adjective in front of the conjunction. No noun is coordinated with a participle,
and one that agrees with the passive verb before it goes that verb on.
"""

from __future__ import annotations

from spacy.attrs import POS  # type: ignore[import-not-found]
from spacy.symbols import CCONJ  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token
from spacy.tokens.morphanalysis import MorphAnalysis

from kg.annotate.grammar import PASSIVE_PARTICIPLE, past_participle
from kg.annotate.trees import rehang
from kg.languages import endings, function_words

_ADVERBS = 2  # between a conjunction and the participle: "puis aussitôt | relâché"
_GOVERNED = frozenset({"det", "case", "cop", "aux:tense", "aux:pass", "nummod"})


def mend_joined_participles(doc: Doc) -> None:
    """Hang such participles on the verb that they go on, in place."""
    for i, tag in enumerate(doc.to_array([POS]).tolist()):  # spaCy makes a token of each one looked at: seldom done
        if tag != CCONJ or (participle := _participle(doc[i])) is None:
            continue
        verb = _passive_above(participle) if participle.head.pos_ == "VERB" else _passive_before(doc[i])
        if verb is not None and _agree(verb, participle):
            _hang(participle, verb)


def _participle(conjunction: Token) -> Token | None:
    """A bare participle behind a conjunction that the parser hung on a noun or an adjective."""
    following = conjunction.doc[conjunction.i + 1 : min(conjunction.i + 2 + _ADVERBS, conjunction.sent.end)]
    token = next((t for t in following if t.pos_ != "ADV" or past_participle(t)), None)
    if token is None or token.dep_ not in ("conj", "acl", "amod"):
        return None
    if token.head.pos_ not in ("NOUN", "PROPN", "ADJ") and not _is_of_other_voice(token):
        return None
    bare = token.text.islower() and not any(child.dep_ in _GOVERNED for child in token.children)
    return token if bare and token.lower_.endswith(endings(token.lang_, "past_participle_er")) else None


def _is_of_other_voice(participle: Token) -> bool:
    """Whether an inflected participle hangs on an active perfect, which it cannot go on: "coupables d'avoir fui et | condamnés"."""
    auxiliaries = {child.lemma_ for child in participle.head.lefts if child.dep_.startswith("aux")}
    active = participle.head.pos_ == "VERB" and auxiliaries == function_words(participle.lang_, "have")
    return active and participle.dep_ == "conj" and _is_inflected(participle)


def _is_inflected(participle: Token) -> bool:
    """Whether a participle ends in more than that of a masculine singular, the shortest: "condamnés"."""
    return _ending(participle) != min(endings(participle.lang_, "past_participle_er"), key=len)


def _passive_above(participle: Token) -> Token | None:
    """The passive that an active perfect depends on."""
    above = (t for t in participle.head.ancestors if t.pos_ == "VERB" and past_participle(t))
    return next((t for t in above if any(child.dep_ == "aux:pass" and child.i < t.i for child in t.children)), None)


def _passive_before(conjunction: Token) -> Token | None:
    """The verb before a conjunction, with no other between, if it is passive."""
    for token in reversed(conjunction.doc[conjunction.sent.start : conjunction.i]):
        if token.pos_ in ("VERB", "AUX", "PRON"):
            passive = any(child.dep_ == "aux:pass" and child.i < token.i for child in token.children)
            return token if passive and token.pos_ == "VERB" and past_participle(token) else None
    return None


def _agree(verb: Token, participle: Token) -> bool:
    """Whether both end as participles of one number and gender do: "arrêtés … condamnés", "reconnus … condamnés"."""
    if verb.lower_.endswith(endings(verb.lang_, "past_participle_er")):
        return _ending(verb) == _ending(participle)
    plural, feminine = endings(verb.lang_, "plural"), endings(verb.lang_, "feminine_participle")
    return all(verb.lower_.endswith(ends) == participle.lower_.endswith(ends) for ends in (plural, feminine))


def _ending(participle: Token) -> str:
    """The longest ending of participles that a form has, empty for none."""
    ends = endings(participle.lang_, "past_participle_er")
    return max((end for end in ends if participle.lower_.endswith(end)), key=len, default="")


def _hang(participle: Token, verb: Token) -> None:
    """Make it the verb's conjunct, with the adjuncts behind it."""
    behind = (child for child in verb.rights if child.i > participle.i and child.dep_.startswith("obl"))
    moved = {adjunct.i: (participle.i, adjunct.dep_) for adjunct in behind}
    rehang(participle.doc, moved | {participle.i: (verb.i, "conj")})
    participle.pos_ = "VERB"
    participle.morph = MorphAnalysis(participle.vocab, PASSIVE_PARTICIPLE)
