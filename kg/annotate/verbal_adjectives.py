"""Adjectives that the tagger took for verbs: "la classe | dirigeante est accusée", "les troupes | présentes au Mali".

A French participle in "-ant" never agrees: a form that does is an adjective or a noun, and what the parser made of its "clause" is its
noun's, which stands right in front. Nor does a verb end in "-es" but behind "tu", which news do not say.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token
from spacy.tokens.morphanalysis import MorphAnalysis

from kg.annotate.scan import with_lower_form
from kg.annotate.trees import rehang
from kg.languages import endings, function_words

_FEATURES = "Gender=Fem|Number=Plur"
_LABELS = {"acl": "amod", "aux:pass": "cop", "nsubj:pass": "nsubj"}  # of a participle and its words -> of an adjective and its


def mend_verbal_adjectives(doc: Doc) -> None:
    """Tag such words as adjectives and hang them on the noun in front, with what hangs on them, in place."""
    for word in list(with_lower_form(doc, function_words(doc.lang_, "verbal_adjective"))):
        noun = word if word.is_sent_start else word.nbor(-1)
        if word.pos_ == "VERB" and noun.pos_ == "NOUN" and (noun.head.i == word.i or not word.is_ancestor(noun)):
            _mend(word, noun)
    for word in list(with_lower_form(doc, function_words(doc.lang_, "plural_adjective"))):
        if word.pos_ == "VERB":
            _make_adjective(word)


def _make_adjective(word: Token) -> None:
    """Tag the feminine plural of an adjective as one, in place: "où les forces sont toujours | présentes"."""
    for token in (word, *word.lefts):
        token.dep_ = _LABELS.get(token.dep_, token.dep_)
    lemma = word.lower_
    for class_ in ("plural", "feminine"):
        lemma = lemma.removesuffix(next((end for end in endings(word.lang_, class_) if lemma.endswith(end)), ""))
    word.pos_, word.lemma_, word.morph = "ADJ", lemma, MorphAnalysis(word.vocab, _FEATURES)


def _mend(word: Token, noun: Token) -> None:
    moved = {child.i: (noun.i, "acl" if child.dep_ == "xcomp" else child.dep_) for child in word.children if child.i != noun.i}
    if noun.is_ancestor(word):
        moved[word.i] = (noun.i, "amod")
    elif noun.head.i == word.i:
        root = word.head.i == word.i
        moved |= {noun.i: (noun.i if root else word.head.i, word.dep_), word.i: (noun.i, "amod")}
    else:
        moved[word.i] = (noun.i, "amod")
    word.pos_ = "ADJ"
    word.lemma_ = word.lower_
    rehang(word.doc, moved)
