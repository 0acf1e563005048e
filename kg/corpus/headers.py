"""What a line beside the prose states of its article: its date, its outlet, where it was copied from, who wrote it first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.corpus.dates import header_date
from kg.corpus.outlets import URL, agencies, outlet_named
from kg.corpus.phrases import fold, phrases, squeeze
from kg.languages import function_words

_LINE = 120  # code points: a header or credit line is not longer
_NAME = 8  # words: an outlet's name is not longer
_PLACE = 3  # words: a place's or a writer's name is not longer
_PROSE_END = re.compile(r"[.!?…][\s»\"”)]*$")
_PIECES = re.compile(r"\s*[|•·]\s*|\s+[/–—-]\s+")
_OPENING = re.compile(r"(?:\d{8}\s+\w+\s+)?[^\W\d_a-z]")
_PIECE = 4  # words of a section or an outlet that stands beside a date
_POSTED = re.compile(r"\(@\w+\)\s+(?=\w)")


@dataclass(frozen=True, slots=True)
class Statement:
    """What one line states. `copied` is where this copy was taken from, `original` who wrote it, `source` whose it is.

    `posted` is the date of a message that it shows, which is hardly older than the article.
    """

    published: str | None = None
    updated: str | None = None
    posted: str | None = None
    source: str | None = None
    copied: str | None = None
    original: tuple[str, ...] = ()
    url: str | None = None
    outlet: str | None = None
    signed: bool = False  # words for it or a byline stand with the date


def glued_header(line: str, language: str) -> int:
    """How many characters of a `date 2021-01` header or a dateline stand before a line's first sentence; 0 when none do."""
    opening = fold(line[:_LINE])
    match = _coded(language).match(opening) or (_dateline(language).match(opening) if _OPENING.match(line) else None)
    return match.end() if match and len(line) > match.end() else 0


def coded_date(opening: str, language: str) -> str | None:
    """The date of a `date 2021-01` header at the head of a file, which then dates all articles of the file."""
    match = _coded(language).match(fold(opening.lstrip("\ufeff")))
    return match["date"] if match else None


@cache
def _coded(language: str) -> re.Pattern[str]:
    """A date as programs write it before a text: a word for it, then digits."""
    words = "|".join(sorted(phrases(language, "published").whole))
    return re.compile(rf"\s*(?:{words})\s*:?\s*(?P<date>\d{{4}}(?:-\d{{2}}){{0,2}})(?:\s+|$)")


@cache
def _dateline(language: str) -> re.Pattern[str]:
    """Where a dispatch was written and by whom: "BEYROUTH (Reuters) - ", "Damas, 3 jan 2020 (AFP) – ", "MOSCOU, 3 janvier. /TASS/."

    Feeds write their own date before it: "03012020 Xinhua DAMAS, 2 janvier (Xinhua) --".
    """
    names = "|".join(sorted(map(re.escape, agencies(language)), key=lambda form: (-len(form), form)))
    place = r"[^\W\d_][\w'.-]+(?:[ ,/-]{1,2}[\w'.]+){0,6}?"
    stamp = rf"(?:(?P<stamp>\d{{8}})\s+(?:{names})\s+)?"
    return re.compile(rf"{stamp}{place}[\s(/,-]+(?P<agency>(?:{names})(?:/(?:{names}))*)(?:\s?[)/]\s*[-:/.]*|\s*[-:/]+)(?:\s+|$)")


def statement(line: str, language: str) -> Statement | None:
    """What a line states, or None when it is no header or credit line."""
    if len(line) > _LINE:
        return None
    readers = (_original, _told_from, _address, _source, _credit, _dispatch, _posted, _dated, _dated_beside, _signed_off)
    return next((found for reader in readers if (found := reader(line, language))), None)


def _original(line: str, language: str) -> Statement | None:
    rest = phrases(language, "original").labelled(line)
    if rest is None and (match := _lead(line, language, "original")):
        rest = line[match:].strip(" \u00a0.:,")
    if not rest or len(rest.split()) > _NAME:
        return None
    date = header_date(fold(rest), language)
    name = rest[: date.begin].rstrip(" ,(-–") if date else rest
    name = _before_date(language).sub("", name)
    return Statement(original=(outlet_named(name, language),), updated=date.value if date else None) if name else None


@cache
def _before_date(language: str) -> re.Pattern[str]:
    """The words that tie a date to the name before it: "publié par Le Temps | le"."""
    return re.compile(rf",? (?:{'|'.join(sorted(map(re.escape, function_words(language, 'before_date'))))})$")


def _lead(line: str, language: str, kind: str) -> int:
    match = phrases(language, kind).start.match(" ".join(fold(line).split()))
    if not match:
        return 0
    words = len(match.group().split())
    spaced = re.match(rf"\s*(?:\S+\s+){{{words - 1}}}\S+", line)
    return spaced.end() if spaced else 0


def _address(line: str, language: str) -> Statement | None:
    match = URL.search(line)
    if not match:
        return None
    before, after = line[: match.start()].strip(), line[match.end() :].strip(" .)>»")
    if after:
        return None
    if not before.strip(" (<«:"):
        return Statement(url=match.group())
    if any(phrases(language, kind).labelled(before + " ") == "" for kind in ("source", "copied")):
        return Statement(url=match.group(), copied=match.group())
    return None


def _source(line: str, language: str) -> Statement | None:
    name = phrases(language, "source").labelled(line)
    if not name or len(name.split()) > _NAME:
        return None
    return Statement(source=outlet_named(name, language))


def _told_from(line: str, language: str) -> Statement | None:
    """An agency, then where and by whom it was written: "AA / Bagdad / Ali Karim"."""
    parts = [part.strip() for part in line.split(" / ")]
    short = len(parts) > 1 and all(part[:1].isupper() and len(part.split()) <= _PLACE for part in parts)
    if not short or squeeze(parts[0]) not in agencies(language):
        return None
    return Statement(original=(outlet_named(parts[0], language),))


def _credit(line: str, language: str) -> Statement | None:
    """A line of nothing but agencies: "AFP", "(AFP/Reuters)", "Le Journal avec AFP"."""
    parts = [squeeze(part) for part in _splitter(language).split(fold(line).strip(" ()[].*-")) if part.strip()]
    known = agencies(language)
    before = None
    if parts and parts[0] not in known and _with(language).search(fold(line)):
        begin = _with(language).search(fold(line))
        before = line[: begin.start()].strip(" (") if begin else None
        parts = parts[1:]
    if not parts or not all(part in known for part in parts) or (before and len(before.split()) > 4):
        return None
    names = [piece.strip(" ()[].*-") for piece in _splitter(language).split(line.strip(" ()[].*-")) if piece.strip()]
    written = [outlet_named(name, language) for name in names if squeeze(name) in known]
    return Statement(original=tuple(dict.fromkeys(written)), outlet=outlet_named(before, language) if before else None)


def _dispatch(line: str, language: str) -> Statement | None:
    match = _dateline(language).fullmatch(fold(line)) if _OPENING.match(line) else None
    if not match:
        return None
    stamp = match["stamp"] or ""
    date = header_date(fold(line), language) or header_date(f"{stamp[:2]}/{stamp[2:4]}/{stamp[4:]}", language)
    names = line[match.start("agency") : match.end("agency")].split("/")
    return Statement(published=date.value if date else None, original=tuple(dict.fromkeys(outlet_named(name, language) for name in names)))


@cache
def _with(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s+)(?:{'|'.join(sorted(phrases(language, 'with').whole))})\s+", re.IGNORECASE)


@cache
def _splitter(language: str) -> re.Pattern[str]:
    return re.compile(rf"{_with(language).pattern}|\s*[,/&+]\s*|\s+-\s+", re.IGNORECASE)


def _dated(line: str, language: str) -> Statement | None:
    """A line that is a date, alone or after "publié le"; a sentence that tells a date is none."""
    folded = fold(line)
    if coded := _coded(language).fullmatch(folded):
        return Statement(published=coded["date"])
    date = header_date(folded, language)
    if date is None:
        return None
    before, after = folded[: date.begin].strip(" :|-,(["), folded[date.end :].strip(" :|-,)]")
    updated = _led(before, language, "updated")
    signed = _led(before, language, "byline") and _set_apart(folded[: date.begin], language)
    if before and not (updated or signed or _led(before, language, "published")):
        return None
    if after and (_PROSE_END.search(line) or not (before or _led(after, language, "byline") or _led(after, language, "updated"))):
        return None
    return Statement(updated=date.value) if updated else Statement(published=date.value, signed=bool(before.strip(" le")))


def _dated_beside(line: str, language: str) -> Statement | None:
    """A line one of whose pieces is a date, the others short or a byline: "Syrie | 3 mai 2019", "Le Phare / Par X, le 3 mai 2019"."""
    pieces = [piece for piece in _PIECES.split(line) if piece.strip()]
    if len(pieces) < 2 or _PROSE_END.search(line) or "©" in line:
        return None
    stated = [_dated(piece, language) for piece in pieces]
    others = [piece for piece, found in zip(pieces, stated, strict=True) if found is None]
    if any(len(piece.split()) > _PIECE and not _led(fold(piece), language, "byline") for piece in others):
        return None
    return next((found for found in stated if found and found.published), None) or next((found for found in stated if found), None)


def _signed_off(line: str, language: str) -> Statement | None:
    """Where and when a communiqué was written, in a line of its own: "Ouagadougou, le 2 mai 2022"."""
    place, _, rest = line.partition(",")
    date = header_date(fold(rest), language)
    if date is None or not place[:1].isupper() or len(place.split()) > _PLACE or rest[date.end :].strip():
        return None
    led = phrases(language, "published").labelled(rest[: date.begin].strip() + " :") == ""
    return Statement(updated=date.value) if led else None


def _posted(line: str, language: str) -> Statement | None:
    """The signature of a message that the article shows: "— Le Phare (@lephare) May 3, 2019"."""
    match = _POSTED.search(line)
    date = header_date(fold(line[match.end() :]), language) if match else None
    return Statement(posted=date.value) if date is not None and date.begin == 0 else None


def _set_apart(before: str, language: str) -> bool:
    """Whether a date after a byline is its own piece: "Par X, le 3 mars 2021", not "Par décret du 3 mars 2021"."""
    words = before.rstrip(" :([").rsplit(maxsplit=1)
    return before.rstrip(" (")[-1:] in "|,-•·" or (len(words) > 1 and phrases(language, "published").labelled(words[-1] + " :") == "")


def _led(words: str, language: str, kind: str) -> bool:
    known = phrases(language, kind)
    return bool(known.labelled(words + " :") == "" or known.start.match(" ".join(words.split())))
