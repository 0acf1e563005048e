"""Participles behind a quoted name, which tell more of what bears it: "l'opération « Source de paix » | lancée par Ankara".

The parser hangs them on a noun within the quotation marks. The participle agrees with its noun in gender and number, and the noun
stands before the marks: right there, or above the words that only introduce the name ("connue sous le nom de « … »").
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotate.grammar import past_participle
from kg.annotate.scan import with_form
from kg.annotate.trees import rehang

_OPENING = {"»": "«", "”": "“", '"': '"'}
_LONGEST = 10  # tokens of a quoted name
_NOMINALS = ("NOUN", "PROPN", "ADJ")


def mend_quoted_names(doc: Doc) -> None:
    """Hang such participles on the noun before the quotation, in place."""
    for mark in with_form(doc, _OPENING):
        if mark.i + 1 < len(doc) and (noun := _bearer(mark, mark.nbor())) is not None:
            rehang(doc, {mark.i + 1: (noun.i, "acl")})


def _bearer(mark: Token, participle: Token) -> Token | None:
    """The noun before a quotation that a participle right behind it belongs to."""
    bare = participle.dep_ in ("acl", "amod") and not any(child.dep_.startswith(("aux", "cop")) for child in participle.children)
    opening = _opening(mark) if bare and past_participle(participle) else None
    if opening is None or not opening.i < participle.head.i < mark.i:
        return None
    node = opening.nbor(-1)
    while node.pos_ in ("ADP", "DET") and node.i > opening.sent.start:
        node = node.nbor(-1)
    while not (node.pos_ == "NOUN" and _agree(participle, node)):
        if node.head.i >= node.i or node.head.pos_ not in (*_NOMINALS, "VERB"):
            return None
        node = node.head
    return node


def _opening(mark: Token) -> Token | None:
    """The mark that opens the quotation that one closes, not at the beginning of a sentence."""
    before = mark.doc[max(mark.sent.start, mark.i - _LONGEST) : mark.i]
    opening = next((t for t in reversed(list(before)) if t.text == _OPENING[mark.text]), None)
    return opening if opening is not None and opening.i > mark.sent.start else None


def _agree(participle: Token, noun: Token) -> bool:
    """Whether a participle and a noun have one gender and number, as far as told."""
    told = ((participle.morph.get(feature, []), noun.morph.get(feature, [])) for feature in ("Gender", "Number"))
    return all(not one or not other or one == other for one, other in told)
