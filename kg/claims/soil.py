"""The states behind places and actors: on whose soil something happens, and which states an article tells of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.annotations import PlaceMention
from kg.claims.draft import Draft
from kg.model import Actor, Place, lineage

_LEAST = 3  # places told of in the country
_MARGIN = 2  # how many times those of the next


def states_told(drafts: Sequence[Draft]) -> Mapping[str, Actor]:
    """The states that the claims of an article tell of as acting, acted on or speaking, themselves or through a part, by id."""
    return {state.id: state for draft in drafts for state in states((*draft.agents, *draft.recipients, *_sources(draft)))}


def states(actors: Iterable[Actor]) -> Iterator[Actor]:
    """The states that actors are, or are part of."""
    for actor in actors:
        yield from [whole for whole in lineage(actor) if whole.kind == "state"][:1]


def country(places: Sequence[Place]) -> str | None:
    """The id of the country in which the first of some places lies that lies in one."""
    return next((whole.id for place in places for whole in lineage(place) if whole.kind == "country"), None)


def places_told(mentions: Iterable[PlaceMention], told: Mapping[str, Actor]) -> Counter[str]:
    """How often places of each country are told of whose state is told of too."""
    return Counter(where for mention in mentions if (where := country((mention.place,))) is not None and where in told)


def country_about(places: Counter[str], others: set[str]) -> str | None:
    """The country that an article is about: other than some, the one whose places are told of most, if it stands out."""
    ranked = sorted(((count, where) for where, count in places.items() if where not in others), reverse=True)
    if not ranked or ranked[0][0] < _LEAST or (len(ranked) > 1 and ranked[0][0] < _MARGIN * ranked[1][0]):
        return None
    return ranked[0][1]


def _sources(draft: Draft) -> Iterator[Actor]:
    return (link.source for link in draft.chain)
