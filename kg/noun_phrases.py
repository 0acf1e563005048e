"""The noun phrases around a head: its words with the adjectives and complements behind it, and with what introduces or measures it.

"alliance", "alliance rebelle", "une alliance rebelle venue de l'est"; "un groupe de 50 rebelles", "une partie des habitants"; also with
those who are told of in one breath: "des femmes et des enfants".
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotations import text_of
from kg.languages import function_words, lemmas

_MODIFIERS = frozenset({"amod", "nmod", "acl"})
_NOT_WITHIN = frozenset({"acl:relcl", "appos", "punct", "parataxis", "advcl", "ccomp"})
_OPEN = frozenset({"DET", "ADP", "NUM", "PRON", "ADV"})
_INTRODUCING = frozenset({"det", "nummod"})
_MAX_WORDS = 9
_TO_MEASURED = 5  # tokens from a noun that measures to what it measures: "groupe d'une cinquantaine de"


def noun_phrases(head: Token, start: int, end: int) -> set[str]:
    """The words from `start` to `end`, a head's description, and the noun phrases around it, also with what introduces or measures them."""
    doc, first, last = head.doc, start, end
    words = {text_of(doc, start, end)}
    while first and doc[first - 1].dep_ == "amod" and doc[first - 1].head.i == head.i:
        first -= 1
    phrases = {text_of(doc, first, end)}
    for child in head.rights:
        if child.i < end:
            continue
        if child.left_edge.i != last or child.right_edge.i - first >= _MAX_WORDS or not _modifies(child):
            break
        last = child.right_edge.i + 1
        if _ends(doc, last):
            phrases.add(" ".join(text_of(doc, first, last).split()))
    openings = _introduced(first, head) + _measured(head, first)
    return words | phrases | {f"{opening} {phrase}" for opening in openings for phrase in phrases}


def _introduced(start: int, head: Token) -> list[str]:
    """The words that introduce a noun and tell more than an article: "un", "ses", "au moins deux"; none for "le"."""
    doc = head.doc
    first = near = start
    while first and any(child.dep_ in _INTRODUCING and child.left_edge.i < first <= child.right_edge.i + 1 for child in head.lefts):
        first -= 1
        near = first if doc[first].head.i == head.i else near
    if first == start:
        before = doc[start - 1].lower_ if start else ""
        return [before] if before in function_words(doc.lang_, "partitive") and head.morph.get("Number", []) == ["Plur"] else []
    if doc[first].lower_ in function_words(doc.lang_, "definite"):
        return []
    return list(dict.fromkeys(text_of(doc, k, start).lower() for k in (near, first) if k < start))


def _measured(head: Token, start: int) -> list[str]:
    """The words that make a noun's bearers a number or a part of themselves: "un groupe de 50", "une partie des", "l'un des"."""
    doc, measure = head.doc, head.head
    between = text_of(doc, measure.i + 1, start).lower()
    if head.dep_ != "nmod" or not 0 < start - measure.i <= _TO_MEASURED or not between.startswith(tuple(function_words(doc.lang_, "of"))):
        return []
    if measure.lemma_.lower() not in lemmas(doc.lang_, "quantifiers"):
        return []
    inner = f"{measure.lower_} {between}"
    return [inner, *(f"{opening} {inner}" for opening in _introduced(measure.i, measure))]


def _ends(doc: Doc, end: int) -> bool:
    """Whether a noun phrase may end before a token: not on a function word, nor within a name."""
    return doc[end - 1].pos_ not in _OPEN and (end == len(doc) or doc[end].pos_ != "PROPN")


def _is_joined(child: Token) -> bool:
    """Whether a word is joined to a noun with no number or article of its own but "des": "des hommes | et des femmes"."""
    several = function_words(child.lang_, "partitive")
    counted = any(inner.dep_ in _INTRODUCING and inner.lower_ not in several for inner in child.lefts)
    return child.dep_ == "conj" and not counted


def _modifies(child: Token) -> bool:
    """Whether an adjective, a participle, a complement with a preposition or what is joined to it tells more of a noun."""
    if any(token.dep_ in _NOT_WITHIN for token in child.subtree):
        return False
    if child.dep_ == "nmod":
        return any(case.dep_ == "case" for case in child.lefts)
    return child.dep_ in _MODIFIERS or _is_joined(child)
