"""New claims -> the events that they change, each made out among the claims around it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.analysis.surroundings import Surroundings
from kg.link.columns import Columns
from kg.link.events import make_event
from kg.link.groups import Groups
from kg.records import Event


@dataclass(frozen=True, slots=True)
class ChangedEvents:
    """Events that are new or have other claims than before, and events (IRIs) that are none any more."""

    new: tuple[Event, ...]
    gone: frozenset[str]

    @property
    def claims(self) -> frozenset[str]:
        """Whoever reports a new event."""
        return frozenset(iri for event in self.new for iri in event.claims)


def link_again(around: Surroundings, *, base: str) -> ChangedEvents | None:
    """What linking everything anew would give for the claims in scope and those that they touch; None where the store is not as it was."""
    gone = {event for iri in around.scope.changed | around.scope.gone if (event := around.event_of(iri))}
    fresh = around.scope.changed.union(*(around.members(event) for event in gone))
    near, done, todo, known = set[str](), set[str](), set(fresh), dict[str, tuple[str, ...]]()
    made = list[tuple[str, ...]]()
    while todo:
        done |= todo
        near |= todo | around.near(todo, "block")
        for iri in near - fresh:
            event = around.event_of(iri)
            if event is None:
                return None
            known.setdefault(event, around.members(event))
        near.update(*known.values())
        columns = Columns.of(around.claims(near))
        groups = Groups(columns, known.values())
        made = [tuple(columns.records[place].iri for place in group) for group in groups() if group[0] in groups.inside]
        todo = {columns.records[place].iri for place in groups.inside} - done
    as_before = set(known.values())
    inside = {iri for group in made for iri in group}
    gone |= {event for event, group in known.items() if group[0] in inside and group not in set(made)}
    new = tuple(make_event(around.claims(group), base=base) for group in made if group not in as_before)
    for made_event in new:
        around.put_into(made_event.iri, made_event.claims)
    return ChangedEvents(new, frozenset(gone))
