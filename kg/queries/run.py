"""The packaged rules and views over a store whose claims are linked to events (`kg:reports`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pyoxigraph import Store

from kg.collector import no_collection
from kg.errors import DataError
from kg.queries.columns import Columns
from kg.queries.pairs import Disagreement, Row, Told, by_pair, chosen, in_order, once
from kg.queries.rules import Rule, contradiction_rules, view
from kg.queries.scalar import Untranslatable
from kg.queries.select import QueryTable, select
from kg.queries.sentences import Names, Show, finding, names_of
from kg.records import ClaimRecord, Event, Finding

LARGE = 1500
"""Claims; above, rules run over columns."""
RowsOf = Mapping[str, Sequence[Row]]
"""The rows of each rule, by its name."""


@no_collection()
def find_contradictions(
    store: Store,
    records: Iterable[ClaimRecord],
    *,
    rules: Sequence[Rule] | None = None,
    events: Iterable[Event] | None = None,
    among: Iterable[str] | None = None,
) -> list[Finding]:
    """What the rules find, strict findings first; `records` are the store's claims, as `read_claims` gives them.

    A pair that several rules of one kind find is told once, by the first of them. `events` are those that the store has, which are
    else read from it. With `among`, only pairs are looked for of which at least one claim (IRI) is among these: those of new articles.
    """
    claims = {record.iri: record for record in records}
    asked = contradiction_rules() if rules is None else rules
    rows = rows_of_rules(store, claims.values(), rules=asked, events=events, among=among)
    return findings_of(disagreements(rows, claims, rules=asked), rows, claims)


def rows_of_rules(
    store: Store,
    records: Iterable[ClaimRecord],
    *,
    rules: Sequence[Rule] | None = None,
    events: Iterable[Event] | None = None,
    among: Iterable[str] | None = None,
) -> dict[str, list[Row]]:
    """What each rule projects, in order, before anything is chosen from it. The arguments are those of `find_contradictions`."""
    claims = sorted(records, key=lambda claim: claim.iri)
    columns = Columns(store, claims, events) if len(claims) > LARGE else None
    wanted = None if among is None else frozenset(among)
    return {rule.name: _rows(store, rule, columns, wanted) for rule in (contradiction_rules() if rules is None else rules)}


def disagreements(rows: RowsOf, claims: Mapping[str, Told], *, rules: Sequence[Rule] | None = None) -> list[Disagreement]:
    """The pairs that are told of all that the rules project, each by the first rule of its kind."""
    asked = contradiction_rules() if rules is None else rules
    return once((rule, chosen(rule, by_pair(rows[rule.name], claims), claims)) for rule in asked)


@no_collection()
def findings_of(told: Iterable[Disagreement], rows: RowsOf, claims: Mapping[str, ClaimRecord]) -> list[Finding]:
    """What disagreements make known, strict findings first; `rows` are those of their rules, `claims` at least the ones that they name."""
    named = {rule.name: rule for rule in contradiction_rules()}
    show, speak = names_of(claims.values())
    pairs = {name: by_pair(found, claims) for name, found in rows.items()}
    found = [finding(named[one.rule], one, claims, pairs[one.rule][one.pair], show, speak) for one in told]
    return sorted(found, key=lambda f: (f.strength != "Strict", f.kind, f.rule, f.left, f.right))


@no_collection()
def run_rule(
    store: Store,
    rule: Rule,
    claims: Mapping[str, ClaimRecord],
    show: Show | None = None,
    speak: Show | None = None,
    *,
    columns: Columns | None = None,
) -> list[Finding]:
    """One rule's findings, sorted by their claims. Several rows for one pair are one finding with all their values.

    `show` writes values for tables, `speak` those of the sentence that explains the finding, in English. With the `columns` of the
    store the rule runs over these, unless it says what they can't.
    """
    show = show or Names({}).show
    pairs = by_pair(_rows(store, rule, columns, None), claims)
    return [finding(rule, one, claims, pairs[one.pair], show, speak or show) for one in chosen(rule, pairs, claims)]


def rule_rows(store: Store, rule: Rule) -> list[Row]:
    """The rows that a rule projects, in order. Raises DataError for a rule that does not run."""
    try:
        table = select(store, rule.query)
    except Exception as error:
        raise DataError(f"queries/contradictions/{rule.name}.rq does not run: {error}") from error
    return in_order(as_rows(table))


def _rows(store: Store, rule: Rule, columns: Columns | None, among: frozenset[str] | None) -> list[Row]:
    if columns is not None:
        try:
            return in_order(columns.rows(rule.query, windows="actor" in rule.meets_in, among=among))
        except Untranslatable:
            pass
    rows = rule_rows(store, rule)
    return rows if among is None else [row for row in rows if row["left"] in among or row["right"] in among]


def as_rows(table: QueryTable) -> list[Row]:
    """The rows of a table as mappings from column to cell."""
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def run_view(store: Store, name: str) -> list[Row]:
    """The rows of a packaged view: `claims`, `shared` or `timeline`."""
    return as_rows(select(store, view(name)))
