"""Nouns that the tagger took for infinitives or adverbs: "en représailles à des lancers de ballons", "une attaque de drones russes".

No infinitive has a plural: a form that ends as one does before the plural's ending is a noun, its "object" the noun's complement. No adverb
has one either: the plural of a known noun behind an article or "de" is that noun.
"""

from __future__ import annotations

from spacy.attrs import POS  # type: ignore[import-not-found]
from spacy.symbols import ADV, VERB  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token
from spacy.tokens.morphanalysis import MorphAnalysis

from kg.annotate.grammar import infinitive
from kg.languages import endings, function_words, lemmas

_PLURAL = "Number=Plur"
_LABELS = {"acl": "nmod", "advcl": "obl:mod", "xcomp": "obl:arg", "ccomp": "obl:arg"}


def mend_nouns(doc: Doc) -> None:
    """Tag such words as nouns, in place."""
    ends, known = endings(doc.lang_, "plural"), lemmas(doc.lang_, "nouns")
    for i, tag in enumerate(doc.to_array([POS]).tolist()):  # spaCy makes a token of each one looked at: seldom done
        if tag not in (VERB, ADV) or not (token := doc[i]).lower_.endswith(ends):
            continue
        if tag == VERB and infinitive(token) and token.lower_[:-1] == token.lemma_:
            _make_noun(token)
        elif tag == ADV and token.lower_[:-1] in known and _is_determined(token):
            token.pos_, token.lemma_, token.morph = "NOUN", token.lower_[:-1], MorphAnalysis(token.vocab, _PLURAL)


def _is_determined(token: Token) -> bool:
    """Whether an article or "de" stands right before a word and hangs on it."""
    before = token.nbor(-1) if token.i > token.sent.start else None
    return before is not None and before.head.i == token.i and (before.dep_ == "det" or before.lower_ in function_words(token.lang_, "of"))


def _make_noun(token: Token) -> None:
    token.pos_, token.morph, token.dep_ = "NOUN", MorphAnalysis(token.vocab, _PLURAL), _LABELS.get(token.dep_, token.dep_)
    of = function_words(token.lang_, "of")
    for child in token.lefts:
        child.dep_ = "case" if child.pos_ == "ADP" else "det" if child.pos_ == "DET" else child.dep_
    for child in token.rights:
        if child.dep_ in ("obj", "obl:arg") and child.left_edge.lower_ in of:
            child.dep_ = "nmod"
            child.left_edge.dep_ = "case"
