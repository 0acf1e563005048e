"""In what sense a place is mentioned: where something is, comes from or goes to; and what holds two places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from kg.annotate.place_words import PlaceWords
from kg.annotate.unknown_places import is_called_town, is_seized
from kg.annotations import PlaceMention
from kg.languages import function_words, lemmas
from kg.model import Place

_OBJECTS = ("obj", "xcomp")  # what the parser makes of a name that is the object of a verb: "ont quitté Goma"
_LONGEST_PREPOSITION = 4  # words
_DISTANCE = 12  # tokens of ", située à une trentaine de kilomètres au nord de la ville de"
_SIDES = 6  # tokens of "entre Moscou, Ankara et"
_PEOPLE = ("human", "force", "institution")


def relation(doc: Doc, start: int, head: Token, *, words: PlaceWords, previous: PlaceMention | None) -> str:
    """at, from or to for the place that begins at a token, none without a preposition.

    What the place's `head` hangs on counts: a motion word turns "à X" into a goal and "de X" into an origin.
    A place listed behind the `previous` one has its sense.
    """
    i = start - 1
    while i >= 0 and _is_between(doc[i]):
        i -= 1
    if previous is not None and _is_extent(doc[previous.tokens.end : start], words):
        return "none"
    sense = _preposition(doc, i, head.head.lemma_.lower(), words)
    return previous.relation if sense == "none" and previous is not None and goes_on(doc[previous.tokens.end : start], head) else sense


def _is_extent(between: Span, words: PlaceWords) -> bool:
    """Whether a place only tells between what the one before it lies: "la région du Liptako, entre le Mali et le Niger"."""
    linking = [token.lower_ for token in between if token.pos_ not in ("DET", "PUNCT")]
    return len(linking) == 1 and linking[0] in words.between


def goes_on(between: Span, head: Token) -> bool:
    """Whether a place goes on a list, "en Irak et Syrie", and does not open a clause behind it: "en Syrie, Israël a …"."""
    linking = [token for token in between if token.pos_ != "DET"]
    if len(linking) != 1:
        return False
    joined = linking[0].lower_ in function_words(head.lang_, "coordinator")
    if head.dep_ == "nsubj" and head.i < head.head.i:
        forms = (head.head, *head.head.lefts)
        return joined and any("Plur" in form.morph.get("Number", []) for form in forms if form.pos_ in ("VERB", "AUX"))
    return joined or linking[0].text == ","


def is_state(doc: Doc, start: int, head: Token, place: Place, *, capital: bool, words: PlaceWords) -> bool:
    """Whether a country or a capital is the state and not the place: "sous l'égide de Moscou", "remis à la France", "à Israël"."""
    before, second = (doc[start - back].lower_ if start >= back else "" for back in (1, 2))
    country = place.kind == "country"
    if not (capital or country):
        return False
    of, to, articles = (function_words(doc.lang_, class_) for class_ in ("of", "bare_to", "definite"))
    if before in of or (before in articles and second in of):  # "d'Ankara", "de la Syrie"
        governors = (head.head, head.head.head) if head.dep_ == "conj" else (head.head,)
        political = words.political if country else words.political | words.obeying
        return any(token.lemma_.lower() in political or _is_close_to(token, words) for token in governors)
    if (first := _first_side(doc, start, words)) is not None:
        return first.head.pos_ not in ("VERB", "AUX") or first.head.dep_ == "acl"  # "un accord conclu entre Moscou et Ankara"
    if country and before in articles:
        return second in to
    return country and before in to and place.id not in words.islands


def _is_close_to(adjective: Token, words: PlaceWords) -> bool:
    """Whether a word says that people are on somebody's side, not where they are: "une source proche de Damas"."""
    noun = adjective.head.lemma_.lower()
    return adjective.lemma_.lower() in words.close and noun in lemmas(adjective.lang_, "nouns", *_PEOPLE) | words.informants


def _first_side(doc: Doc, start: int, words: PlaceWords) -> Token | None:
    """What "entre" leads, before the first place or, for the second, before both: "entre X et Y"."""
    k = start - 1
    while k > 0 and start - k < _SIDES and (doc[k].pos_ in ("PROPN", "DET", "CCONJ") or doc[k].text == ","):
        k -= 1
    return doc[k].head if k >= 0 and doc[k].lower_ in words.between else None


def object_relation(head: Token, words: PlaceWords) -> str:
    """The sense of a place without preposition by its verb: what is left or reached, or a scene ("le pays connaît", "a secoué le pays")."""
    while head.dep_ == "conj" and head.head != head:  # "le Mali et le Niger connaissent"
        head = head.head
    verb = head.head.lemma_.lower()
    if head.dep_ in _OBJECTS and verb in words.objects:
        return words.objects[verb]
    return "at" if verb in words.scenes.get(head.dep_, frozenset()) else "none"


def told_as_places(mentions: Sequence[PlaceMention], doc: Doc, words: PlaceWords) -> tuple[PlaceMention, ...]:
    """The mentions without the names that the statistics alone take for places, of which nothing tells once that they are."""
    told = {m.place.id for m in mentions if m.place.known or m.relation != "none" or _is_told_as_place(doc, m, words)}
    return tuple(m for m in mentions if m.place.id in told or m.place.kind != "place")


def _is_told_as_place(doc: Doc, mention: PlaceMention, words: PlaceWords) -> bool:
    """Whether a name that only the statistics take for a place is one by what takes it or says what it is: "X, ville de", "a pris X"."""
    head = doc[mention.tokens.head]
    if head.dep_ in (*_OBJECTS, "nsubj:pass") and head.head.lemma_.lower() in words.taken:
        return True
    return is_seized(head, words) or is_called_town(doc, mention.tokens.end, words)


def is_distance(doc: Doc, i: int, words: PlaceWords) -> bool:
    """Whether the direction at a token says how far away something is: "à 20 km au sud de X" is near X, not in its south."""
    return any(token.lower_ in words.distances for token in doc[max(0, i - 3) : i])


def is_measured_from(doc: Doc, i: int, words: PlaceWords) -> bool:
    """Whether the place at a token only says how far away or on which side of it another lies: "à 30 km de X", "au sud de X"."""
    k = i - 1
    while k > 0 and doc[k].pos_ in ("ADP", "DET"):
        k -= 1
    return k >= 0 and (doc[k].lower_ in words.directions or doc[k].lower_ in words.distances)


def tells_how_far(between: Span, words: PlaceWords) -> bool:
    """Whether the words between two places say how far the first is from the second: "X, située à 30 km au nord de | Y"."""
    if not 1 < len(between) <= _DISTANCE or between[0].text not in (",", "("):
        return False
    told = any(token.lower_ in words.distances for token in between)
    return told and not any(token.pos_ == "AUX" or token.dep_.startswith("nsubj") for token in between)


def _preposition(doc: Doc, i: int, governor: str, words: PlaceWords) -> str:
    """The sense of the preposition that ends at a token, the longest first."""
    of = function_words(doc.lang_, "of")
    for size in range(_LONGEST_PREPOSITION, 0, -1):
        whole = tuple(token.lower_ for token in doc[max(0, i - size + 1) : i + 1])
        sense = words.prepositions.get(whole) or words.prepositions.get(tuple(words.of if word in of else word for word in whole))
        if sense == "at" and governor in words.motion_to:
            return "to"
        if sense:
            return sense
    if i >= 0 and doc[i].lower_ in of:
        return "from" if governor in words.motion_from else "at"
    return "none"


def _is_between(token: Token) -> bool:
    """Whether a token may stand between a preposition and a place's name."""
    contracted = token.lower_ in function_words(token.lang_, "contracted")
    return token.pos_ in ("DET", "ADJ", "PUNCT") and not contracted and not token.is_sent_start


def common_container(a: Place, b: Place) -> Place | None:
    """The smallest place that holds both."""
    around = list(_containers(a))
    return next((place for place in _containers(b) if place in around), None)


def _containers(place: Place) -> Iterator[Place]:
    while place.within is not None:
        place = place.within
        yield place
