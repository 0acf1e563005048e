"""Times of their own: what tells a word of another time than the clause around it.

Participles, relative and adverbial clauses have their own times ("visé en 2015 par un attentat, X déploie …"), as have nouns behind
"après" and "depuis"; what is told now, lately or nowadays dates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Token

from kg.annotations import TimeMention, text_of
from kg.claims.clauses import is_apart, tense_of
from kg.claims.forms import ends_as_gerund, is_past_participle, is_verbal, preposition
from kg.languages import function_words, lexicon

MEETING = "consult"  # the type of claim whose words are said on its own day
_CALENDAR = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?")  # no season, nothing approximate
_ADJOINING = 4  # words between a time and what it is of, where the parse does not tell
_ARTICLE = 2  # tokens of "depuis les"
_BOUNDS = ("since", "after", "before", "until")
_OTHER_TIMES = ("after", "before", "since")  # than that of the clause


@cache
def calendar(language: str) -> frozenset[tuple[str, str]]:
    """Kind and form of each word of the calendar."""
    return frozenset((row["kind"], row["form"]) for row in lexicon(language).table("calendar"))


def is_unbounded(time: TimeMention, doc: Doc, words: frozenset[tuple[str, str]]) -> bool:
    """Whether a time is the present or a rolling period that nobody counted, and so dates no event: "actuellement", "ces derniers mois"."""
    span = doc[time.tokens.start : time.tokens.end]
    text = text_of(doc, time.tokens.start, time.tokens.end).lower()
    if ("now", text) in words:
        return True
    if len(time.edtf or "") == len("2020-01"):
        return ("today", text) in words  # nowadays
    lately = any(("lately", token.lower_) in words for token in span)
    counted = any(token.like_num or ("few", token.lower_) in words for token in span)
    return lately and not counted and ("rolling", span[-1].lower_) in words


def is_counted_from(time: TimeMention, doc: Doc) -> bool:
    """Whether a time is told by its distance from what follows, of which it is: "deux jours après le vol", "au lendemain du vol"."""
    words, last, end = calendar(doc.lang_), doc[time.tokens.end - 1].lower_, time.tokens.end
    if ("side", last) in words:
        return True
    return ("side_of", last) in words and end < len(doc) and doc[end].lower_ in function_words(doc.lang_, "of")


def tells_another_day(node: Token, time: TimeMention) -> bool:
    """Whether a verb tells what is done about a deed on a later day than the deed's: "a revendiqué lundi l'attaque"."""
    return ("belated", node.lemma_.lower()) in calendar(node.lang_) and time.edtf is not None and len(time.edtf) == len("2020-01-01")


def is_day_of_words(time: Token) -> bool:
    """Whether a time hangs on a verb of announcing or asking, and is of these words: "la mort de X, annoncée jeudi", "a réclamé lundi"."""
    return ("telling", time.head.lemma_.lower()) in calendar(time.lang_)


def is_of_other_time(node: Token) -> bool:
    """Whether a preposition tells a noun as earlier or later than its clause: "après l'attaque"."""
    opening, words = preposition(node) or "", calendar(node.lang_)
    return any((kind, opening) in words for kind in _OTHER_TIMES)


def is_of_another_time(node: Token, time: TimeMention) -> bool:
    """Whether a word above a time sets it apart from the clause: "depuis son élection en 2017", "l'élection de novembre"."""
    words, opening = calendar(node.lang_), preposition(node) or ""
    if node.i != time.tokens.head:
        return ("since", opening) in words
    holder = node.head.lower_  # "au cours de novembre", "la soirée de lundi"
    held = time.kind == "date" and node.dep_ == "nmod" and node.head.pos_ == "NOUN" and opening == "de"
    return held and not any((kind, holder) in words for kind in ("lead", "part", "unit", "edge"))


def is_conceded(noun: Token) -> bool:
    """Whether a noun tells in spite of what something is so, on another day: "malgré la trêve de mardi, des combats …"."""
    words, opening = calendar(noun.lang_), preposition(noun) or ""
    return noun.pos_ == "NOUN" and ("concession", opening) in words and ("since", opening) not in words


def is_qualifying(head: Token) -> bool:
    """Whether a participle or an adjective says who somebody is: "les jihadistes affiliés à Al-Qaïda"."""
    return head.dep_ in ("acl", "amod") and not any(child.dep_.startswith("aux") for child in head.children)


def tells_since(time: TimeMention, doc: Doc) -> bool:
    """Whether a time says since when something is so: "depuis 2015"."""
    words, start = calendar(doc.lang_), time.tokens.start
    return any(("since", token.lower_) in words for token in doc[max(0, start - 1) : start + 1])


def tells_rank(time: TimeMention, doc: Doc) -> bool:
    """Whether a time only says since when something is the first or greatest of its kind: "la première attaque depuis 2015"."""
    start, words = time.tokens.start - 1, calendar(doc.lang_)
    if start < 0 or ("since", doc[start].lower_) not in words:
        return False
    known = function_words(doc.lang_, "definite", "possessive_third")  # "la plus grave attaque", not "n'attaque plus le port"
    for token in reversed(doc[doc[start].sent.start + 1 : start]):
        if ("rank", token.lower_) in words or (("superlative", token.lower_) in words and token.nbor(-1).lower_ in known):
            return True
        if is_verbal(token) or token.is_punct:
            return False
    return False


def told_of_subject(verb: Token) -> Token | None:
    """The subject that a participle which opens its sentence tells of: "Lancée en mars, l'offensive a échoué"."""
    if not opens_apart(verb):
        return None
    return next((child for child in verb.head.children if child.dep_ in ("nsubj", "nsubj:pass")), None)


def has_own_time(verb: Token) -> bool:
    """Whether a time told with a verb is no time of the clause around it: "visé en 2015 par un attentat, X déploie …"."""
    return is_verbal(verb) and (is_apart(verb) or (verb.dep_ == "advcl" and not ends_as_gerund(verb)))


def is_apposed_adjective(node: Token) -> bool:
    """Whether an adjective between commas tells what somebody is, with its own time: "les rebelles, présents ici depuis 2012, ont …"."""
    before = node.nbor(-1) if node.i > node.sent.start else node
    apposed = node.dep_ in ("amod", "acl", "appos", "conj") and node.head.i < node.i
    ahead = node.dep_ == "advcl" and node.i < node.head.i and node.i > node.sent.start  # the parser took the subject for the adjective's
    return node.pos_ == "ADJ" and (apposed or ahead) and before.text == ","


def is_inserted(time: Token, subject: Token, triggers: Collection[int]) -> bool:
    """Whether commas part a time from the subject that it hangs on and from the verb: "l'armée, sur place depuis 2012, a …"."""
    if subject.dep_ not in ("nsubj", "nsubj:pass") or not subject.i < time.i < subject.head.i:
        return False
    before, behind = time.doc[subject.i : time.i], time.doc[time.i : subject.head.i]
    return any(t.text == "," for t in before) and any(t.text == "," for t in behind) and not any(t.i in triggers for t in before)


def is_occasion(noun: Token) -> bool:
    """Whether a noun tells on what occasion something is done or said: "dans un discours prononcé lundi, X a averti …"."""
    return noun.dep_.startswith("obl") and preposition(noun) in function_words(noun.lang_, "qualifying")


def occasions(verb: Token) -> list[Token]:
    """The nouns of what goes on while a verb's deed is done: "arrêté lors d'un soulèvement", "au cours d'une opération"."""
    during = function_words(verb.lang_, "during")
    told = []
    for child in verb.children:
        if child.lower_ in during:
            told += [noun for noun in child.children if noun.pos_ == "NOUN"]
        elif child.pos_ == "NOUN" and any(token.lower_ in during for token in child.children if token.i < child.i):
            told.append(child)
    return told


def adjoins(time: Token, head: Token) -> bool:
    """Whether only a few words of one phrase part a time and a trigger that the parse keeps apart: "mort dimanche dans une attaque"."""
    between = time.doc[min(time.i, head.i) + 1 : max(time.i, head.i)]
    return len(between) <= _ADJOINING and not any(token.is_punct or is_verbal(token) for token in between)


def shared_times(time_of: Mapping[int, list[TimeMention]], heads: Sequence[int], doc: Doc) -> dict[int, list[TimeMention]]:
    """The time behind the last of several verbs with one auxiliary, which is that of all: "a été enlevé puis assassiné mercredi"."""
    shared: dict[int, list[TimeMention]] = {}
    for head in heads:
        last = next((t for t in doc[head].children if t.dep_ == "conj" and t.i in time_of and is_verbal(t)), None)
        if head in time_of or last is None or not _has_auxiliary(doc[head]) or _has_auxiliary(last):
            continue
        between = doc[head + 1 : last.i]
        if not any(t.is_punct for t in between) and all(m.tokens.head > last.i for m in time_of[last.i]):
            shared[head] = time_of[last.i]
    return shared


def _has_auxiliary(verb: Token) -> bool:
    return any(child.dep_.startswith("aux") for child in verb.children)


def tells_of_another_time(node: Token) -> bool:
    """Whether a noun tells when: a place below it is not that of the clause: "après la mort de deux soldats à X"."""
    words, opening = calendar(node.lang_), preposition(node) or ""
    return node.pos_ == "NOUN" and (("after", opening) in words or ("before", opening) in words)


def opens_apart(node: Token) -> bool:
    """Whether a participle that opens its sentence tells what had befallen the subject before: "Interpellé à Rome, il a été jugé jeudi"."""
    if not is_past_participle(node) or node.i > node.head.i or any(child.dep_.startswith("aux") for child in node.children):
        return False
    return all(token.pos_ in ("ADV", "CCONJ", "SPACE", "PUNCT") for token in node.doc[node.sent.start : node.i])


def unbound(mention: TimeMention, doc: Doc) -> TimeMention:
    """The date of a happening that is named by it, without the "après" or "depuis" that makes an interval of it for the clause."""
    if mention.edtf is None or "/" not in mention.edtf:
        return mention
    words, before = calendar(doc.lang_), doc[max(0, mention.tokens.start - _ARTICLE) : mention.tokens.start]
    if not any((bound, token.lower_) in words for token in before for bound in _BOUNDS):
        return mention
    first, _, last = mention.edtf.partition("/")
    return replace(mention, edtf=last if first == ".." else first, kind="date")


def is_still_to_come(time: TimeMention, head: Token, published: str | None) -> bool:
    """Whether a time lies behind the article, of which nothing is that has been done: "ont convenu d'un sommet début 2022"."""
    first, _, last = (time.edtf or "").partition("/")
    if published is None or not _CALENDAR.fullmatch(first) or not is_verbal(head) or tense_of(head)[0] not in ("perfect", "pluperfect"):
        return False
    size = min(len(first), len(published))
    return first[:size] > published[:size] or (first == published and last.rstrip("~?") > published[: len(last.rstrip("~?"))])
