"""Words that point back to a place told before: "la ville", "cette vallée", "le pays", "sur place", "y"."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from kg.annotate.place_sense import goes_on, is_measured_from
from kg.annotate.place_words import KINDS, PlaceWords
from kg.annotate.view import root_of
from kg.languages import function_words
from kg.model import Place, lineage

_DEFINITE = ("definite_singular", "demonstrative_singular", "contracted_singular")
_VAGUE = frozenset({"", "region", "district", "border"})
_DEFINING = frozenset({"VERB", "PRON", "ADV", "NOUN", "PROPN"})  # "la zone contrôlée par …", "la zone où …", "la zone d'où …"
_BEHIND = frozenset({",", "("})
_RIGHT_BEHIND = 6  # tokens of ", dans le nord du pays" up to "pays"
_BEHIND_TOWN = 5  # tokens of ", chef-lieu de la"
_POINTS = frozenset({"city", "town", "village", "place", "camp"})
_AROUND = frozenset({"region", "province", "country", "district", "border"})
_UNDERGOING = frozenset({"nsubj", "nsubj:pass", "obj"})
_SIZES = {"city": "town", "village": "town"}


@dataclass(frozen=True, slots=True)
class Found:
    """A place at some tokens of a text."""

    start: int
    end: int
    place: Place
    kind: str = ""  # what the head noun calls it: "la province de Homs" is the city's node but no city
    points: bool = False  # an adverb: "sur place"


def listed_with(doc: Doc, last: Found | None, found: Found) -> Found:
    """A name that only the statistics know is of the kind of those that it is listed with: "les localités de Houla et Markaba"."""
    if last is None or not last.kind or found.kind or found.place.known or found.place.kind != "place":
        return found
    if not goes_on(doc[last.end : found.start], root_of(doc, found.start, found.end)):
        return found
    return replace(found, place=replace(found.place, kind=last.place.kind), kind=last.kind)


class PlaceMemory:
    """The places that a text has named so far, to which its words may point back."""

    def __init__(self, doc: Doc, words: PlaceWords) -> None:
        self._doc, self._words = doc, words
        self._last: dict[str, Place] = {}  # by kind, the last place named
        self._countries: Counter[Place] = Counter()
        self._before: Found | None = None  # the place told last
        self._located: Found | None = None  # where the text said last that something is

    def country(self, i: int) -> Place | None:
        """The country that "le pays" at a token means.

        That of a place told right before ("à Agadez, dans le nord du pays"), else the one that the article names most so far.
        """
        before = self._before
        if before is not None and 0 < i - before.end <= _RIGHT_BEHIND and self._doc[before.end].text in _BEHIND:
            around = _country_of(before.place)
            if around is not None:
                return around
        return max(self._countries, key=self._countries.__getitem__, default=None)

    def _this_country(self, i: int) -> Place | None:
        """The country that "ce pays" at a token means: where the text said last that something is, in its sentence or the one before."""
        sentence, recent = self._doc[i].sent, self._located
        start = self._doc[sentence.start - 1].sent.start if sentence.start else 0
        return _country_of(recent.place) if recent is not None and recent.start >= start else None

    def note(self, found: Found, relation: str, *, capital: bool) -> None:
        """Keep a place that was told, with the sense of its preposition; `capital` if it may stand for a state."""
        kind = _SIZES.get(found.kind or found.place.kind, found.kind or found.place.kind)
        measured = is_measured_from(self._doc, found.start, self._words)  # "à 30 km de X" is told of another place
        told_of = kind == "town" and not capital and root_of(self._doc, found.start, found.end).dep_ in _UNDERGOING  # "X est tombée"
        named = relation != "none" or found.kind or told_of or self._is_headed(found)
        if named and not (measured and kind in self._last):  # "Ankara dément" is no town so told of
            self._last["town" if self._may_be_town(found) else kind] = found.place
        if relation != "none" and not (measured and self._located is not None) and not self._holds_last(found):
            self._located = found
        self._before = found
        self._countries.update([found.place] if found.place.kind == "country" else [])

    def _may_be_town(self, found: Found) -> bool:
        """Whether a place that nothing tells the kind of stands behind "à", as towns do: "à Tarkint … dans la ville"."""
        opening = self._doc[found.start - 1].lower_ if found.start else ""
        return found.place.kind == "place" and not found.kind and opening in function_words(self._doc.lang_, "bare_to")

    def _holds_last(self, found: Found) -> bool:
        """Whether a region is told right behind the town that lies in it, which "sur place" means: "à Gao, dans le nord du Mali"."""
        town = self._located
        if (
            town is None
            or town.place.kind not in _POINTS
            or found.place.kind not in _AROUND
            or not 0 < found.start - town.end <= _BEHIND_TOWN
        ):
            return False
        linking = [token for token in self._doc[town.end : found.start] if token.pos_ not in ("ADP", "DET")]
        head = self._words.heads
        return bool(linking) and linking[0].text in _BEHIND and all(head.at(self._doc, token.i) for token in linking[1:])

    def _is_headed(self, found: Found) -> bool:
        """Whether a name of the gazetteer begins with the noun of its kind: "la vallée de Houran", wherever in its clause it stands."""
        head = self._words.heads.at(self._doc, found.start)
        return head is not None and head[0].role == "part" and head[1] < found.end

    def noun(self, i: int) -> Found | None:
        """ "la ville": the last place of that kind; "le pays": the country named most; "cette zone", "le secteur": of any kind."""
        if not self.is_definite(i):
            return None
        head = self._words.heads.at(self._doc, i)
        if head is None or head[0].role not in ("same", "part"):
            return None
        kind = head[0].english if head[0].role == "same" else KINDS.get(head[0].english, "")
        following = self._doc[head[1]] if head[1] < len(self._doc) else None
        if following is not None and (following.lower_ in function_words(following.lang_, "of") or following.pos_ == "ADJ"):
            return None
        pointing = self._doc[i - 1].lower_ in function_words(self._doc.lang_, "demonstrative_singular", "identity")
        known = self._doc[i].lower_ in self._words.known_by_article and not (following is not None and following.pos_ in _DEFINING)
        if kind == "region" and self._located is not None and (pointing or known):
            return Found(i, head[1], self._located.place, self._located.place.kind)
        if kind == "country" and pointing and (meant := self._this_country(i)):
            return Found(i, head[1], meant, kind)
        place = self.country(i) if kind == "country" else self._last.get(_SIZES.get(kind, kind))
        return Found(i, head[1], place, kind) if place is not None and kind not in _VAGUE else None

    def adverb(self, i: int) -> Found | None:
        """ "sur place", "y": where the text said last that something is."""
        phrase = self._words.there.at(self._doc, i) if self._located is not None else None
        if phrase is None or self._located is None or not phrase[0]:
            return None
        existential = i > 0 and self._doc[i - 1].lower_ in function_words(self._doc.lang_, "existential_subject")  # "il y a"
        if existential or self._doc[i].head.lemma_.lower() in self._words.no_scenes:
            return None
        return Found(i, phrase[1], self._located.place, points=True)

    def is_definite(self, i: int) -> bool:
        """Whether a definite article or a demonstrative stands before a token: "la zone", "cette zone", "la même zone"."""
        same = i > 1 and self._doc[i - 1].lower_ in function_words(self._doc.lang_, "identity")
        return i > 0 and self._doc[i - 1 - same].lower_ in function_words(self._doc.lang_, *_DEFINITE)


def _country_of(place: Place) -> Place | None:
    return next((whole for whole in lineage(place) if whole.kind == "country"), None)
