"""Nouns that the tagger took for infinitives: "en représailles à des lancers de ballons".

No infinitive has a plural: a form that ends as one does before the plural's ending is a noun, its "object" the noun's complement.
"""

from __future__ import annotations

from spacy.attrs import POS  # type: ignore[import-not-found]
from spacy.symbols import VERB  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token
from spacy.tokens.morphanalysis import MorphAnalysis

from kg.annotate.grammar import infinitive
from kg.languages import endings, function_words

_PLURAL = "Number=Plur"
_LABELS = {"acl": "nmod", "advcl": "obl:mod", "xcomp": "obl:arg", "ccomp": "obl:arg"}


def mend_nouns(doc: Doc) -> None:
    """Tag such words as nouns, in place."""
    ends = endings(doc.lang_, "plural")
    for i, tag in enumerate(doc.to_array([POS]).tolist()):  # spaCy makes a token of each one looked at: seldom done
        if tag == VERB and (token := doc[i]).lower_.endswith(ends) and infinitive(token) and token.lower_[:-1] == token.lemma_:
            _make_noun(token)


def _make_noun(token: Token) -> None:
    token.pos_, token.morph, token.dep_ = "NOUN", MorphAnalysis(token.vocab, _PLURAL), _LABELS.get(token.dep_, token.dep_)
    of = function_words(token.lang_, "of")
    for child in token.lefts:
        child.dep_ = "case" if child.pos_ == "ADP" else "det" if child.pos_ == "DET" else child.dep_
    for child in token.rights:
        if child.dep_ in ("obj", "obl:arg") and child.left_edge.lower_ in of:
            child.dep_ = "nmod"
            child.left_edge.dep_ = "case"
