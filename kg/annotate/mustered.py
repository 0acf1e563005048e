"""The adjective of a force's number that the tagger takes for an adverb: "un contingent | fort de 1.200 hommes".

"Fort" is an adverb before an adjective ("fort bien") and an adjective before "de". It is then the predicate of its copula, or belongs to
the noun before, be it behind a comma or "et".
"""

from __future__ import annotations

from spacy.tokens import Doc, Token
from spacy.tokens.morphanalysis import MorphAnalysis

from kg.annotate.scan import with_lower_form
from kg.annotate.trees import rehang
from kg.languages import function_words

_MASCULINE = "Gender=Masc|Number=Sing"
_NAMING = ("NOUN", "PROPN")
_BELOW = frozenset({"nmod", "amod", "acl", "obl:arg", "obl:mod", "flat:name", "appos", "conj"})  # what may stand between it and its noun


def mend_mustered(doc: Doc) -> None:
    """Tag such words as adjectives and hang them on their nouns, in place; what "de" leads becomes their complement."""
    for word in with_lower_form(doc, function_words(doc.lang_, "mustering")):
        counted = _counted(word)
        if counted is None:
            continue
        word.pos_, word.morph = "ADJ", MorphAnalysis(doc.vocab, _MASCULINE)
        if any(child.dep_ == "cop" for child in counted.lefts):
            rehang(doc, _as_predicate(word, counted))
        else:
            noun = _noun_of(word)
            rehang(doc, {counted.i: (word.i, "obl:arg")} | ({word.i: (noun.i, "amod")} if noun is not None else {}))


def _counted(word: Token) -> Token | None:
    """What "de" leads right behind an "adverb"."""
    if word.pos_ != "ADV" or word.i + 2 >= word.sent.end or word.nbor().lower_ not in function_words(word.lang_, "bare_of"):
        return None
    counted = word.nbor().head
    return counted if counted.i > word.i and counted.pos_ in (*_NAMING, "NUM") else None


def _as_predicate(word: Token, counted: Token) -> dict[int, tuple[int, str]]:
    """The clause of a predicate noun as that of the adjective: "le groupe est fort de 900 combattants"."""
    above = word.i if counted.head.i == counted.i else counted.head.i
    moved = {child.i: (word.i, child.dep_) for child in counted.lefts if child.i < word.i}
    return moved | {word.i: (above, counted.dep_), counted.i: (word.i, "obl:arg")}


def _noun_of(word: Token) -> Token | None:
    """The masculine noun, or else the name, that stands before."""
    if word.is_sent_start:  # "Fort de 500 hommes, le groupe …" stands apart from its noun
        return None
    before = word.nbor(-1)
    before = before.nbor(-1) if before.i > word.sent.start and (before.is_punct or before.dep_ == "cc") else before
    path = [before]
    while path[-1].dep_ in _BELOW and path[-1].head.i < path[-1].i:
        path.append(path[-1].head)
    nouns = [token for token in path if token.pos_ in _NAMING]
    fitting = (token for token in nouns if token.pos_ == "NOUN" and token.morph.get("Gender", []) == ["Masc"])
    return next(fitting, nouns[0] if nouns and nouns[0].pos_ == "PROPN" else None)
