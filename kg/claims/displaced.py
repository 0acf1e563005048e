"""Objects and complements that times, places and quotation marks part from their word: "a arrêté, le 3 mai à Gao (nord), | un marchand"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from spacy.tokens import Token

from kg.annotations import ActorMention
from kg.claims.agreement import is_finite
from kg.claims.forms import preposition
from kg.languages import function_words

_OPENING = 3  # words in front of a time or a place behind a verb: "dans le", "au", "à partir du"
_SHORT_OPENING = 2  # … behind a noun
_CLOSE = 3  # tokens between a verb and the time in front of a name: "a condamné à mort lundi X"
_APART = 8  # tokens between a verb and the time that parts it from its object
_NAMED = frozenset({"name", "person"})
_ASIDE = 4  # tokens of a place between brackets
_SET = frozenset({"ADJ", "ADV", "NOUN"})  # the second word of a phrase such as "de front", "à tort", "en particulier"
_INSERTED = 16  # tokens between two commas
_RANGE = 9  # tokens from "entre" to the noun counted
_PHRASE = 4  # tokens from an article to behind its noun
_QUALIFIED = 4  # adjectives and marks between a noun and its complement
_OPENED = 4  # tokens between an opening quotation mark and the noun that it stands before
_COUNTED = 4  # tokens from a verb to a bare number
_MARKS = {'"': '"', "»": "«", "”": "“"}  # closing quotation marks with what opens them
_HUNG = frozenset({"appos", "nmod", "conj", "obl:mod", "obl:arg", "obj"})  # what the parser makes of an object behind an insertion
_ADJUNCTS = ("obl:mod", "obl:arg")
_SUBJECTS = ("nsubj", "nsubj:pass")
_OMISSIONS = frozenset({"(", ")", "[", "]", "..", "...", "…"})


def behind_settings(verb: Token, settings: Sequence[tuple[int, int]]) -> list[Token]:
    """The noun phrase right behind the times and places that follow a verb, between commas or without any."""
    doc, end = verb.doc, verb.sent.end
    enclosed = verb.i + 1 < end and doc[verb.i + 1].text == ","
    position = first = verb.i + 1 + enclosed
    for start, stop in settings:
        if position <= start <= position + _OPENING and stop < end:
            position = _behind_brackets(doc[stop])
    if position == first or position + 1 >= end or (enclosed and doc[position].text != ","):
        return []
    opener = doc[position + enclosed]
    if opener.pos_ not in ("DET", "NUM") and opener.lower_ not in function_words(verb.lang_, "partitive"):
        return []
    return [t for t in doc[opener.i + 1 : min(opener.i + _PHRASE, end)] if t.pos_ in ("NOUN", "PROPN")][:1]


def behind_times(verb: Token, times: Sequence[tuple[int, int]], named_at: Mapping[int, ActorMention]) -> list[Token]:
    """The noun phrase or name right behind a time that follows a verb: "a frappé dans la nuit de lundi | des positions"."""
    doc, last = verb.doc, verb.sent.end
    for start, end in times:
        if not verb.i < start <= verb.i + _APART or end >= last or any(is_finite(t) for t in doc[verb.i + 1 : start]):
            continue
        parted = end + 1 < last and doc[end].text == doc[start - 1].text == ","  # "a appelé, lundi, Alger à …"
        opener = doc[end + parted]
        named = named_at.get(opener.i) or (named_at.get(opener.i + 1) if parted and opener.pos_ == "DET" else None)
        if start <= verb.i + _CLOSE and named is not None and named.how in _NAMED:  # "a accusé lundi Ankara de …"
            return [doc[named.tokens.head]]
        if opener.pos_ in ("DET", "NUM") or opener.lower_ in function_words(verb.lang_, "partitive"):
            return [t for t in doc[opener.i + 1 : min(opener.i + _PHRASE, last)] if t.pos_ in ("NOUN", "PROPN")][:1]
    return []


def complement_behind(noun: Token, settings: Sequence[tuple[int, int]]) -> list[Token] | None:
    """The "de" complement behind the times and places that follow a noun: "la libération dans le nord du pays | de deux otages".

    None where nothing with "de" stands behind them.
    """
    position = noun.i + 1
    for start, end in settings:
        if position <= start <= position + _SHORT_OPENING and end < noun.sent.end:
            position = end
    opener = noun.doc[position] if noun.i + 1 < position < noun.sent.end else None
    if opener is None or opener.lower_ not in function_words(noun.lang_, "of"):
        return None
    return first_nominal(noun.doc[position + 1 : min(position + _PHRASE, noun.sent.end)])


def behind_inserted(verb: Token) -> list[Token]:
    """The object behind what two commas enclose right behind its verb: "a arrêté, avec l'aide de la police, | trois suspects"."""
    doc, end = verb.doc, min(verb.sent.end, verb.i + _INSERTED) - 2
    if verb.i + 3 >= end or doc[verb.i + 1].text != ",":
        return []
    closing = next((t for t in doc[verb.i + 2 : end] if t.text == "," or t.morph.get("Mood", [])), None)
    if closing is None or closing.text != "," or closing.nbor(1).pos_ not in ("DET", "NUM"):
        return []
    noun = next((t for t in doc[closing.i + 2 : closing.i + 1 + _PHRASE] if t.pos_ in ("NOUN", "PROPN")), None)
    if noun is None or noun.dep_ not in _HUNG or noun.head.i > closing.i or _is_in_list(noun):
        return []
    return [noun]


def _is_in_list(noun: Token) -> bool:
    """Whether a noun is one of a list that goes on behind it: "disposant, comme l'Inde, | la Chine et la Corée, de missiles"."""
    return noun.dep_ == "conj" and any(t.dep_ == "conj" and t.i > noun.i for t in noun.head.rights)


def behind_adverbial(verb: Token) -> list[Token]:
    """The noun phrase behind a set phrase of preposition and bare noun, which the parser hung on that: "a visé de front | son rival"."""
    doc, i = verb.doc, verb.i + 1
    if i + 3 >= verb.sent.end or doc[i].pos_ != "ADP" or doc[i + 1].pos_ not in _SET or doc[i + 2].pos_ not in ("DET", "NUM"):
        return []
    nouns = [t for t in doc[i + 3 : min(i + 2 + _PHRASE, verb.sent.end)] if t.pos_ in ("NOUN", "PROPN")]
    return [t for t in nouns[:1] if t.head.i == i + 1 and not any(child.dep_ == "case" for child in t.children)]


def behind_insertion(noun: Token) -> list[Token]:
    """The "de" complement behind what two commas enclose: "la libération, après deux ans, | des otages"."""
    doc, end = noun.doc, min(noun.sent.end, noun.i + _INSERTED) - 1
    if noun.i + 2 >= end or doc[noun.i + 1].text != ",":
        return []
    closing = next((t for t in doc[noun.i + 2 : end] if t.text == "," or t.morph.get("Mood", [])), None)
    if closing is None or closing.text != "," or closing.nbor(1).lower_ not in function_words(noun.lang_, "of"):
        return []
    return first_nominal(doc[closing.i + 2 : min(closing.i + 2 + _PHRASE, noun.sent.end)])


def first_nominal(words: Iterable[Token]) -> list[Token]:
    """The first noun or name of some words behind "de"; the name behind a noun of origin that the parser took for its adjective:
    "l'Italien | X"; not who tells it: "d'| après la police"."""
    words = list(words)
    found = next((t for t in words if t.pos_ in ("NOUN", "PROPN")), None)
    if found is None or words[0].lower_ in function_words(found.lang_, "according_elided"):
        return []
    of_name = found.dep_ == "amod" and found.head.pos_ == "PROPN" and found.head.i > found.i
    return [found.head if of_name else found]


def counted_apart(verb: Token) -> list[Token]:
    """What a verb counts that the parser hung elsewhere: the noun of a range, a bare number."""
    return _behind_range(verb) or _meant_by_clitic(verb)


def _behind_range(verb: Token) -> list[Token]:
    """The noun that a verb counts between two numbers, insertions before it: "compte, selon X, entre 5 000 et 7 000 | hommes"."""
    doc, end, i = verb.doc, verb.sent.end, verb.i + 1
    while i < end and doc[i].pos_ == "ADV":
        i += 1
    if i < end and doc[i].text == ",":
        i = next((t.i + 1 for t in doc[i + 1 : min(i + _INSERTED, end)] if t.text == ","), end)
    if i >= end or doc[i].lower_ not in function_words(verb.lang_, "between"):
        return []
    joints = function_words(verb.lang_, "and")
    counted = next((t for t in doc[i + 1 : min(i + _RANGE, end)] if not t.text[:1].isdigit() and t.lower_ not in joints), None)
    return [counted] if counted is not None and counted.pos_ == "NOUN" and counted.i > i + 2 else []


def _meant_by_clitic(verb: Token) -> list[Token]:
    """The bare number of those that "en" before a verb means: "les rebelles en ont libéré environ | 300"."""
    if not any(t.lower_ in function_words(verb.lang_, "clitic_of") and t.pos_ == "PRON" for t in verb.lefts):
        return []
    behind = verb.doc[verb.i + 1 : min(verb.i + _COUNTED, verb.sent.end - 1)]
    return [t for t in behind if t.pos_ == "NUM" and t.head.i == verb.i and t.nbor().pos_ != "NOUN"][:1]


def whose_some(counted: Token, told: Collection[int]) -> Token | None:
    """Of whom some are counted as an object: "a tué dix soldats et capturé deux | autres", "… un groupe et en a tué neuf | membres".

    It is the nearest party, of those at the told positions, that stands before the verb in its sentence and is not its subject.
    """
    verb = counted.head
    some = counted.lower_ in function_words(counted.lang_, "others") or _is_part_meant(counted, verb)
    numbered = counted.like_num or any(child.dep_ == "nummod" for child in counted.lefts)
    if counted.dep_ != "obj" or not some or not numbered:
        return None
    before = (t for t in reversed(verb.doc[verb.sent.start : verb.i]) if t.i in told and t.dep_ not in _SUBJECTS)
    return next((t for t in before if t.pos_ in ("NOUN", "PROPN", "ADJ")), None)


def _is_part_meant(counted: Token, verb: Token) -> bool:
    """Whether "en" before the verb means of whom a number or its members are: "en a éliminé | neuf", "neuf membres"."""
    meant = any(t.lower_ in function_words(verb.lang_, "clitic_of") and t.pos_ == "PRON" for t in verb.lefts)
    return meant and (counted.like_num or counted.lower_ in function_words(verb.lang_, "members_of"))


def behind_quotation(noun: Token) -> list[Token]:
    """The "de" complement behind the mark that closes a quotation, or behind words left out: "la « lenteur » | du conseil"."""
    doc, end = noun.doc, noun.sent.end
    i = noun.i + 1
    passed = _OMISSIONS.union(_MARKS, _MARKS.values())
    while i < end and i <= noun.i + _QUALIFIED and (doc[i].pos_ in ("ADJ", "ADV") or doc[i].text in passed):
        i += 1
    between = [t.text for t in doc[noun.i + 1 : i]]
    if i + 1 >= end or doc[i].lower_ not in function_words(noun.lang_, "of") or not (_OMISSIONS | _MARKS.keys()).intersection(between):
        return []
    if between.count("(") != between.count(")") or between.count("[") != between.count("]"):
        return []
    closing = next((mark for mark in between if mark in _MARKS), None)
    inside = [t.text for t in doc[max(noun.sent.start, noun.i - _OPENED) : i]]
    if closing is not None and inside.count(_MARKS[closing]) < (2 if _MARKS[closing] == closing else 1):
        return []
    return [t for t in doc[i + 1 : min(i + 1 + _PHRASE, end)] if t.pos_ in ("NOUN", "PROPN")][:1]


def _behind_brackets(token: Token) -> int:
    """The position of a token, or behind the brackets that it opens."""
    inside = token.doc[token.i : min(token.i + _ASIDE, token.sent.end)] if token.text == "(" else ()
    return next((t.i + 1 for t in inside if t.text == ")"), token.i)


def counted_behind_places(verb: Token, quantifiers: Collection[str]) -> list[Token]:
    """What is counted behind a place that the parser hung it on: "a tué à Gao | une dizaine de miliciens"."""
    locative = function_words(verb.lang_, "locative")
    places = [child for child in verb.rights if child.dep_ in _ADJUNCTS and preposition(child) in locative]
    return [token for place in places for token in place.rights if _is_counted(token, quantifiers)][:1]


def _is_counted(token: Token, quantifiers: Collection[str]) -> bool:
    """Whether a nominal counts something, as no complement of a place does: "à Gao | une dizaine de miliciens"."""
    partitive = function_words(token.lang_, "partitive")
    bare = preposition(token) is None or any(child.lower_ in partitive and child.dep_ == "case" for child in token.children)
    counts = token.lemma_.lower() in quantifiers or any(child.dep_ == "nummod" for child in token.children)
    return token.dep_ == "nmod" and bare and counts
