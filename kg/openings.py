"""Adjuncts that commas set apart, in front of a sentence's frame or within a phrase.

Several may open a sentence, each closed by a comma, and conjunctions stand before them; the one that frames the sentence frames it all the
same: "En outre, | pour des experts, …", "Selon la police, | mardi, …" (Charolles 1997, *L'encadrement du discours*). A subject or a finite
verb ends what opens it. Within a phrase one stands between its words: "a fait, mardi, | état de frappes".
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

_OPENERS = frozenset({"ADV", "ADP"})
_ADJUNCTS = frozenset({"advmod", "obl:mod"})
_JOINTS = frozenset({"CCONJ", "SPACE"})
_QUOTES = frozenset({'"', "«", "»", "“", "”"})
_INSERTED = 9  # tokens of an adjunct between commas, with these
_INSERTS = frozenset({"ADP", "ADV", "NOUN"})  # what opens one: "à l'aube", "mardi"
_LONGEST = 24  # tokens that open a sentence


def only_opens(doc: Doc, start: int, i: int) -> bool:
    """Whether nothing but conjunctions and adjuncts that a comma closes stands between the start of a sentence and a token."""
    before = [t for t in doc[start:i] if t.pos_ not in _JOINTS and t.text not in _QUOTES]
    if not before:
        return True
    if len(before) > _LONGEST or before[-1].text != "," or any(t.dep_.startswith("nsubj") or t.morph.get("Mood", []) for t in before):
        return False
    return all(_is_adjunct(segment) for segment in _segments(before))


def own_start(doc: Doc, start: int, i: int) -> int:
    """Where the adjunct that a token belongs to begins, of those that open a sentence; the sentence's start where others stand there."""
    own = next((k + 1 for k in range(i - 1, start, -1) if doc[k].text == ","), start)
    return own if only_opens(doc, start, own) else start


def behind_inserted(doc: Doc, i: int, end: int) -> int:
    """Where a phrase goes on that an adjunct between commas parts at a token: "a présenté, pour la première fois, | ses excuses"."""
    if i + 1 >= end or doc[i].text != ",":
        return i
    closing = next((k for k in range(i + 1, min(i + _INSERTED, end)) if doc[k].text == ","), None)
    if closing is None or doc[i + 1].pos_ not in _INSERTS or any(token.pos_ in ("VERB", "AUX") for token in doc[i:closing]):
        return i
    return closing + 1


def _segments(tokens: Sequence[Token]) -> list[list[Token]]:
    """The stretches of words that commas close."""
    found: list[list[Token]] = [[]]
    for token in tokens:
        if token.text == ",":
            found.append([])
        else:
            found[-1].append(token)
    return [segment for segment in found if segment]


def _is_adjunct(segment: Sequence[Token]) -> bool:
    """Whether words tell when, where, how or after whom: not "Le maire, | mardi, …"."""
    return segment[0].pos_ in _OPENERS or any(t.dep_ in _ADJUNCTS for t in segment)
