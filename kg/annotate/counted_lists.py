"""Lists of counted nouns that the parser tears apart: "a détruit quatre avions, | 15 drones et 10 chars syriens".

A number behind a comma, and again behind "et", goes on with the counted noun in front of the comma, unless a verb follows whose
subject the last one is: "a tué dix soldats, cinq policiers et trois civils ont fui".
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotate.grammar import finite
from kg.annotate.scan import with_form
from kg.annotate.trees import rehang
from kg.languages import function_words

_LABEL = "conj"
_PHRASE = 6  # tokens of a counted noun with what stands beside it
_BESIDE = frozenset({"ADJ", "ADP", "DET", "NOUN", "PROPN"})


def mend_counted_lists(doc: Doc) -> None:
    """Hang the nouns of such lists on the first, in place."""
    for comma in with_form(doc, ","):
        first = _before(comma)
        if first is not None and (rest := _rest(comma)) and not any(noun.is_ancestor(first) for noun in rest):
            rehang(doc, {noun.i: (first.i, _LABEL) for noun in rest if noun.head.i != first.i or noun.dep_ != _LABEL})


def _before(comma: Token) -> Token | None:
    """The counted noun whose phrase ends at a comma, and which no list before it has taken in."""
    doc = comma.doc
    for token in reversed(doc[max(comma.sent.start, comma.i - _PHRASE) : comma.i]):
        if _is_number(token):
            noun = _counted(token)
            return noun if noun is not None and noun.i < comma.i and noun.dep_ not in (_LABEL, "nsubj") else None
        if token.pos_ not in _BESIDE:
            return None
    return None


def _rest(comma: Token) -> list[Token]:
    """The counted nouns behind a comma, up to the one behind "et"; none where there is none, or where that is a subject."""
    doc, end, found, mark = comma.doc, comma.sent.end, list[Token](), comma
    while mark.i + 2 < end:
        noun = _counted(mark.nbor(1))
        if noun is None or (found and noun.i <= found[-1].i):
            return []
        found.append(noun)
        if mark.lower_ in function_words(doc.lang_, "and"):
            return [] if _is_subject(noun) else found
        behind = next((t for t in doc[noun.i + 1 : min(noun.i + _PHRASE, end)] if t.pos_ not in _BESIDE), None)
        if behind is None or (behind.text != "," and behind.lower_ not in function_words(doc.lang_, "and")):
            return []
        mark = behind
    return []


def _is_subject(last: Token) -> bool:
    """Whether a finite verb follows the last noun of a list, object pronouns between."""
    following = last.doc[last.i + 1 : last.sent.end]
    first = next((t for t in following if t.pos_ not in (*_BESIDE, "PRON", "ADV")), None)
    return first is not None and finite(first)


def _counted(number: Token) -> Token | None:
    """The noun right behind a number, adjectives between."""
    if not _is_number(number):
        return None
    noun = next((t for t in number.doc[number.i + 1 : min(number.i + 4, number.sent.end)] if t.pos_ != "ADJ"), None)
    return noun if noun is not None and noun.pos_ == "NOUN" else None


def _is_number(token: Token) -> bool:
    return token.pos_ == "NUM" or token.lower_ in function_words(token.lang_, "indefinite")
