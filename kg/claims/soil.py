"""The states behind places and actors: on whose soil something happens, and which states an article tells of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.claims.draft import Draft
from kg.model import Actor, Place, lineage


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


def _sources(draft: Draft) -> Iterator[Actor]:
    return (link.source for link in draft.chain)
