"""What may open a sentence in front of the adjunct that frames it: "En outre, | pour des experts, …", "Selon la police, | mardi, …".

Several adjuncts may open a sentence, each closed by a comma, and conjunctions stand before them; the frame is the sentence's all the
same (Charolles 1997, *L'encadrement du discours*). A subject or a finite verb ends what opens it.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

_OPENERS = frozenset({"ADV", "ADP"})
_ADJUNCTS = frozenset({"advmod", "obl:mod"})
_JOINTS = frozenset({"CCONJ", "SPACE"})
_QUOTES = frozenset({'"', "«", "»", "“", "”"})
_LONGEST = 24  # tokens that open a sentence


def only_opens(doc: Doc, start: int, i: int) -> bool:
    """Whether nothing but conjunctions and adjuncts that a comma closes stands between the start of a sentence and a token."""
    before = [t for t in doc[start:i] if t.pos_ not in _JOINTS and t.text not in _QUOTES]
    if not before:
        return True
    if len(before) > _LONGEST or before[-1].text != "," or any(t.dep_.startswith("nsubj") or t.morph.get("Mood") for t in before):
        return False
    return all(_is_adjunct(segment) for segment in _segments(before))


def own_start(doc: Doc, start: int, i: int) -> int:
    """Where the adjunct that a token belongs to begins, of those that open a sentence; the sentence's start where others stand there."""
    own = next((k + 1 for k in range(i - 1, start, -1) if doc[k].text == ","), start)
    return own if only_opens(doc, start, own) else start


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
