"""The sections of a report, each made of a table that the commands print too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from kg.explore.markup import Child, Html, join, link, listing, safe, tag
from kg.queries.outlets import commonest
from kg.queries.rules import explained_away
from kg.records import ClaimRecord, Finding, SharedPair
from kg.tables import Row, Table, dated, describe, told_by, when

Claims = Mapping[str, ClaimRecord]
Cite = Callable[[str], Html]
"""A link from a claim (IRI) to its words in the text of its article."""
_EVENTS = "An event is what claims tell of: it need not have happened. Words are of the clearest claim, and of one that tells it otherwise."
_STRENGTHS = {"Strict": "strict: can’t both be true", "Tension": "tension: they pull apart"}


def contradictions(table: Table, claims: Claims, languages: Mapping[str, str], cite: Cite) -> Html:
    """Each topic with its sides next to each other."""
    topics = [list(rows) for _, rows in groupby(table.rows, key=lambda row: row["number"])]
    if not topics:
        return tag("p", "None was found. That does not mean that there is none.")
    return join(*(_topic(rows, claims, languages, cite) for rows in topics))


def _topic(rows: Sequence[Row], claims: Claims, languages: Mapping[str, str], cite: Cite) -> Html:
    first = rows[0]
    grade = str(first["strength"])
    about = f": {first['about']}" if first["about"] else ""
    head = tag(
        "h3", f"{first['number']}. {first['title']}{about} ", tag("span", _STRENGTHS.get(grade, grade), class_=f"grade {grade.lower()}")
    )
    sides = [tag("div", *_side(list(group), claims, languages, cite), class_="side") for _, group in groupby(rows, key=lambda r: r["side"])]
    remark = explained_away(str(first["title"]))
    note = tag("p", f"May be explained by: {remark}.", class_="note") if remark else None
    return tag("section", head, tag("div", *sides, class_="sides"), note, class_="topic", id=f"f{first['number']}")


def _side(rows: Sequence[Row], claims: Claims, languages: Mapping[str, str], cite: Cite) -> Iterable[Html]:
    yield tag("h4", f"{rows[0]['side']} · {rows[0]['says']}")
    for row in rows:
        own = "" if row["value"] == row["says"] else f" · {row['value']}"
        yield quoted(claims[str(row["claim"])], languages, cite, after=own)


def quoted(record: ClaimRecord, languages: Mapping[str, str], cite: Cite, *, after: str = "") -> Html:
    """A claim's words, with who tells it, from whom and of which time."""
    chain = "".join(f" < {source.label}" for source in record.chain)
    told = tag("figcaption", tag("b", told_by(record)), f"{chain} · {dated(record)}{after} · ", cite(record.iri))
    words = tag("blockquote", record.quote, lang=languages.get(record.article) or None)
    return tag("figure", told, words)


def shared(support: Table, claims: Claims, languages: Mapping[str, str], cite: Cite) -> Html:
    """Each set of claims that say the same, with what stands behind it."""
    if not support.rows:
        return tag("p", "None was found.")
    return join(*(_set(number, row, claims, languages, cite) for number, row in enumerate(support.rows, 1)))


def _set(number: int, row: Row, claims: Claims, languages: Mapping[str, str], cite: Cite) -> Html:
    members = [quoted(claims[iri], languages, cite) for iri in str(row["claims"]).split("; ")]
    head = tag("h3", f"{number}. {row['says']} ", tag("span", row_text(row, "support"), class_="grade"))
    return tag("section", head, tag("div", *members, class_="sides"), tag("p", row_text(row, "why"), class_="note"), class_="topic")


def row_text(row: Row, name: str) -> str:
    """A cell as text; empty where there is none."""
    return "" if row[name] is None else str(row[name])


def outlets(table: Table, claims: Claims, findings: Iterable[Finding], pairs: Iterable[SharedPair]) -> Html:
    """Outlets side by side, then how often each two agree and disagree."""
    columns = ("outlet", "articles", "published", "claims", "own voice", "from sources", "unnamed sources", "tells of", "on", "cites")
    names = ("outlet", "articles", "published", "claims", "own_voice", "attributed", "unnamed_sources", "types", "actors", "cites")
    rows: list[tuple[Child, ...]] = [tuple(commonest(row_text(row, name)) for name in names) for row in table.rows]
    return join(
        listing("What each outlet tells", columns, rows), _matrix([str(row["outlet"]) for row in table.rows], claims, findings, pairs)
    )


def _matrix(names: Sequence[str], claims: Claims, findings: Iterable[Finding], pairs: Iterable[SharedPair]) -> Html:
    agree: Counter[frozenset[str]] = Counter()
    alone: Counter[frozenset[str]] = Counter()
    differ: Counter[frozenset[str]] = Counter()
    for pair in pairs:
        both = frozenset((told_by(claims[pair.left]), told_by(claims[pair.right])))
        agree[both] += 1
        alone[both] += pair.independence == "Independent"
    for finding in findings:
        differ[frozenset((told_by(claims[finding.left]), told_by(claims[finding.right])))] += 1
    rows: list[tuple[Child, ...]] = []
    for name in names:
        cells: list[Child] = [tag("b", name)]
        for other in names:
            both = frozenset((name, other))
            told = [f"{agree[both]} agree" + (f" ({alone[both]} independently)" if alone[both] else "") if agree[both] else ""]
            told.append(f"{differ[both]} contradict" if differ[both] else "")
            cells.append("; ".join(filter(None, told)) or "–")
        rows.append(tuple(cells))
    return listing("Pairs of claims that agree and contradict; on the diagonal, of two sources of one outlet", ("", *names), rows)


def sources(table: Table) -> Html:
    """Who has it from whom, and where it runs in a circle."""
    circles = sorted({str(row["circle"]) for row in table.rows if row["circle"]})
    warned = tag("ul", *(tag("li", f"Circular reporting: {circle}" if "⇄" in circle else f"{circle} cites itself") for circle in circles))
    rows: list[tuple[Child, ...]] = [
        tuple(row_text(row, name) for name in ("teller", "relation", "source", "kind", "claims")) for row in table.rows
    ]
    steps = listing("Who has it from whom", ("who tells it", "how", "has it from", "kind of source", "claims"), rows)
    return join(warned if circles else None, steps)


def events(table: Table, members: Mapping[str, Sequence[str]], cite: Cite) -> Html:
    """Events with the claims that tell of them: those with a date, oldest first, then the others."""
    shown = []
    for caption, dated_ones in (("Events with a date, oldest first", True), ("Events without a date", False)):
        rows = [_event(row, members, cite) for row in table.rows if bool(row["earliest"]) is dated_ones]
        if rows:
            shown.append(listing(caption, ("when", "what", "told as", "told by", "words", "claims"), rows))
    return join(tag("p", _EVENTS, class_="note"), *shown)


def _event(row: Row, members: Mapping[str, Sequence[str]], cite: Cite) -> tuple[Child, ...]:
    differing = tag("p", f"Told differently: {row['disputed']}", class_="note") if row["disputed"] else None
    words = (
        tag("p", tag("b", row_text(row, f"{name}_by")), ": ", tag("q", row_text(row, name)))
        for name in ("quote", "other_quote")
        if row[name]
    )
    return (
        tag("span", when(row), class_="date"),
        join(describe(row), differing),
        row_text(row, "told_as"),
        row_text(row, "outlets") or "unknown outlet",
        tag("div", *words, class_="words"),
        join(*(join(cite(iri), " ") for iri in members[str(row["event"])])),
    )


def actors(table: Table) -> Html:
    """Who is told to act on whom, by more than one claim."""
    names = ("agent", "recipient", "type", "claims", "told_as", "period", "outlets")
    rows: list[tuple[Child, ...]] = [tuple(row_text(row, name) for name in names) for row in table.rows if int(row["claims"] or 0) > 1]
    return listing("What several claims tell", ("who", "on whom", "does", "claims", "told as", "when", "told by"), rows)


def contents(entries: Sequence[tuple[str, str]]) -> Html:
    """Links to the sections."""
    return tag("nav", tag("ul", *(tag("li", link(anchor, name)) for anchor, name in entries)), aria_label="Contents")


def summary(counts: Mapping[str, int]) -> Html:
    """The figures of the graph."""
    return tag("dl", *(tag("div", tag("dt", name), tag("dd", safe(count))) for name, count in counts.items()), class_="figures")
