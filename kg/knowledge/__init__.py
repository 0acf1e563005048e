"""What is known of the world beforehand: actors, places and outlets, with their names.

`actors.tsv`, `places.tsv` and `outlets.tsv` are packaged; users' own files of the same columns override or add.
Places come from GeoNames (https://www.geonames.org, CC BY 4.0) and hand-written rows, state names from Unicode CLDR.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from kg.knowledge.folding import fold, slug
from kg.knowledge.tables import Entry, read_entries
from kg.model import Actor, ActorFamily, Place

__all__ = ["Knowledge", "fold", "load", "slug"]

T = TypeVar("T", Actor, Place)


@dataclass(frozen=True, eq=False)
class Knowledge:
    """The gazetteers, by id and by folded name.

    `metonyms` are capitals that stand for their state, by folded name; `adjectives` the English forms that name
    derived actors ("russian" -> russian-forces); `offices` what persons are or were; `contexts` the words that decide
    between homonyms. The last three are by id.
    """

    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    outlets: Mapping[str, Actor]
    actor_names: Mapping[str, tuple[str, ...]]
    place_names: Mapping[str, tuple[str, ...]]
    outlet_names: Mapping[str, tuple[str, ...]]
    metonyms: Mapping[str, str]
    adjectives: Mapping[str, str]
    contexts: Mapping[str, tuple[str, ...]]
    offices: Mapping[str, tuple[str, ...]]

    def actor(self, name: str) -> Actor | None:
        """The actor of this name, a state by its capital's name too; the first of homonyms."""
        folded = fold(name)
        ids = self.actor_names.get(folded) or ((self.metonyms[folded],) if folded in self.metonyms else ())
        return self.actors[ids[0]] if ids else None

    def place(self, name: str) -> Place | None:
        """The place of this name; the first of homonyms."""
        ids = self.place_names.get(fold(name))
        return self.places[ids[0]] if ids else None

    def outlet(self, name: str) -> Actor | None:
        """The outlet of this name; the first of homonyms."""
        ids = self.outlet_names.get(fold(name))
        return self.outlets[ids[0]] if ids else None


def load(extra: Sequence[Path] = ()) -> Knowledge:
    """The packaged gazetteers with the user's own files or folders over them.

    Raises InputError naming file, line and column where a user's file is wrong, DataError where ours is.
    """
    return _load(tuple(extra))


@cache
def _load(extra: tuple[Path, ...]) -> Knowledge:
    tables = read_entries(extra)
    actors = _nested(tables["actors"], "part_of", _actor)
    places = _nested(tables["places"], "within", _place)
    outlets = {id_: _outlet(entry) for id_, entry in tables["outlets"].items()}
    entries = tables["actors"].items()
    return Knowledge(
        actors=MappingProxyType(actors),
        places=MappingProxyType(places),
        outlets=MappingProxyType(outlets),
        actor_names=_index(actors),
        place_names=_index(places),
        outlet_names=_index(outlets),
        metonyms=MappingProxyType({fold(name): id_ for id_, entry in entries for name in entry.names("metonyms")}),
        adjectives=MappingProxyType({id_: entry.cell("adjective") for id_, entry in entries if entry.cell("adjective")}),
        offices=MappingProxyType({id_: held for id_, entry in entries if (held := entry.names("office"))}),
        contexts=MappingProxyType(
            {id_: words for table in tables.values() for id_, entry in table.items() if (words := entry.names("context"))}
        ),
    )


def _nested(entries: Mapping[str, Entry], column: str, make: Callable[[Entry, T | None], T]) -> dict[str, T]:
    """Each entry as a value that holds its container; refuses unknown containers and cycles."""
    made: dict[str, T] = {}

    def build(id_: str, path: tuple[str, ...]) -> T:
        if id_ not in made:
            entry = entries[id_]
            container = entry.cell(column)
            if container and container not in entries:
                raise entry.error(column, f"there is no {container!r}")
            if container in (*path, id_):
                raise entry.error(column, f"{container!r} would contain itself")
            made[id_] = make(entry, build(container, (*path, id_)) if container else None)
        return made[id_]

    return {id_: build(id_, ()) for id_ in entries}


def _actor(entry: Entry, part_of: Actor | None) -> Actor:
    family = entry.cell("family") or ActorFamily.ACTOR.value
    if family not in (ActorFamily.ACTOR.value, ActorFamily.SOURCE.value):
        raise entry.error("family", f"{family!r} is neither actor nor source")
    return Actor(
        id=entry.cell("id"),
        label=entry.cell("label"),
        family=ActorFamily(family),
        kind=entry.cell("kind") or "group",
        label_en=entry.cell("label_en") or None,
        aliases=entry.names("aliases"),
        part_of=part_of,
        wikidata=entry.cell("wikidata") or None,
        known=True,
    )


def _place(entry: Entry, within: Place | None) -> Place:
    return Place(
        id=entry.cell("id"),
        label=entry.cell("label"),
        kind=entry.cell("kind") or "place",
        label_en=entry.cell("label_en") or None,
        aliases=entry.names("aliases"),
        within=within,
        latitude=entry.number("lat", bound=90),
        longitude=entry.number("long", bound=180),
        wikidata=entry.cell("wikidata") or None,
        known=True,
    )


def _outlet(entry: Entry) -> Actor:
    return Actor(
        id=entry.cell("id"),
        label=entry.cell("label"),
        family=ActorFamily.OUTLET,
        kind="media",
        aliases=entry.names("aliases"),
        known=True,
    )


def _index(values: Mapping[str, T]) -> Mapping[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    for id_, value in values.items():
        for name in dict.fromkeys(map(fold, _spellings(value))):
            if name:
                names.setdefault(name, []).append(id_)
    return MappingProxyType({name: tuple(ids) for name, ids in names.items()})


def _spellings(value: Actor | Place) -> tuple[str, ...]:
    """The names to look a value up by; the English one too, but not a country's ("Mexico" is a city, "Jordan" a forename)."""
    english = "" if value.kind in ("country", "state") else value.label_en or ""
    return (value.label, *value.aliases, english)
