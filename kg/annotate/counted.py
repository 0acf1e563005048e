"""What a number counts: its noun, if it has one, and whether it counts anything at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from kg.annotate.measures import Measures, unit_of
from kg.annotate.number_scan import Number
from kg.annotations import text_of
from kg.languages import Lexicon

_NOUNS = ("NOUN", "PROPN")
_SIGNS = ("°", "€", "$", "£")
_BETWEEN = 3  # adjectives and the like between a number and its noun
_TOTAL_REACH = 12  # tokens between a number and "le nombre de …"
_YEAR = re.compile(r"1[89]\d\d|20\d\d")


@dataclass(frozen=True, slots=True)
class CountWords:
    """Forms of `count_words.tsv` by kind, the words of the calendar among the uncounted."""

    forms: dict[str, frozenset[str]]

    def has(self, kind: str, token: Token | None) -> bool:
        """Whether a token is a word of that kind, by form or lemma."""
        return token is not None and not self.forms[kind].isdisjoint((token.lower_.rstrip("-–—"), token.lemma_.lower()))


_KINDS = ("label", "street", "uncounted", "total", "of", "together", "indefinite", "other", "alone", "totalled", "part", "percent")


@cache
def load_count_words(lexicon: Lexicon) -> CountWords:
    """The words of a language that decide what a number counts."""
    rows = lexicon.table("count_words")
    forms = {kind: frozenset(row["form"] for row in rows if row["kind"] == kind) for kind in _KINDS}
    calendar = frozenset(row["form"] for row in lexicon.table("calendar") if row["kind"] in ("unit", "weekday", "month"))
    return CountWords(forms | {"uncounted": forms["uncounted"] | calendar})


def counted_noun(doc: Doc, number: Number, following: Number | None, measures: Measures, words: CountWords) -> Token | None:
    """The noun that the number stands before: "35 000 combattants", "une dizaine d'hommes", "dix autres blessés"."""
    i = number.end
    if number.grouped or number.value >= 1e6:
        i += 1 if i < len(doc) and words.has("of", doc[i]) else 0
    if following is not None and i + 1 == following.begin and not doc[i].is_punct and number.value != following.value:
        return None if words.has("part", doc[i]) else counted_noun(doc, following, None, measures, words)
    for token in doc[i : i + _BETWEEN + 1]:
        if is_percent(token, words) or token.text in _SIGNS:
            return token
        if words.has("other", token):
            continue
        if token.pos_ in _NOUNS or _is_noun_like(token) or unit_of(token, measures) in measures.nouns:
            return token
        if token.pos_ not in ("ADJ", "VERB", "NUM") or token.is_punct or token.morph.get("VerbForm", []) == ["Fin"]:
            return None
    return None


def is_percent(token: Token, words: CountWords) -> bool:
    """Whether a percent sign or word stands here: "%", "pour cent"."""
    pair = text_of(token.doc, token.i, min(token.i + 2, len(token.doc))).lower()
    return token.lower_ in words.forms["percent"] or pair in words.forms["percent"]


def _is_noun_like(token: Token) -> bool:
    """A participle or adjective used as a noun: "dix blessés", "deux Russes" at the end of their phrase."""
    if token.pos_ not in ("ADJ", "VERB") or token.morph.get("VerbForm", []) == ["Fin"]:
        return False
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return following is None or following.pos_ not in (*_NOUNS, "ADJ", "VERB")


def whole_of(doc: Doc, number: Number, following: Number | None, measures: Measures, words: CountWords) -> Token | None:
    """What a part is a part of: "onze des 26 victimes"."""
    if following is None or following.begin != number.end + 1 or not words.has("part", doc[number.end]):
        return None
    return counted_noun(doc, following, None, measures, words)


def total_of(doc: Doc, number: Number, words: CountWords) -> Token | None:
    """The noun of "le nombre de …" nearby: "estiment le nombre des réfugiés à plus de 40 000"."""
    sentence = doc[number.begin].sent
    near = range(max(sentence.start, number.begin - _TOTAL_REACH), min(sentence.end - 2, number.end + _TOTAL_REACH))
    for i in sorted(near, key=lambda place: (abs(place - number.begin), place)):
        if words.has("total", doc[i]) and words.has("of", doc[i + 1]):
            noun = next((token for token in doc[i + 2 : i + 2 + _BETWEEN] if token.pos_ in _NOUNS), None)
            if noun is not None:
                return noun
    return None


def stands_alone(doc: Doc, number: Number, words: CountWords) -> bool:
    """Whether a number without a noun still counts: a subject, an object or "d'entre eux"; not "en deux" or "1."."""
    before = doc[number.begin - 1] if number.begin else None
    after = doc[number.end] if number.end < len(doc) else None
    if number.value < 2 or _YEAR.fullmatch(text_of(doc, number.begin, number.end)):
        return False
    if doc[number.begin].is_sent_start and (after is None or after.is_punct or after.is_space):
        return False
    if after is not None and after.text.startswith(("/", "°", "h")):
        return False
    if number.end == number.begin + 1 and doc[number.begin].pos_ in ("ADJ", "ADV"):
        return False
    if before is None or number.opening < number.begin:
        return True
    return before.pos_ not in _NOUNS and not words.has("alone", before) and (number.value > 2 or not words.has("totalled", before))


def is_name(doc: Doc, number: Number, words: CountWords) -> bool:
    """Whether the number is part of a name, an address or a fixed phrase: "article 5", "France 2", "12, rue de …", "tous deux".

    A number word with a capital is one beside another capital.
    """
    before = doc[number.begin - 1] if number.begin else None
    after, second = (doc[i] if i < len(doc) else None for i in (number.end, number.end + 1))
    if words.has("street", after) or (after is not None and after.text == "," and words.has("street", second)):
        return True
    if before is None:
        return False
    if number.article and (words.has("indefinite", before) or words.has("indefinite", after)):
        return True
    if words.has("label", before) or words.has("together", before):
        return True
    first = doc[number.begin]
    if first.text.isalpha():
        beside = before.is_title or (before.is_alpha and after is not None and after.is_title)  # "les Trois Gorges"
        return first.is_title and beside and not first.is_sent_start
    named = before.pos_ == "PROPN" or (before.is_title and not before.is_sent_start and before.pos_ in ("NOUN", "ADJ"))
    return named and (after is None or after.pos_ != "NOUN" or words.has("uncounted", after))
