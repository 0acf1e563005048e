"""The date of a chronicle's entry, of which all is that the entry tells: "- 9 novembre: …", "26/1 - …".

An entry is a line that a date and a colon or a dash open, a mark of a list and a date, or, where more than one line does so, the bare
day of a month ("Le 14, une bombe …") or a year. It reaches to the end of its line or to the next date told in it, but for dates of relative
clauses and participles. Plans, states, what was before and nouns behind "après" have other times.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kg.annotations import TimeMention
from kg.claims.clauses import is_apart, tense_of
from kg.claims.draft import Draft
from kg.claims.forms import is_verbal
from kg.claims.own_times import is_of_other_time, tells_since
from kg.model import Modality

_MARKS = frozenset({":", "-", "–", "—"})
_STATES = frozenset({"support", "strength", "trend", "toll", "cooperate"})
_CHANGES = frozenset({"gains", "loses"})  # of control


@dataclass(frozen=True, slots=True)
class _Entry:
    time: TimeMention
    end: int  # token behind the last that the entry's date is of


def date_by_entry(drafts: Sequence[Draft], times: Sequence[TimeMention]) -> list[Draft]:
    """The drafts, undated ones of an entry with its date."""
    entries = list(_entries(drafts[0].head.doc, times)) if drafts else []
    if not entries:
        return list(drafts)
    return [_dated(draft, entries) if _may_take_date(draft) else draft for draft in drafts]


def _entries(doc: Doc, times: Sequence[TimeMention]) -> Iterator[_Entry]:
    bare = [time for time in times if _is_bare_date(time, doc)]
    for number, time in enumerate(times):
        if time.edtf is None or not (_opens_entry(time, doc) or (len(bare) > 1 and time in bare)):
            continue
        line = next((t.i for t in doc[time.tokens.end :] if t.is_space and "\n" in t.text), len(doc))
        later = (other.tokens.start for other in times[number + 1 :] if other.edtf is not None and not _is_aside(doc[other.tokens.head]))
        following = next(later, line)
        yield _Entry(time, min(line, doc[following].sent.start if following < line else line))


def _is_aside(token: Token) -> bool:
    """Whether a time is that of a relative clause or of a participle which says which."""
    return any(is_apart(node) for node in token.ancestors)


def _is_bare_date(time: TimeMention, doc: Doc) -> bool:
    """Whether a line opens with a day of the month or a year alone: "Le 14, …", "En 2014, …"."""
    start, end = time.tokens.start, time.tokens.end
    told = (
        time.edtf is not None
        and not tells_since(time, doc)
        and end - start == 1
        and doc[start].text.isdigit()
        and end < len(doc)
        and doc[end].text == ","
    )
    return told and start > 0 and (start == 1 or "\n" in doc[start - 2].text)


def _opens_entry(time: TimeMention, doc: Doc) -> bool:
    i, end = time.tokens.start - 1, time.tokens.end
    listed = False
    while i >= 0 and not doc[i].is_space:
        if not doc[i].is_punct:
            return False
        listed, i = True, i - 1
    opens = i < 0 or "\n" in doc[i].text
    return opens and end < len(doc) and (doc[end].text in _MARKS or (listed and doc[end].text == ","))


def _may_take_date(draft: Draft) -> bool:
    state = draft.type in _STATES or (draft.type == "control" and draft.mode not in _CHANGES)
    planned = draft.trigger.certainty.modality is Modality.FUTURE or "future" in draft.frame.options
    earlier = is_verbal(draft.head) and tense_of(draft.head)[0] == "pluperfect"
    return draft.time is None and not state and not planned and not earlier and not is_of_other_time(draft.head)


def _dated(draft: Draft, entries: Sequence[_Entry]) -> Draft:
    own = next((entry for entry in entries if entry.time.tokens.start < draft.head.i < entry.end), None)
    return replace(draft, time=own.time, rules=(*draft.rules, "time: of the entry")) if own is not None else draft
