"""Where what is told ends when it is a noun phrase: "annonce la mort de X, la saisie d'armes et le retrait de Y | , après …".

A comma ends it, but where a list goes on behind, where what is behind tells more of a noun, or where it only parts a noun from its
complement ("l'arrestation, à Gao, de dix hommes").
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotate.grammar import finite, gerund, past_participle
from kg.annotate.layout import Layout
from kg.languages import function_words

_PARENTHESIS = 8  # tokens between two commas that part a noun from its complement
_ITEM = 6  # tokens from a comma to the noun of what is listed
_NOMINAL = ("NOUN", "PROPN", "NUM")


def object_end(layout: Layout, verb: Token, start: int, end: int, *, wished: bool) -> int:
    """Where a noun phrase ends that a verb tells; who wishes for something tells nothing of whom it is about (`wished`)."""
    doc, comma = layout.doc, start
    while (comma := _next_comma(layout, comma, end)) < end:
        if (closing := _closing(layout, comma, end)) is not None:
            comma = closing + 1
        elif _is_listed(layout, verb, comma, end) or (not wished and tells_more(doc, comma, end)):
            comma += 1
        else:
            return comma
    return end


def tells_more(doc: Doc, comma: int, end: int) -> bool:
    """Whether what stands behind a comma tells more of a noun phrase: ", dont un enfant", ", tués par X", ", chef-lieu de X"."""
    if comma + 2 >= end:
        return False
    following = doc[comma + 1]
    if following.lower_ in function_words(doc.lang_, "whose", "relative_place", "including"):
        return True
    if doc[comma + 3 : comma + 4] and doc[comma + 3].lower_ in function_words(doc.lang_, "no_head"):  # ", pour la plupart tués"
        return following.pos_ == "ADP"
    if following.pos_ == "NOUN" and doc[comma + 2].lower_ in function_words(doc.lang_, "of", "contracted_of"):
        return True
    return past_participle(following) and following.dep_ in ("acl", "amod") and following.head.pos_ == "NOUN"


def _next_comma(layout: Layout, start: int, end: int) -> int:
    return next((t.i for t in layout.doc[start:end] if t.text == "," and layout.quoted[t.i] is None), end)


def _closing(layout: Layout, comma: int, end: int) -> int | None:
    """The second comma around a phrase that parts a noun from its complement: "l'arrestation, à Gao|, de dix hommes"."""
    doc = layout.doc
    closing = _next_comma(layout, comma + 1, min(end, comma + _PARENTHESIS))
    if closing + 2 >= end or doc[closing].text != "," or doc[comma + 1].lower_ in _of(doc):
        return None
    between = doc[comma + 1 : closing]
    noun = next((t for t in reversed(doc[:comma]) if t.pos_ in _NOMINAL), None)
    parted = doc[closing + 1].lower_ in _of(doc) and noun is not None and noun.pos_ == "NOUN"
    adverbial = between[0].pos_ in ("ADP", "ADV") or between[0].dep_.startswith(("obl", "advmod"))
    return closing if parted and adverbial and not any(finite(t) for t in between) else None


def _is_listed(layout: Layout, verb: Token, comma: int, end: int) -> bool:
    """Whether another item of a list stands behind a comma: ", la saisie d'armes", ", de la capture de X", ", ainsi que la mort de Y"."""
    doc, first = layout.doc, comma + 1
    while first < end and doc[first].lower_ in function_words(doc.lang_, "coordinator", "as_well", "that"):
        first += 1
    if first + 1 >= end or not (doc[first].pos_ in ("DET", "NUM") or doc[first].lower_ in _of(doc)):
        return False
    noun = next((t for t in doc[first : min(end, first + _ITEM)] if t.pos_ in _NOMINAL and t.dep_ != "nummod"), None)
    item = doc[first : _next_comma(layout, first, end)]
    if noun is None or any((finite(t) and not _in_relative(t, first)) or (gerund(t) and t.pos_ == "AUX") for t in item):
        return False
    joined = first > comma + 1
    if noun.head.i < verb.i or noun.head.i >= noun.i:
        return False
    if noun.head.i in (verb.i, verb.head.i):
        return noun.dep_ in ("obj", "obl:arg", "conj") or ((joined or doc[first].lower_ in _of(doc)) and noun.dep_ == "obl:mod")
    several = joined or any(t.dep_ == "cc" and t.i > noun.i for t in item)
    return noun.dep_ in ("conj", "nmod") or (several and noun.dep_ == "appos")


def _of(doc: Doc) -> frozenset[str]:
    return function_words(doc.lang_, "of", "contracted_of")


def _in_relative(verb: Token, start: int) -> bool:
    """Whether a verb stands in a relative clause that begins behind a token."""
    return any(t.dep_ == "acl:relcl" and t.i > start for t in (verb, *verb.ancestors))
