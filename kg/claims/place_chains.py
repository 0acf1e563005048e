"""Places told on one after the other: "en Syrie et en Irak", "à Gao, dans le nord du Mali". They are of one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from kg.annotations import PlaceMention, Tokens
from kg.claims.draft import lineages
from kg.claims.forms import is_verbal
from kg.claims.location import place_words
from kg.languages import function_words
from kg.model import Place

_NEAR = 10  # tokens of ", à une quarantaine de kilomètres au nord de"
_BETWEEN = 4  # tokens of ", dans le" between two of them
_HOLDING = 2  # the place told behind another is where that lies; what is told behind both says little


@dataclass(frozen=True, slots=True)
class Chained:
    """A place, the first of those that it is told with, how many of them hold others, and the token behind the last."""

    mention: PlaceMention
    first: PlaceMention
    around: int
    end: int


def chains(places: Sequence[PlaceMention], doc: Doc) -> list[Chained]:
    """Each place with those that it is told on with, in text order, but for the third and further of places within places."""
    told: list[Chained] = []
    ordered = sorted(places, key=lambda mention: mention.tokens)
    listed = _listed(ordered, doc)
    for before, mention in pairwise([None, *ordered]):
        if mention is None:
            continue
        joined = None if before is None else _joined(told[-1], before, mention, doc, listed=mention.tokens in listed)
        told.append(joined or Chained(mention, mention, 0, mention.tokens.end))
    ends = {chained.first.tokens.head: chained.end for chained in told}
    return [replace(c, end=ends[c.first.tokens.head]) for c in told if c.around < _HOLDING]


def _listed(ordered: Sequence[PlaceMention], doc: Doc) -> set[Tokens]:
    """The places between the first and the last of a list that ends in "et": "à Houla, Markaba et Khiam"."""
    listed: set[Tokens] = set()
    for before, mention in reversed(list(pairwise(ordered))):
        between = doc[before.tokens.end : mention.tokens.start]
        linking = [token for token in between if token.pos_ not in ("DET", "ADP")]
        if len(linking) != 1 or mention.relation != before.relation:
            continue
        if linking[0].lower_ in function_words(doc.lang_, "coordinator") or (linking[0].text == "," and mention.tokens in listed):
            listed |= {before.tokens, mention.tokens}
    return listed


def _joined(last: Chained, before: PlaceMention, mention: PlaceMention, doc: Doc, *, listed: bool) -> Chained | None:
    """A place with the chain that it goes on, if it does."""
    between = doc[before.tokens.end : mention.tokens.start]
    if mention.relation == "at" == before.relation and _tells_near(between):
        return Chained(mention, last.first, last.around, mention.tokens.end)
    if mention.relation != before.relation or len(between) > _BETWEEN:
        return None
    linking = [token for token in between if token.pos_ not in ("DET", "ADP")]
    if (len(linking) == 1 and (listed or linking[0].lower_ in function_words(doc.lang_, "coordinator"))) or _is_added(linking):
        return Chained(mention, last.first, last.around, mention.tokens.end)
    if all(token.text == "," for token in linking) and _is_around(mention.place, before.place):
        return Chained(mention, last.first, last.around + 1, mention.tokens.end)
    return None


def _is_added(linking: Sequence[Token]) -> bool:
    """Whether the words between two places are "ainsi que"."""
    return len(linking) > 1 and linking[0].lower_ in function_words(linking[0].lang_, "as_well") and linking[0].nbor().i == linking[-1].i


def _tells_near(between: Span) -> bool:
    """Whether a place behind a comma only says where the one before it lies: "à Davydiv Brid, près de X", "à Tarkint, au nord de X"."""
    if not 2 < len(between) <= _NEAR or between[0].text != ",":
        return False
    words = place_words(between[0].lang_)
    linking = [token for token in between[1:] if token.pos_ not in ("DET", "ADP")]
    beside = [token for token in linking if ("beside", token.lower_) in words or ("direction", token.lower_) in words]
    distance = any(("distance", token.lower_) in words for token in linking)
    return bool(beside) and (distance or beside == linking) and not any(is_verbal(token) or token.is_punct for token in linking)


def _is_around(place: Place, other: Place) -> bool:
    """Whether one of two places lies in the other, or the first in the country of which the other is a part: "à Gao, au nord du Mali"."""
    around = lineages((other,))
    region = place.kind == "region" and place.within is not None and place.within.id in around
    return region or place.id in around or other.id in lineages((place,))


def without_sides(mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Without the part of a country that says where two places lie: "à Gao, chef-lieu de la province de Z, dans le nord du Mali"."""

    def lies_around(side: PlaceMention) -> bool:
        whole = side.place.within
        if side.place.kind != "region" or whole is None:
            return False
        return len([m for m in mentions if m.tokens < side.tokens and m.relation == side.relation and whole.id in lineages((m.place,))]) > 1

    return [mention for mention in mentions if not lies_around(mention)]


def is_elsewhere(head: Token, told: Chained) -> bool:
    """Whether a word is told of another place than one outside its clause: "rentrés à Lyon de Syrie, où ils avaient été arrêtés"."""
    relative = next((token for token in (head, *head.ancestors) if token.dep_ == "acl:relcl"), None)
    if relative is None or told.end >= relative.left_edge.i - 1:
        return False
    return any(("relative", token.lower_) in place_words(head.lang_) for token in relative.lefts)
