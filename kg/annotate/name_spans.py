"""Names of the gazetteer that the parser parted: "les miliciens du Hachd | al-Chaabi ont tiré", "le président Emmanuel | Macron".

A name stands in one place of its clause: that of its first word, which the others are part of.
"""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from kg.annotate.scan import with_label
from kg.annotate.trees import rehang

_NAMED = frozenset({"ACTOR", "PLACE"})
_PLACED = frozenset({"appos", "conj", "flat:name", "iobj", "nmod", "nsubj", "nsubj:pass", "obj", "obl:agent", "obl:arg", "obl:mod"})
_ARGUMENTS = frozenset({"iobj", "obj", "obl:agent", "obl:arg"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_CLAUSAL = frozenset({"advcl", "nmod", "obl:arg", "obl:mod"})
_JOINED = ("conj", "acl:relcl")  # what is of a name is of all of it
_INNER = frozenset({"amod", "nmod"})  # what a word of a name may be to the first: "troupes | syriennes", "Afrique de l'| Ouest"


def mend_name_spans(doc: Doc) -> None:
    """Hang the words of such names on the first one, in place."""
    moved = {i: place for name in doc.ents if name.label_ in _NAMED and len(name) > 1 for i, place in _moved(name).items()}
    if moved:
        rehang(doc, moved)
    joined = {t.i: (_first_of(t.head).i, label) for label in _JOINED for t in with_label(doc, label) if _is_of_whole(t)}
    joined |= {two[0].i: (two[0].head.i, "conj") for one, two in pairwise(doc.ents) if _goes_on(one, two)}
    if joined:  # "l'Arabie saoudite et | le Qatar", "Washington, | Paris et Londres"
        rehang(doc, joined)


def _goes_on(one: Span, two: Span) -> bool:
    """Whether a name that the parser made a complement of the one before the comma is the second of three."""
    if {one.label_, two.label_} - _NAMED or two[0].dep_ != "nmod" or not one.start <= two[0].head.i < one.end:
        return False
    between, first = one.doc[one.end : two.start], two[0].head
    apart = len(between) > 0 and between[0].text == "," and all(token.pos_ == "DET" for token in between[1:])
    return apart and any(
        t.dep_ == "conj" and t.i > two.start and any(c.dep_ == "cc" for c in t.lefts) for t in (*first.rights, *two[0].rights)
    )


def _is_of_whole(token: Token) -> bool:
    """Whether a clause, or a noun behind "et", hangs on a later word of a name of the gazetteer."""
    first = _first_of(token.head)
    named = token.head.i < token.i and _is_part(token.head) and first.ent_type_ in _NAMED and token.head.ent_iob_ == "I"
    return named and (token.dep_ != "conj" or any(child.dep_ == "cc" for child in token.lefts))


def _is_part(token: Token) -> bool:
    """Whether a word goes on a name that the word above it begins."""
    return token.dep_ == "flat:name" and token.head.i < token.i


def _first_of(part: Token) -> Token:
    """The first word of the name that a word goes on."""
    while _is_part(part):
        part = part.head
    return part


def _moved(name: Span) -> dict[int, tuple[int, str]]:
    """Where the words of a name go that hang on words outside it, besides the first; what stands behind the name stays with those."""
    first = name[0]
    if first.dep_ not in _PLACED or _is_inside(first, name):
        return {}
    moved: dict[int, tuple[int, str]] = {}
    for token in name[1:]:
        if _is_inside(token, name) or token.head.i == token.i or token.is_ancestor(first):
            continue
        if token.dep_ in _ARGUMENTS or (token.dep_ in _SUBJECTS and first.dep_ == "conj"):
            return {}
        moved[token.i] = first.i, token.dep_ if token.dep_ in _INNER else "flat:name"
        moved |= {child.i: (token.head.i, child.dep_) for child in token.rights if child.i >= name.end and child.dep_ in _CLAUSAL}
    return moved


def _is_inside(token: Token, name: Span) -> bool:
    return name.start <= token.head.i < name.end and token.head.i != token.i
