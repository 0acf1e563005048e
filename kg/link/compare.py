"""Two claims -> the reasons for and against their telling of one happening, each with its weight from `weights.tsv`.

A veto ("never" in the table) stands for a reason that nothing outweighs; its weight is minus infinity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from math import inf

from kg.link.times import days_apart, overlaps, span_days
from kg.records import ClaimRecord, Evidence, Interval, Node, QuantityRecord
from kg.resources import read_table

STATES = frozenset({"CONTROL", "STRENGTH", "TREND", "TOLL", "SUPPORT"})
"""Types that hold for a while rather than happen at a moment."""
STANDING = STATES | {"AID", "COOPERATE"}
"""Types that tell of relations, which outlast the news of a day."""
OWN = frozenset({"ACCUSE", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
"""Types that tell of somebody's own word or stance: nobody disputes whose it is, and what another says is another act."""
UNREAL = frozenset({"Future", "Possible", "Question"})
CUSTODY = frozenset({"arrest", "detention", "expulsion"})
"""Modes that have words of their own: what is told without these, as "other", is some other act, as the trial that follows."""
CLOSE = 2
"""Days between two reports' dates of one happening."""
NEAR = 200
"""Characters between two passages that tell on: about one sentence."""
MONTH, YEAR = 31, 366
"""In days."""
_MAGNITUDE = 10
_WORD = re.compile(r"(\w{5,6})\w*")  # six letters are kept of a word, which takes off most French endings


@cache
def weights() -> dict[str, float]:
    """The table of weights; "never" becomes minus infinity."""
    return {row["name"]: -inf if row["weight"] == "never" else float(row["weight"]) for row in read_table("link", "weights.tsv")}


@cache
def compatible_types() -> frozenset[frozenset[str]]:
    """Pairs of types that may name one happening, by some of their modes."""
    return frozenset(frozenset((row["left"], row["right"])) for row in read_table("link", "compatible.tsv"))


@cache
def _compatible_modes() -> dict[tuple[str, str], list[tuple[list[str], list[str]]]]:
    """For two types the modes with which they may name one happening; an empty list stands for all."""
    found: dict[tuple[str, str], list[tuple[list[str], list[str]]]] = {}
    for row in read_table("link", "compatible.tsv"):
        left, right = row["left_modes"].split(), row["right_modes"].split()
        found.setdefault((row["left"], row["right"]), []).append((left, right))
        found.setdefault((row["right"], row["left"]), []).append((right, left))
    return found


def kinds_meet(left: tuple[str, str], right: tuple[str, str]) -> bool:
    """Whether claims of these types and modes ("other" where none is told) may tell of one happening."""
    if left[0] == right[0]:
        return True
    allowed = _compatible_modes().get((left[0], right[0]), ())
    return any((not mine or left[1] in mine) and (not theirs or right[1] in theirs) for mine, theirs in allowed)


def types_meet(left: str, right: str) -> bool:
    """Whether claims of these types may tell of one happening, by some of their modes."""
    return left == right or frozenset((left, right)) in compatible_types()


def score(evidence: Iterable[Evidence]) -> float:
    """The sum of the weights."""
    return sum(item.weight for item in evidence)


def compare(left: ClaimRecord, right: ClaimRecord) -> list[Evidence]:
    """All that speaks for or against the two claims telling of one happening, in the order of the table."""
    steps = (_types, _actors, _victim, _places, _times, _counts, _telling)
    return [Evidence(name, weights()[name] * factor, detail) for step in steps for name, factor, detail in step(left, right)]


Reason = tuple[str, float, str]


def _types(left: ClaimRecord, right: ClaimRecord) -> Iterator[Reason]:
    if left.type != right.type:
        met = kinds_meet((left.type, left.mode or "other"), (right.type, right.mode or "other"))
        yield ("type-near" if met else "type-far"), 1, f"{left.type}, {right.type}"
        return
    yield "type-same", 1, left.type
    modes = {left.mode or "other", right.mode or "other"}
    if "other" not in modes or modes & CUSTODY:
        yield ("mode-same" if len(modes) == 1 else "mode-apart"), 1, ", ".join(sorted(modes))


def shared_nodes(left: Iterable[Node], right: Iterable[Node]) -> list[str]:
    """Labels of the nodes of `left` that are, contain or belong to one of `right`."""
    others = tuple(right)
    return [node.label for node in left if any(node.on_one_line(other) for other in others)]


def named(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Those that are named rather than described: only they can be the same in two articles."""
    return tuple(node for node in nodes if not node.generic)


def one_target(left: ClaimRecord, right: ClaimRecord) -> bool:
    """Whether both tell of the targeted killing of one and the same named victim, which happens once; a people has many."""
    if (left.type, left.mode) != ("ASSAULT", "targeted") or (right.type, right.mode) != ("ASSAULT", "targeted"):
        return False
    return one_victim(named(left.recipients), named(right.recipients))


def one_victim(left: Iterable[Node], right: Iterable[Node]) -> bool:
    """Whether some person or group is among both."""
    theirs = {node.iri for node in right if not node.people}
    return any(node.iri in theirs for node in left)


def parties(left: ClaimRecord, right: ClaimRecord) -> tuple[tuple[str, tuple[Node, ...], tuple[Node, ...]], ...]:
    """The roles with their fillers in both claims; between two articles without those that are only described ("gunmen")."""
    roles = (("agent", left.agents, right.agents), ("recipient", left.recipients, right.recipients))
    if left.article == right.article:
        return roles
    return tuple((role, named(mine), named(theirs)) for role, mine, theirs in roles)


def _actors(left: ClaimRecord, right: ClaimRecord) -> Iterator[Reason]:
    roles = parties(left, right)
    direct = [shared_nodes(mine, theirs) for _, mine, theirs in roles]
    crossed = [shared_nodes(roles[0][1], roles[1][2]), shared_nodes(roles[1][1], roles[0][2])]
    if left.interval and right.interval and left.type == right.type and not any(direct) and all(crossed):
        yield "swapped", 1, ", ".join(crossed[0] + crossed[1])
        return
    if {left.type, right.type} == {"RETREAT", "AID"} and any(crossed):
        yield "agent-same", 1, ", ".join(crossed[0] + crossed[1])  # the one who flees and the one who is helped to flee
        return
    for (role, mine, theirs), common in zip(roles, direct, strict=True):
        if common:
            yield f"{role}-same", 1, ", ".join(common)
        elif named(mine) and named(theirs):  # "gunmen" may be anybody that others name
            own = role == "agent" and left.type == right.type and left.type in OWN
            yield "speaker-apart" if own else f"{role}-apart", 1, ""


def _victim(left: ClaimRecord, right: ClaimRecord) -> Iterator[Reason]:
    if one_target(left, right):
        yield "target-same", 1, ", ".join(shared_nodes(left.recipients, right.recipients))


def where(claim: ClaimRecord) -> tuple[Node, ...]:
    """All places that a claim names for its happening, ends of movements included."""
    return claim.places + claim.origins + claim.destinations


def _places(left: ClaimRecord, right: ClaimRecord) -> Iterator[Reason]:
    mine, theirs = where(left), where(right)
    if not mine or not theirs:
        return
    same = [node for node in mine if any(node.iri == other.iri for other in theirs)]
    precise = [node for node in same if is_precise(node)]
    if precise:
        yield "place-same", 1, ", ".join(node.label for node in precise)
    elif nested := [node.label for node in mine if any(node.iri != other.iri and node.on_one_line(other) for other in theirs)]:
        yield "place-nested", 1, ", ".join(nested)
    elif same:
        yield "place-country", 1, ", ".join(node.label for node in same)
    else:
        yield "place-apart", 1, f"{mine[0].label}, {theirs[0].label}"


def is_precise(place: Node) -> bool:
    """Whether a place lies within another that the graph knows, so that it is no country."""
    return len(place.line) > 1


def _times(left: ClaimRecord, right: ClaimRecord) -> Iterator[Reason]:
    if left.interval and right.interval:
        yield _dated(left, right)
    elif left.interval or right.interval:
        if left.type in STATES and right.type in STATES:
            yield "state-dated", 1, ""
        yield _half_dated(left, right), 1, ""
    elif left.article != right.article and left.published and right.published:
        apart = days_apart(left.published, right.published)
        if apart > (YEAR if {left.type, right.type} <= STANDING else MONTH) and not one_target(left, right):
            yield "undated-apart", 1, f"published {apart} days apart"


def _half_dated(left: ClaimRecord, right: ClaimRecord) -> str:
    if series_and_one(left, right):
        return "time-series"
    if left.article == right.article:
        return "time-half"
    return "time-recent" if recent(left, right) else "time-unknown"


def series_and_one(left: ClaimRecord, right: ClaimRecord) -> bool:
    """Whether one tells of what went on for more than a month, and the other, without a date, of some act."""
    dated = left.interval or right.interval
    if not dated or (left.interval and right.interval) or {left.type, right.type} <= STANDING:
        return False
    return span_days(dated) > MONTH


def recent(left: ClaimRecord, right: ClaimRecord) -> bool:
    """Whether the dated one fell in the month before the other's article: what news tell without a date is recent."""
    dated, undated = (left, right) if left.interval else (right, left)
    if not dated.interval or not undated.published or span_days(dated.interval) > MONTH:
        return False
    return dated.interval[0] <= undated.published[1] and days_apart(dated.interval, undated.published) <= MONTH


def _dated(left: ClaimRecord, right: ClaimRecord) -> Reason:
    assert left.interval and right.interval
    if left.type == right.type == "TOLL" and not _one_period(left.interval, right.interval):
        return "period-apart", 1, f"{left.time}, {right.time}"
    detail = f"{left.time}, {right.time}"
    if not overlaps(left.interval, right.interval):
        near = left.article != right.article and days_apart(left.interval, right.interval) <= CLOSE  # one article knows its days
        return ("time-near" if near else "time-apart"), 1, detail
    longest = max(span_days(left.interval), span_days(right.interval))
    if longest <= CLOSE:
        return "day-same", 1, detail
    return ("month-same" if longest <= MONTH else "time-overlap"), 1, detail


def _one_period(left: Interval, right: Interval) -> bool:
    """Whether both ends lie within a month of each other."""
    return all(days_apart((mine, mine), (theirs, theirs)) <= MONTH for mine, theirs in zip(left, right, strict=True))


def _counts(left: ClaimRecord, right: ClaimRecord) -> Iterator[Reason]:
    if reason := count_reason(left, right):
        yield reason[0], 1, reason[1]


def count_reason(left: ClaimRecord, right: ClaimRecord) -> tuple[str, str] | None:
    """What the first counts of one measure and party say, if there are any: the name of the reason, and the two values."""
    if counts := first_counts(left.quantities, right.quantities):
        name = "count-same" if counts_meet(*counts) else _counts_apart(left, right)
        return name, f"{counts[0].measure}: {counts[0].value:g}, {counts[1].value:g}"
    return None


def first_counts(left: Iterable[QuantityRecord], right: Sequence[QuantityRecord]) -> tuple[QuantityRecord, QuantityRecord] | None:
    """The first counts of one measure and party."""
    pairs = ((mine, theirs) for mine in left for theirs in right if mine.measure == theirs.measure != "other")
    return next((pair for pair in pairs if not pair[0].of or not pair[1].of or pair[0].of.on_one_line(pair[1].of)), None)


def _counts_apart(left: ClaimRecord, right: ClaimRecord) -> str:
    if left.voice == right.voice:
        return "count-own"
    return "count-state" if left.type in STATES else "count-apart"


def counts_meet(left: QuantityRecord, right: QuantityRecord) -> bool:
    """Whether both values can be true; "dozens" and "thousands", two lower bounds ten times apart, are not said of one thing."""
    if left.comparator == right.comparator == "AtLeast":
        return max(left.value, right.value) < _MAGNITUDE * max(min(left.value, right.value), 1)
    return left.bounds[0] <= right.bounds[1] and right.bounds[0] <= left.bounds[1]


@lru_cache(maxsize=1 << 17)
def content_words(text: str) -> frozenset[str]:
    """Words of five letters or more, cut to six, in lower case."""
    return frozenset(_WORD.findall(text.lower()))


def _telling(left: ClaimRecord, right: ClaimRecord) -> Iterator[Reason]:
    if left.polarity != right.polarity:
        yield "polarity-apart", 1, ""
    if (left.modality in UNREAL) != (right.modality in UNREAL):
        yield "modality-apart", 1, f"{left.modality}, {right.modality}"
    if left.article == right.article:
        apart = max(left.begin, right.begin) - min(left.end, right.end)
        if apart < 0:
            yield "same-sentence", 1, ""
            return
        if apart <= NEAR:
            yield "told-on", 1, f"{apart} characters apart"
    mine, theirs = content_words(left.quote), content_words(right.quote)
    if common := mine & theirs:
        yield "words", len(common) / min(len(mine), len(theirs)), ", ".join(sorted(common))
