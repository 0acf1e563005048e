"""Names of the gazetteer that the parser parted: "les miliciens du Hachd | al-Chaabi ont tiré", "le président Emmanuel | Macron".

A name stands in one place of its clause: that of its first word, which the others are part of.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from kg.annotate.trees import rehang

_NAMED = frozenset({"ACTOR", "PLACE"})
_PLACED = frozenset({"appos", "conj", "flat:name", "iobj", "nmod", "nsubj", "nsubj:pass", "obj", "obl:agent", "obl:arg", "obl:mod"})
_ARGUMENTS = frozenset({"iobj", "obj", "obl:agent", "obl:arg"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_CLAUSAL = frozenset({"advcl", "nmod", "obl:arg", "obl:mod"})
_INNER = frozenset({"amod", "nmod"})  # what a word of a name may be to the first: "troupes | syriennes", "Afrique de l'| Ouest"


def mend_name_spans(doc: Doc) -> None:
    """Hang the words of such names on the first one, in place."""
    moved = {i: place for name in doc.ents if name.label_ in _NAMED and len(name) > 1 for i, place in _moved(name).items()}
    if moved:
        rehang(doc, moved)


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
