"""In what sense a place is mentioned: where something is, comes from or goes to."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotate.place_words import PlaceWords
from kg.annotations import PlaceMention

OF = frozenset({"de", "d'", "du", "des"})
_PLAIN_FORMS = {"d'": "de", "du": "de", "des": "de"}
_CONTRACTIONS = ("du", "au", "aux", "des")
_LONGEST_PREPOSITION = 4  # words


def relation(doc: Doc, start: int, governor: str, *, words: PlaceWords, previous: PlaceMention | None) -> str:
    """at, from or to for the place that begins at a token, none without a preposition.

    `governor` is the lemma that the place hangs on: a motion word turns "à X" into a goal and "de X" into an origin.
    A place listed behind the `previous` one has its sense.
    """
    i = start - 1
    while i >= 0 and _is_between(doc[i]):
        i -= 1
    sense = _preposition(doc, i, governor, words)
    if sense == "none" and previous is not None:
        between = [token for token in doc[previous.tokens.end : start] if token.pos_ != "DET"]
        if len(between) == 1 and between[0].lower_ in ("et", "ou", ","):
            return previous.relation
    return sense


def _preposition(doc: Doc, i: int, governor: str, words: PlaceWords) -> str:
    """The sense of the preposition that ends at a token, the longest first."""
    for size in range(_LONGEST_PREPOSITION, 0, -1):
        whole = tuple(token.lower_ for token in doc[max(0, i - size + 1) : i + 1])
        sense = words.prepositions.get(whole) or words.prepositions.get(tuple(_PLAIN_FORMS.get(word, word) for word in whole))
        if sense == "at" and governor in words.motion_to:
            return "to"
        if sense:
            return sense
    if i >= 0 and doc[i].lower_ in OF:
        return "from" if governor in words.motion_from else "at"
    return "none"


def _is_between(token: Token) -> bool:
    """Whether a token may stand between a preposition and a place's name."""
    return token.pos_ in ("DET", "ADJ", "PUNCT") and token.lower_ not in _CONTRACTIONS and not token.is_sent_start
