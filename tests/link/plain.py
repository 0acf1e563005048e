"""What one content is, for two claims at a time: a plain reading, which `kg.link.content`, that looks at very many, is held against."""

from __future__ import annotations

from kg.link.compare import (
    STANDING,
    UNREAL,
    content_words,
    counts_meet,
    is_precise,
    named,
    one_target,
    recent,
    series_and_one,
    shared_nodes,
    where,
)
from kg.link.content import CLOSE, DAY, LONGER, MONTH, MONTHS, PASSING, SPEECH, TWICE
from kg.link.times import days_apart, overlaps, span_days

STEPS, NEAR, FEW, ALIKE, WORDING = 2, 1.5, 3, 2, 5


def two_tellers(left, right):
    """Whether the two are told by different voices; an outlet that says it again in another article, citing nobody, is one."""
    if left.chain or right.chain or not left.outlet or not right.outlet:
        return left.voice != right.voice
    return left.article != right.article and (left.outlet.iri != right.outlet.iri or left.republished != right.republished)


def same_content(left, right, *, one_event=False):
    """Whether two claims say the same: type, polarity, parties and, as far as both tell, mode, place, time and counts."""
    if (left.type, left.polarity) != (right.type, right.polarity) or (left.modality in UNREAL) != (right.modality in UNREAL):
        return False
    if left.article == right.article and (not one_event or _one_sentence(left, right)):
        return False
    if not _modes_fit(left, right) or not _parties_fit(left, right, one_event=one_event) or not _places_fit(left, right):
        return False
    dated = left.interval is not None and right.interval is not None
    if (dated or not one_event) and not times_fit(left, right):
        return False
    if left.type in PASSING and series_and_one(left, right):
        return False
    within = one_event and left.article == right.article
    if within and not _one_day(left, right) and not _one_place(left, right) and not _common_words(left, right):
        return False
    return _counts_fit(left, right) and (one_event or _words_fit(left, right))


def _one_sentence(left, right):
    """Whether both stand on the same words: an act and its admission are told once."""
    return left.begin < right.end and right.begin < left.end


def _one_place(left, right):
    return any(is_precise(place) and place.iri in {other.iri for other in where(right)} for place in where(left))


def _modes_fit(left, right):
    """One mode, or none told and a day in common: an attack and an air strike of one day by one on one are one content."""
    modes = {left.mode or "other", right.mode or "other"}
    return len(modes) == 1 or ("other" in modes and _one_day(left, right))


def _one_day(left, right):
    if not left.interval or not right.interval or not overlaps(left.interval, right.interval):
        return False
    return max(span_days(left.interval), span_days(right.interval)) <= DAY


def _parties_fit(left, right, *, one_event):
    """A node in common in one role, and in the other, or empty in both; where one is empty, place and time must say more.

    Of one event, told as one kind of act, either may leave the doer open. Outside one event those that are only described ("gunmen") are
    nobody's match.
    """
    roles = ((left.agents, right.agents), (left.recipients, right.recipients))
    kept = roles if one_event else [(_single(named(left.agents)), _single(named(right.agents))), tuple(map(named, roles[1]))]
    met = [_all_meet(mine, theirs) for mine, theirs in kept]
    told = [bool(mine) and bool(theirs) for mine, theirs in roles]
    if not any(met) or not all(one_met for one_met, filled in zip(met, told, strict=True) if filled):
        return False
    if bool(left.recipients) != bool(right.recipients):
        return False
    if bool(left.agents) != bool(right.agents) and not (one_event and left.mode == right.mode and (left.mode or "other") != "other"):
        return False
    if not told[0] and not (one_event and (left.article == right.article or _alike(left, right))):
        return _pinned(left, right)
    return told[1] or left.type == "TREND" or bool(shared_nodes(where(left), where(right)))


def _single(agents):
    """Those that act as one: of a people ("the French") others act each time."""
    return tuple(agent for agent in agents if not agent.people)


def _all_meet(left, right):
    """Whether each of the fewer fillers has its like among the others: an accord with one party is none with another."""
    fewer, more = sorted((left, right), key=len)
    return bool(fewer) and all(any(_near(node, other) for other in more) for node in fewer)


def _near(left, right):
    """Whether one is the other or at most two steps above it: an attack on a country is none on a general of its army's guard."""
    return right.iri in left.line[: STEPS + 1] or left.iri in right.line[: STEPS + 1]


def _alike(left, right):
    """Whether two tellings have more in common than a type and a victim: a count, a killing that happens once, or wording."""
    counts = {(q.measure, q.value) for q in left.quantities if q.value >= FEW}
    if any((q.measure, q.value) in counts for q in right.quantities):
        return True
    return one_target(left, right) or _common_words(left, right) >= WORDING


def _pinned(left, right):
    """Whether both are dated to one day, or to one month and a precise place: no doer is named that could tell them apart."""
    if not left.interval or not right.interval or not overlaps(left.interval, right.interval):
        return False
    longest = max(span_days(left.interval), span_days(right.interval))
    precise = [[place for place in where(claim) if is_precise(place)] for claim in (left, right)]
    return longest <= DAY or (longest <= MONTH and bool(shared_nodes(*precise)))


def _places_fit(left, right):
    slots = ((where(left), where(right)), (left.destinations, right.destinations))
    return all(not mine or not theirs or bool(shared_nodes(mine, theirs)) for mine, theirs in slots)


def times_fit(left, right):
    passing = left.type in PASSING
    if left.interval and right.interval:
        spans = sorted((span_days(left.interval), span_days(right.interval)))
        longest = max(MONTH if passing else MONTHS, (TWICE if passing else LONGER) * spans[0])
        return overlaps(left.interval, right.interval) and spans[1] <= longest
    if left.interval or right.interval:
        lasting = (left.type in STANDING or left.mode == right.mode == "deployment") and left.modality not in UNREAL
        there = left.type != "AID" or bool(shared_nodes(where(left), where(right)))
        return not passing and (recent(left, right) or (lasting and there))
    if left.article == right.article or not (passing or left.type in SPEECH or left.modality in UNREAL):
        return True
    return bool(left.published and right.published and days_apart(left.published, right.published) <= CLOSE)


def _words_fit(left, right):
    """Whether acts of speech share enough words to be of one content, which no slot holds."""
    return left.type not in SPEECH or _common_words(left, right) >= ALIKE


def _common_words(left, right):
    """How many content words the two quotes have in common, the names of the parties apart."""
    names = content_words(" ".join(name for node in left.agents + left.recipients for name in (node.label, *node.names)))
    return len((content_words(left.quote) & content_words(right.quote)) - names)


def _counts_fit(left, right):
    pairs = ((q, r) for q in left.quantities for r in right.quantities if q.measure == r.measure)
    return all(counts_meet(q, r) and _one_size(q, r) for q, r in pairs)


def _one_size(left, right):
    """Whether two lower bounds are near: "at least 40" is more than "at least 21" said, though both can be true."""
    if not left.comparator == right.comparator == "AtLeast":
        return True
    return max(left.value, right.value) <= NEAR * min(left.value, right.value)
