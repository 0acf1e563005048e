"""Doc -> quantity mentions: numbers with what they count; and what a counted noun measures.

    find_quantities(doc, lexicon=lexicon("fr"))

Times, ages, clock times, addresses and numbers that name something ("F-16", "article 5", "numéro deux") count nothing and are
left out. A number without a noun counts what the number before it counts: "18 membres du régime et 11 de l'EI". A range is
two mentions, at least the lower and at most the upper end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from kg.annotate.number_scan import Number, scan_numbers
from kg.annotate.numerals import load_numerals
from kg.annotate.times import time_tokens
from kg.annotations import QuantityMention, Tokens
from kg.languages import Lexicon

PERCENT = "%"
_LONE_YEAR = re.compile(r"1[89]\d\d|20\d\d")
_NOUNS = ("NOUN", "PROPN")
_BETWEEN = 3  # adjectives and the like between a number and its noun
_REACH = 12  # tokens between a number and "le nombre de …"
_MEMORY = 2  # sentences over which a number's noun is remembered


@dataclass(frozen=True, slots=True)
class Measures:
    """What nouns, predicates and the wholes of percentages measure, by lemma."""

    nouns: dict[str, str]
    verbs: dict[str, str]
    wholes: dict[str, str]


@cache
def load_measures(lexicon: Lexicon) -> Measures:
    """The measures of a language's `units.tsv`."""
    rows = lexicon.table("units")

    def of(pos: str) -> dict[str, str]:
        return {row["lemma"]: row["measure"] for row in rows if row["pos"] == pos}

    return Measures(of("noun"), of("verb"), of("territory"))


def measure_of(mention: QuantityMention, *, lexicon: Lexicon, doc: Doc | None = None) -> str | None:
    """The contract's measure of what a mention counts, from its noun alone; None where the noun tells none.

    A percentage measures territory when `doc` shows that it is a share of some.
    """
    measures = load_measures(lexicon)
    if mention.unit != PERCENT:
        return measures.nouns.get(mention.unit)
    if doc is None:
        return None
    rest = doc[mention.tokens.end : min(doc[mention.number.start].sent.end, mention.tokens.end + 6)]
    return next((measures.wholes[token.lemma_.lower()] for token in rest if token.lemma_.lower() in measures.wholes), None)


def predicate_measure(lemma: str, *, lexicon: Lexicon) -> str | None:
    """The measure of those whom a predicate befalls: "tuer" killed, "fuir" escaped."""
    return load_measures(lexicon).verbs.get(lemma.lower())


def find_quantities(doc: Doc, *, lexicon: Lexicon) -> tuple[QuantityMention, ...]:
    """The quantities of a text, in order."""
    measures, words = load_measures(lexicon), _Words.of(lexicon)
    mentions: list[QuantityMention] = []
    numbers = list(scan_numbers(doc, load_numerals(lexicon), time_tokens(doc, lexicon)))
    for place, number in enumerate(numbers):
        following = numbers[place + 1] if place + 1 < len(numbers) else None
        if _is_name(doc, number, words) or (number.article and following is not None and following.begin == number.end):
            continue
        noun = _counted(doc, number, following, measures)
        if noun is not None:
            unit = _unit(noun, measures)
            if unit in words.time_units or (number.article and measures.nouns.get(unit) is None):
                continue
            mentions.append(_mention(doc, number, unit, noun.i))
        elif not number.article and _stands_alone(doc, number):
            told = _told_number_of(doc, number, words)
            whole = _whole(doc, number, following, measures) if told is None else None
            source = told if told is not None else whole
            unit = _unit(source, measures) if source is not None else _inherited(doc, number, mentions)
            mentions.append(_mention(doc, number, unit, told.i if told is not None else _top(doc, number)))
    return tuple(mentions)


@dataclass(frozen=True, slots=True)
class _Words:
    """Forms that keep a number from counting, or lead to what it counts."""

    time_units: frozenset[str]
    labels: frozenset[str]
    streets: frozenset[str]
    totals: frozenset[str]

    @staticmethod
    @cache
    def of(lexicon: Lexicon) -> _Words:
        rows = lexicon.table("count_words")
        units = {row["form"] for row in lexicon.table("calendar") if row["kind"] == "unit"}

        def forms(kind: str) -> frozenset[str]:
            return frozenset(row["form"] for row in rows if row["kind"] == kind)

        return _Words(frozenset(units) | forms("time"), forms("label"), forms("street"), forms("total"))


def _mention(doc: Doc, number: Number, unit: str, head: int) -> QuantityMention:
    end = head + 1 if number.end <= head and all(not t.is_punct or t.text == PERCENT for t in doc[number.end : head + 1]) else number.end
    end = end if doc[number.end : end].text.count(" ") <= _BETWEEN + 2 else number.end
    numeral = Tokens(number.begin, number.end, _top(doc, number))
    return QuantityMention(Tokens(number.opening, end, head), numeral, number.value, number.comparator, unit)


def _top(doc: Doc, number: Number) -> int:
    """The token of the number that hangs on a word outside it."""
    return next((t.i for t in doc[number.begin : number.end] if not number.begin <= t.head.i < number.end), number.end - 1)


def _unit(noun: Token, measures: Measures) -> str:
    """The counted noun's lemma, as the table of measures spells it where it knows it."""
    if noun.text in (PERCENT, "pourcent") or noun.lower_ == "pour":
        return PERCENT
    form = noun.lower_
    for guess in (noun.lemma_.lower(), form, form.removesuffix("s"), form.removesuffix("x"), form.removesuffix("es")):
        if guess in measures.nouns:
            return guess
    return noun.lemma_.lower()


def _counted(doc: Doc, number: Number, following: Number | None, measures: Measures) -> Token | None:
    """The noun that the number stands before: "35 000 combattants", "une dizaine d'hommes", "dix autres blessés"."""
    i = number.end
    if i + 1 < len(doc) and doc[i].lower_ == "pour" and doc[i + 1].lower_ == "cent":
        return doc[i]
    if i < len(doc) and doc[i].lower_ in ("de", "d'") and (number.grouped or number.value >= 1e6):
        i += 1
    if following is not None and i + 1 == following.begin and doc[i].lower_ in ("à", "et", "ou", "-"):
        return _counted(doc, following, None, measures)
    for token in doc[i : i + _BETWEEN + 1]:
        if token.text == PERCENT or token.pos_ in _NOUNS or token.text in ("°", "€", "$"):
            return token
        if _is_noun_like(token) or _unit(token, measures) in measures.nouns:
            return token
        if token.pos_ not in ("ADJ", "ADV", "VERB", "NUM", "PRON") or token.lower_ in ("ont", "sont") or token.is_punct:
            return None
        if token.pos_ == "ADV" or (token.pos_ == "PRON" and token.lower_ != "autres"):
            return None
    return None


def _is_noun_like(token: Token) -> bool:
    """A participle or adjective used as a noun: "dix blessés", "deux Russes" at the end of their phrase."""
    if token.pos_ not in ("ADJ", "VERB") or token.lower_ in ("autres", "autre"):
        return False
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return following is None or following.pos_ not in (*_NOUNS, "ADJ", "VERB")


def _whole(doc: Doc, number: Number, following: Number | None, measures: Measures) -> Token | None:
    """What a part is a part of: "onze des 26 victimes"."""
    if following is None or following.begin != number.end + 1 or doc[number.end].lower_ not in ("des", "sur"):
        return None
    return _counted(doc, following, None, measures)


def _stands_alone(doc: Doc, number: Number) -> bool:
    """Whether a number without a noun still counts: a subject, an object or "d'entre eux"; not "en deux", "1." or "tous deux"."""
    before = doc[number.begin - 1] if number.begin else None
    after = doc[number.end] if number.end < len(doc) else None
    if doc[number.begin].is_sent_start and (after is None or after.text in (".", ")", "-", ":") or after.is_space):
        return False
    if before is not None and (before.pos_ in _NOUNS or before.lower_ in ("en", "n'", "l'", "à") and number.opening == number.begin):
        return before.lower_ == "à" and number.value > 2
    if after is not None and after.text.startswith(("/", "°", "h")):
        return False
    return number.value >= 2 and not _LONE_YEAR.fullmatch(doc[number.begin : number.end].text)


def _is_name(doc: Doc, number: Number, words: _Words) -> bool:
    """Whether the number is part of a name or an address: "article 5", "numéro deux", "France 2", "12, rue de …"."""
    if number.begin == 0:
        return False
    before = doc[number.begin - 1]
    first = doc[number.begin]
    if before.lower_ in ("tous", "toutes"):
        return True
    if number.article and (before.lower_ in ("l'", "les", "l’") or (number.end < len(doc) and doc[number.end].lower_ in ("autre", "peu"))):
        return True
    if before.lower_ in words.labels or before.lemma_.lower() in words.labels or first.is_title and before.is_title and first.text.isalpha() and not first.is_sent_start:
        return True
    after = [token.lower_ for token in doc[number.end : number.end + 2]]
    if any(word in words.streets for word in after[:1]) or (after[:1] == [","] and after[1:2] and after[1] in words.streets):
        return True
    behind = doc[number.end] if number.end < len(doc) else None
    return before.pos_ == "PROPN" and first.text[0].isdigit() and not (behind is not None and behind.pos_ == "NOUN")


def _told_number_of(doc: Doc, number: Number, words: _Words) -> Token | None:
    """The noun of "le nombre de …" nearby: "estimant le nombre des terroristes à plus de 20 000"."""
    sentence = doc[number.begin].sent
    for i in sorted(range(max(sentence.start, number.begin - _REACH), min(sentence.end, number.end + _REACH)), key=lambda i: abs(i - number.begin)):
        if doc[i].lower_ in words.totals and i + 2 < len(doc) and doc[i + 1].lower_ in ("de", "d'", "des", "du", "total"):
            noun = next((t for t in doc[i + 2 : i + 2 + _BETWEEN] if t.pos_ in _NOUNS and t.lower_ != "total"), None)
            if noun is not None:
                return noun
    return None


def _inherited(doc: Doc, number: Number, mentions: list[QuantityMention]) -> str:
    """The unit of the number before, in this sentence or the last ones."""
    for mention in reversed(mentions):
        if _sentences_between(doc, mention.number.start, number.begin) > _MEMORY:
            break
        if mention.unit and mention.unit != PERCENT:
            return mention.unit
    return ""


def _sentences_between(doc: Doc, first: int, last: int) -> int:
    return sum(1 for _ in _starts(doc, first + 1, last + 1))


def _starts(doc: Doc, first: int, last: int) -> Iterator[int]:
    return (i for i in range(first, last) if doc[i].is_sent_start)
