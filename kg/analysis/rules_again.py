"""New claims -> the contradictions that come, go or are told otherwise: each rule is run over the claims that its pairs may be among."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from kg.analysis.index import Keys
from kg.analysis.kept import Light
from kg.analysis.surroundings import Surroundings
from kg.analysis.windows import Windows
from kg.queries import run
from kg.queries.columns import Columns, paired_types
from kg.queries.meeting import ELSEWHERE, FIGHT, FIGHTS, HELP, KEYS
from kg.queries.pairs import Disagreement, by_pair, chosen, in_order, once
from kg.queries.rules import Rule, contradiction_rules
from kg.queries.scalar import Untranslatable
from kg.records import ClaimRecord, Event, Finding

_MANY = 20_000  # claims
_TWO = 2  # events; who is met in as many is met elsewhere, whichever of them is asked about
Chosen = dict[str, list[Disagreement]]


@dataclass(frozen=True, slots=True)
class ChangedFindings:
    """All rows and what is chosen of them; disagreements that are told no more; those that are told anew."""

    rows: dict[str, list[dict[str, Any]]]
    chosen: Chosen
    light: dict[str, Light]
    told: int
    gone: tuple[Disagreement, ...]
    new: tuple[Finding, ...]
    rules: frozenset[str]  # that find anything


@dataclass(frozen=True, slots=True)
class _Asked:
    """For a rule, the claims of which all pairs are looked for anew, and all claims that this takes."""

    looked: frozenset[str]
    among: frozenset[str]


class RulesAgain:
    """Call it with the claims that are new or in another event."""

    def __init__(self, around: Surroundings) -> None:
        self._around, self._windows = around, Windows(around)
        self._windowed = around.size > run.LARGE

    def __call__(self, touched: frozenset[str]) -> ChangedFindings | None:
        """What running every rule over all claims would give; None if that takes too many claims, or a rule can't run over columns."""
        around, rules = self._around, contradiction_rules()
        asked = {rule.name: self._asked(rule, touched) for rule in rules}
        needed = frozenset().union(*(one.among for one in asked.values()))
        if len(needed) > _MANY:
            return None
        records = around.claims(needed)
        columns = self._columns(records, frozenset().union(*(one.looked for one in asked.values())))
        try:
            found = {rule.name: self._rows(columns, rule, asked[rule.name].looked) for rule in rules}
        except Untranslatable:
            return None
        return self._told(asked, found, {record.iri: record for record in records})

    def _told(self, asked: dict[str, _Asked], found: dict[str, list[dict[str, Any]]], records: dict[str, ClaimRecord]) -> ChangedFindings:
        around, rules = self._around, contradiction_rules()
        before = {name: [Disagreement(name, *one) for one in pairs] for name, pairs in around.kept.chosen.items()}
        rows, now, fresh = dict(around.kept.rows), dict(before), set[tuple[str, str]]()
        lights = {iri: Light(one[0], tuple(one[1]), *one[2:]) for iri, one in around.kept.light.items()}
        lights |= {iri: light(records[iri]) for new in found.values() for row in new for iri in (row["left"], row["right"])}
        for rule in rules:
            out = asked[rule.name].looked | around.scope.gone
            stay = [row for row in rows[rule.name] if row["left"] not in out and row["right"] not in out]
            if len(stay) == len(rows[rule.name]) and not found[rule.name]:
                continue
            rows[rule.name] = [dict(row) for row in in_order([*stay, *found[rule.name]])]
            now[rule.name] = chosen(rule, by_pair(rows[rule.name], lights), lights)
            fresh |= {(row["left"], row["right"]) for row in found[rule.name]}
        old, new = (set(once((rule, pairs[rule.name]) for rule in rules)) for pairs in (before, now))
        told = [one for one in new if one not in old or one.pair in fresh]
        named = frozenset(iri for one in told for iri in one.pair)
        their = {rule.name: [row for row in rows[rule.name] if row["left"] in named and row["right"] in named] for rule in rules}
        findings = run.findings_of(told, their, {record.iri: record for record in around.claims(named)})
        used = {iri for some in rows.values() for row in some for iri in (row["left"], row["right"])}
        kept, rules_told = {iri: lights[iri] for iri in sorted(used)}, frozenset(one.rule for one in new)
        return ChangedFindings(rows, now, kept, len(new), tuple(old - new), tuple(findings), rules_told)

    def _rows(self, columns: Columns, rule: Rule, looked: frozenset[str]) -> list[dict[str, Any]]:
        windows = self._windowed and "actor" in rule.meets_in
        found = {repr(sorted(row.items())): row for row in columns.rows(rule.query, windows=windows, among=looked)}
        return list(found.values())

    def _columns(self, records: list[ClaimRecord], looked: frozenset[str]) -> Columns:
        """The columns of some claims, where only pairs with one of those that are looked at are asked for."""
        events: dict[str, list[str]] = {}
        for record in records:
            if event := self._around.event_of(record.iri):
                events.setdefault(event, []).append(record.iri)
        light_events = [Event(iri, tuple(claims), "") for iri, claims in events.items()]
        actors = frozenset(self._around.entries(looked).of_kind("actor").tolist())
        return Columns(self._around.store, records, light_events, windows=lambda types: self._windows.told(records, actors, types))

    def _asked(self, rule: Rule, touched: frozenset[str]) -> _Asked:
        around, types = self._around, paired_types(rule.query)
        in_windows = self._windowed and "actor" in rule.meets_in
        looked = set(touched)
        if in_windows:
            looked |= around.named(self._windows.moved(types))
        if FIGHTS in rule.leans_on:
            looked |= self._whose_fights_changed()
        if ELSEWHERE in rule.leans_on:
            looked |= self._met_elsewhere_or_not(touched)
        among = set(looked)
        for kind in rule.meets_in:
            if kind == "event":
                among.update(*(around.members_now(event) for iri in looked if (event := around.event_of(iri))))
            elif kind == "actor" and in_windows:
                among |= around.named(self._windows.beside(around.numbers(looked), types))
            elif kind in KEYS:
                among |= around.near(looked, kind)
        if FIGHTS in rule.leans_on:
            among |= self._fights_of(among)
        if ELSEWHERE in rule.leans_on:
            among |= self._elsewhere(among)
        return _Asked(frozenset(looked), frozenset(among))

    def _of_types(self, numbers: Iterable[int], types: frozenset[str]) -> list[int]:
        return [number for number in numbers if self._around.types[self._around.type[number]] in types]

    def _whose_fights_changed(self) -> set[str]:
        """Who tells of help that may hang on a fight, now or before, of two parties of which no claim out of scope tells as well."""
        around = self._around
        keys = np.union1d(around.old.of_kind("foe"), around.new.of_kind("foe"))
        scope = set(around.numbers(around.scope.changed | around.scope.gone))
        fights = [self._of_types(owners.tolist(), FIGHT) for owners in around.index.owners_by_key(keys)]
        alone = keys[np.asarray([set(some) <= scope for some in fights], np.bool_)]
        tellers = [np.unique(entries.owners[np.isin(entries.keys, alone)]).tolist() for entries in (around.old, around.new)]
        hang = [index.of(some).of_kind("foe", "fought") for index, some in zip((around.before, around.index), tellers, strict=True)]
        return around.named(self._of_types(around.index.owners(np.union1d(*hang)).tolist(), HELP))

    def _fights_of(self, helpers: set[str]) -> set[str]:
        """For all that are told to help and whom, one fight of each two parties that may speak against it."""
        around = self._around
        keys = around.index.of(self._of_types(around.numbers(helpers), HELP)).of_kind("foe", "fought")
        fights = around.index.of(self._of_types(around.index.owners(keys).tolist(), FIGHT))
        told = np.isin(fights.keys, fights.of_kind("foe"))
        _, first = np.unique(fights.keys[told], return_index=True)
        return around.named(fights.owners[told][first].tolist())

    def _met_elsewhere_or_not(self, touched: frozenset[str]) -> set[str]:
        """The claims on actors of claims in scope who are met in fewer than two events that have not changed."""
        around, found = self._around, set[str]()
        keys: Keys = np.union1d(around.old.of_kind("actor"), around.entries(touched).of_kind("actor"))
        out = touched | around.scope.gone
        for owners in around.index.owners_by_key(keys):
            if len(self._two_events(owners.tolist(), out)) < _TWO:
                found |= around.named(owners.tolist())
        return found

    def _elsewhere(self, claims: set[str]) -> set[str]:
        """For each actor of these claims, claims of two events that it is met in, if it is."""
        around = self._around
        keys = around.entries(claims).of_kind("actor")
        return {iri for owners in around.index.owners_by_key(keys) for iri in self._two_events(owners.tolist(), around.scope.gone).values()}

    def _two_events(self, numbers: Iterable[int], out: frozenset[str]) -> dict[str, str]:
        """Two events with a claim of each, if so many claims out of some report as many."""
        found: dict[str, str] = {}
        for number in numbers:
            iri = self._around.iris[number]
            if iri not in out and (event := self._around.event_of(iri)):
                found.setdefault(event, iri)
            if len(found) == _TWO:
                break
        return found


def light(claim: ClaimRecord) -> Light:
    """What is kept of a claim to choose between pairs."""
    return Light(claim.article, claim.voice[1], claim.type, claim.mode, claim.begin)
