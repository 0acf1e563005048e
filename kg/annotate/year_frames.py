"""The year that a line is about: that of the date or year which opens it, or of the heading of a chronicle above it.

"- 19 avril 2010: … Le 22 juillet, …", "2018" on a line of its own and "9 novembre: …" below: what opens a line frames all that it
tells (Charolles 1997, *L'encadrement du discours*), so that its other dates are of that year or near it. A story that a paragraph
opens with a day of its year goes on in the next ones with later days of that year: "Le 15 mars, …".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.annotate.calendar import Moment
from kg.annotate.time_patterns import Match, Slots
from kg.languages import function_words

_HEADING = re.compile(r"[\s:.*•#=_–—-]*((?:19|20)\d\d)[\s:.*•#=_–—-]*")
_ENTRY = re.compile(r" ?[:–—-]")  # behind the date of an entry
_ENDINGS = (".", "!", "?", "…", '"', "»", "”")  # of a paragraph, and not of a heading
_PARTIAL = frozenset({"date", "fromto", "days", "night", "edge", "season", "edgeseason"})
_TWO = frozenset({"fromto", "night"})  # rules whose last date has the year
_MONTHS = 12
_STORY = 3  # paragraphs that go on from one which opens with a day
_SEASON = 21  # the EDTF month of spring


@dataclass(frozen=True, slots=True)
class Frame:
    """The year or month that a line is about; `chronicle` where an entry or a heading says so, so that no date in it is of the news.

    `story`: only a paragraph above opens with its day, which the story goes on from.
    """

    moment: Moment
    chronicle: bool
    story: bool = False


@dataclass(frozen=True, slots=True)
class Frames:
    """The lines of a text, by where they begin in characters, with what frames each."""

    starts: tuple[int, ...]
    frames: tuple[Frame | None, ...]

    def of(self, begin: int) -> Frame | None:
        """What frames the line that holds a character."""
        return self.frames[bisect_right(self.starts, begin) - 1]


def read_frames(text: str, matches: Sequence[Match], *, language: str) -> Frames:
    """The frames of a text, given its time expressions in order; an entry frames the paragraphs that go on from it too."""
    openings = _openings(language)
    starts: list[int] = []
    frames: list[Frame | None] = []
    heading = entry = story = None
    begin = k = 0
    gone = 0  # paragraphs since the one that opens with a day
    for line in text.split("\n"):
        while k < len(matches) and matches[k].begin < begin:
            k += 1
        if told := _HEADING.fullmatch(line):
            heading, entry = Moment(int(told[1])), None
        opening = matches[k] if k < len(matches) and _opens(line, matches[k].begin - begin, openings) else None
        own = _moment(opening) if opening is not None else None
        if own is not None or (line.strip() and not line.rstrip().endswith(_ENDINGS)):
            listed = opening is not None and _ENTRY.match(line, opening.end - begin)
            entry = own if listed else None
        if line.strip():
            story, gone = (own, 0) if own is not None and own.exact is not None else (story if gone < _STORY else None, gone + 1)
        moment = own or entry or heading
        sure = own == entry if own is not None else opening is not None and moment is not None
        starts.append(begin)
        framing = Frame(moment, sure) if moment is not None else None
        frames.append(framing or (Frame(story, chronicle=False, story=True) if story is not None else None))
        begin += len(line) + 1
    return Frames(tuple(starts), tuple(frames))


@cache
def _openings(language: str) -> re.Pattern[str]:
    """What may stand before the date that opens a line: marks, and the words with which a date begins."""
    words = "|".join(re.escape(word) for word in sorted(function_words(language, "opening_of_date")))
    return re.compile(rf"\W*(?:(?:{words}) )*", re.IGNORECASE)


def _opens(line: str, at: int, openings: re.Pattern[str]) -> bool:
    found = openings.match(line)
    return at < len(line) and found is not None and found.end() >= at


def _moment(match: Match) -> Moment | None:
    slots = match.slots
    if match.rule not in (*_PARTIAL, "year") or "year" not in slots or "year2" in slots:
        return None
    month, day = slots.get("month") or slots.get("mm"), slots.get("day") or slots.get("dd")
    if month is None or match.rule != "date":
        return Moment(int(slots["year"]))
    return Moment(int(slots["year"]), int(month), int(day) if day else None)


def framed(match: Match, frame: Frame) -> Slots | None:
    """The slots of a date told without a year, with that of the frame which is nearest to it; None for other times."""
    slots = match.slots
    if frame.story:
        return _going_on(match, frame.moment)
    month = slots.get("month2") or slots.get("month") or slots.get("mm") or slots.get("season")
    if month is None or match.rule not in _PARTIAL or {"year", "year2", "past", "next"} & slots.keys():
        return None
    year = str(_nearest(frame.moment, int(month)))
    return {**slots, "year2" if match.rule in _TWO and ("day2" in slots or "month2" in slots) else "year": year}


def _going_on(match: Match, day: Moment) -> Slots | None:
    """The slots of a later day of the year in which a story began, told without a year; None for other times."""
    slots = match.slots
    if match.rule != "date" or not {"day", "month"} <= slots.keys() or {"year", "past", "next", "weekday"} & slots.keys():
        return None
    return slots | {"year": str(day.year)} if (int(slots["month"]), int(slots["day"])) > (day.month or 0, day.day or 0) else None


def _nearest(frame: Moment, month: int) -> int:
    """The year in which a month lies nearest to the frame's; that of the frame where this has no month."""
    month = (month - _SEASON) * 3 + 3 if month > _MONTHS else month
    away = month - frame.month if frame.month else 0
    return frame.year + (1 if away < -_MONTHS // 2 else -1 if away > _MONTHS // 2 else 0)
