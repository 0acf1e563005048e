"""In what sense a place is mentioned: where something is, comes from or goes to; and what holds two places."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.annotate.place_words import PlaceWords
from kg.annotations import PlaceMention
from kg.model import Place

OF = frozenset({"de", "d'", "du", "des"})
_PLAIN_FORMS = {"d'": "de", "du": "de", "des": "de"}
_CONTRACTIONS = ("du", "au", "aux", "des")
_ELIDED = ("la", "l'", "les")
_UNITS = frozenset({"km", "kilomètre", "kilomètres", "mètres", "miles"})
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


def is_state(doc: Doc, start: int, head: Token, place: Place, *, capital: bool, words: PlaceWords) -> bool:
    """Whether a country or a capital is the state and not the place: "sous l'égide de Moscou", "remis à la France", "à Israël"."""
    before = doc[start - 1].lower_ if start else ""
    country = place.kind == "country"
    of = before in OF or (before in _ELIDED and start > 1 and doc[start - 2].lower_ in OF)  # "d'Ankara", "de la Syrie"
    if of and (capital or country):
        governors = (head.head, head.head.head) if head.dep_ == "conj" else (head.head,)
        return any(token.lemma_.lower() in words.political for token in governors)
    if country and before in ("la", "l'"):
        return start > 1 and doc[start - 2].lower_ == "à"
    return country and before == "à" and place.id not in words.islands


def object_relation(head: Token, words: PlaceWords) -> str:
    """The sense of a place without preposition by its verb: what is left or reached, or a scene ("le pays connaît", "a secoué le pays")."""
    verb = head.head.lemma_.lower()
    if head.dep_ == "obj" and verb in words.objects:
        return words.objects[verb]
    return "at" if verb in words.scenes.get(head.dep_, frozenset()) else "none"


def is_distance(doc: Doc, i: int) -> bool:
    """Whether the direction at a token says how far away something is: "à 20 km au sud de X" is near X, not in its south."""
    return any(token.lower_ in _UNITS for token in doc[max(0, i - 3) : i])


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


def common_container(a: Place, b: Place) -> Place | None:
    """The smallest place that holds both."""
    around = list(_containers(a))
    return next((place for place in _containers(b) if place in around), None)


def _containers(place: Place) -> Iterator[Place]:
    while place.within is not None:
        place = place.within
        yield place
