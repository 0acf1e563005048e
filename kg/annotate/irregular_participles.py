"""Participles of irregular verbs that the tagger took for the nouns of their form: "Gao a été | prise", "Kidal, | prise par les rebelles".

They are participles behind a form of "être", and behind a comma with "par" and whoever did it right behind them.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens.morphanalysis import MorphAnalysis

from kg.annotate.grammar import PASSIVE_PARTICIPLE
from kg.annotate.homographs import lexical_verbs
from kg.annotate.scan import with_lower_form
from kg.annotate.trees import rehang
from kg.languages import Lexicon, function_words

_LINKS = frozenset({"cop", "aux:pass"})
_NAMING = ("NOUN", "PROPN")
_NOUN_MARKS = frozenset({"det", "case", "amod", "nummod"})
_PASSIVE = {"cop": "aux:pass", "nsubj": "nsubj:pass"}


def mend_irregular_participles(doc: Doc, *, lexicon: Lexicon) -> None:
    """Tag such words as participles of their verbs, in place."""
    verbs = _verbs(lexicon)
    for word in list(with_lower_form(doc, verbs)):
        labels = {child.dep_ for child in word.lefts}
        if word.pos_ == "AUX" or not word.text.islower() or labels & _NOUN_MARKS:
            continue
        if labels & _LINKS:
            if "cop" in labels or word.pos_ != "VERB":
                _make_participle(word, verbs[word.lower_])
                for child in word.lefts:
                    child.dep_ = _PASSIVE.get(child.dep_, child.dep_)
        elif word.pos_ == "NOUN" and (noun := _noun_before(word)) is not None:
            _make_participle(word, verbs[word.lower_])
            rehang(doc, {word.i: (noun.i, "acl"), **_agent(word)})


@cache
def _verbs(lexicon: Lexicon) -> dict[str, str]:
    """The participles of the verbs of the lexicon, with their infinitives."""
    known = lexical_verbs(lexicon)
    return {row["form"]: row["infinitive"] for row in lexicon.table("irregular_participles") if row["infinitive"] in known}


def _make_participle(word: Token, infinitive: str) -> None:
    word.pos_, word.lemma_, word.morph = "VERB", infinitive, MorphAnalysis(word.vocab, PASSIVE_PARTICIPLE)


def _noun_before(word: Token) -> Token | None:
    """The noun that a word behind a comma qualifies: "Kidal, | prise par …"; None where no "par" stands right behind the word."""
    doc, by = word.doc, function_words(word.lang_, "by")
    if word.i < word.sent.start + 2 or word.i + 2 >= word.sent.end or doc[word.i - 1].text != "," or doc[word.i + 1].lower_ not in by:
        return None
    noun = doc[word.i - 2]
    while noun.dep_ == "flat:name" and noun.head.i < noun.i:
        noun = noun.head
    return noun if noun.pos_ in _NAMING else None


def _agent(participle: Token) -> dict[int, tuple[int, str]]:
    """What stands behind "par", as the doer."""
    doer = participle.doc[participle.i + 1].head
    return {doer.i: (participle.i, "obl:agent")} if doer.i > participle.i and doer.pos_ in _NAMING else {}
