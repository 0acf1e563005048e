"""Where the adverbial phrases end that stand between a verb and what it waits for: "a tué | jeudi soir, selon le maire, | deux gendarmes".

They are read off the words from left to right, as the parser loses its way there: adverbs, dates, phrases behind a preposition, and what
two commas enclose, be it such a phrase or a short clause of who says so (", a indiqué le maire,").
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from kg.annotate.grammar import finite, infinitive
from kg.languages import function_words

_INSIDE = ("DET", "NUM", "ADJ")
_NAMING = ("NOUN", "PROPN")
_DATE = 3  # words in front of the noun of a date: "la même | semaine"
_ENCLOSED = 18  # tokens between two commas
_PHRASE = 6  # words in front of the noun of a phrase
_BREAKS = frozenset({":", ";", "«", "»", '"', "“", "”", "(", ")"})


def behind_adjuncts(doc: Doc, i: int, end: int, times: frozenset[str]) -> int:
    """The index of the first token behind all adverbial phrases that begin at an index."""
    while i < end and (behind := behind_adjunct(doc, i, end, times)) is not None:
        i = behind
    return i


def behind_adjunct(doc: Doc, i: int, end: int, times: frozenset[str]) -> int | None:
    """The index behind the adverbial phrase that begins at an index, None where none does."""
    if doc[i].text == ",":
        closing = closing_comma(doc, i, end, times)
        return closing + 1 if closing is not None else None
    if (date := _behind_date(doc, i, end, times)) is not None:
        return date
    if (phrase := _behind_set_phrase(doc, i, end)) is not None:
        return phrase
    if _opens_number(doc, i, end) or doc[i].lower_ in function_words(doc.lang_, "partitive"):
        return None
    if i + 1 < end and doc[i].lower_ in function_words(doc.lang_, "prepositional_adverb") and doc[i + 1].lower_ in _of(doc):
        return _behind_phrase(doc, i + 1, end, times)  # "lors | de l'attaque"
    if doc[i].pos_ == "ADV" and doc[i].lower_ not in function_words(doc.lang_, "asking"):
        return i + 1
    return _behind_phrase(doc, i, end, times) if doc[i].pos_ == "ADP" else None


def closing_comma(doc: Doc, comma: int, end: int, times: frozenset[str]) -> int | None:
    """The second of two commas that enclose an adverbial phrase or who says so."""
    first = comma + 1
    if first >= end:
        return None
    teller, conjunctions = _is_teller(doc[first]), function_words(doc.lang_, "as")
    opening = conjunctions | function_words(doc.lang_, "opening_noun")
    dated = _behind_date(doc, first, end, times) is not None
    if not (teller or dated or doc[first].pos_ in ("ADP", "ADV") or doc[first].lower_ in opening):
        return None
    told = teller or doc[first].lower_ in conjunctions
    for i in range(_behind_date(doc, first, end, times) or first, min(first + _ENCLOSED, end)):
        token = doc[i]
        if token.text in _BREAKS or token.lower_ in function_words(doc.lang_, "relative", "that"):
            return None
        if token.text == ",":
            return (_behind_others(doc, first, i, end) or i) if i > first else None
        if finite(token) and not told:
            return None
    return None


def _behind_others(doc: Doc, first: int, comma: int, end: int) -> int | None:
    """The comma behind the last of those that a comparison lists: "a visé, comme Lima, | Quito et La Paz, le port"."""
    if doc[first].lower_ not in function_words(doc.lang_, "as") or _noun(doc, first + 1, comma) != comma - 1:
        return None
    joined, i = False, comma
    while i + 1 < end and not (joined and doc[i].text == ","):
        joined = doc[i].dep_ == "cc"
        if not joined and doc[i].text != ",":
            return None
        noun = _noun(doc, i + 1, end)
        if noun is None:
            return None
        i = noun + 1
    return i if i + 1 < end and doc[i + 1].pos_ in ("DET", "NUM") else None


def _is_teller(token: Token) -> bool:
    """Whether a finite verb or auxiliary opens what two commas enclose, so that its subject stands behind it."""
    return finite(token) or (token.pos_ == "AUX" and not token.morph.get("VerbForm", []))


def _behind_date(doc: Doc, i: int, end: int, times: frozenset[str]) -> int | None:
    """The index behind a date without a preposition: "lundi 15 juin", "la semaine dernière", "tôt dimanche", "il y a deux jours"."""
    if doc[i].lower_ in function_words(doc.lang_, "existential_subject"):
        if [t.lower_ in function_words(doc.lang_, "existential") for t in doc[i + 1 : i + 3]] != [True, True]:
            return None
        return next((k + 1 for k in range(i + 3, min(i + 8, end)) if doc[k].lower_ in times), None)
    noun = next((k for k in range(i, min(i + 1 + _DATE, end)) if doc[k].lower_ in times or doc[k].pos_ not in (*_INSIDE, "ADV")), None)
    if noun is None or doc[noun].lower_ not in times:
        return None
    i = noun + 1
    while i < end and (doc[i].lower_ in times or (doc[i].pos_ == "ADJ" and doc[i - 1].lower_ in times) or _counts_date(doc, i, end, times)):
        i += 1
    return i


def _counts_date(doc: Doc, i: int, end: int, times: frozenset[str]) -> bool:
    """Whether a number is a day or a year of a date: "vendredi | 12 | juin | 2020"."""
    if not (doc[i].pos_ == "NUM" or doc[i].like_num) or doc[i - 1].lower_ not in times:
        return False
    year = len(doc[i].text) == 4 and doc[i].text.isdigit() and doc[i].text[:1] in "12"
    return year or (i + 1 < end and doc[i + 1].lower_ in times)


def _behind_set_phrase(doc: Doc, i: int, end: int) -> int | None:
    """The index behind an adverbial phrase that takes no complement: "de nouveau", "au passage", "à plusieurs reprises"."""
    phrases = _set_phrases(doc.lang_).get(doc[i].lower_, ())
    return next((i + len(words) for words in phrases if [t.lower_ for t in doc[i : min(i + len(words), end)]] == words), None)


@cache
def _set_phrases(code: str) -> dict[str, list[list[str]]]:
    """The set phrases by their first words."""
    found: dict[str, list[list[str]]] = {}
    for phrase in sorted(function_words(code, "set_phrase"), key=len, reverse=True):
        words = phrase.split()
        found.setdefault(words[0], []).append(words)
    return found


def _opens_number(doc: Doc, i: int, end: int) -> bool:
    """Whether a phrase only rounds a number: "plus de dix", "au moins trois", "près de 300"."""
    of = function_words(doc.lang_, "of")
    rounding = function_words(doc.lang_, "before_number", "rounding")
    if i + 2 >= end or not (doc[i].lower_ in rounding or doc[i].pos_ == "ADV" or doc[i + 1].lower_ in rounding):
        return False
    if doc[i].lower_ in function_words(doc.lang_, "prepositional_adverb") - rounding and doc[i + 2].pos_ == "DET":
        return False  # "lors d'un entretien"
    return (doc[i + 1].lower_ in of or doc[i + 1].pos_ in ("ADV", "ADJ")) and (doc[i + 2].like_num or doc[i + 2].pos_ == "NUM")


def _behind_phrase(doc: Doc, i: int, end: int, times: frozenset[str]) -> int | None:
    """The index behind a phrase that a preposition opens, with its noun's adjectives and complements with "de"."""
    of, head = _of(doc), _noun(doc, i + 1, end)
    if head is None:
        return None
    bare = head == i + 1 and doc[i].lower_ not in function_words(doc.lang_, "contracted")
    k = head + 1
    while k < end:
        token = doc[k]
        named = doc[k - 1].pos_ == "PROPN" or doc[k - 1].lower_ in times
        if token.lower_ in function_words(doc.lang_, "partitive") and (named or bare or token.pos_ == "DET"):
            return k
        if token.lower_ in of:
            inner = _noun(doc, k + 1, end)
            if inner is None:
                return k
            bare, k = inner == k + 1 and token.lower_ not in function_words(doc.lang_, "contracted_of"), inner + 1
        elif token.pos_ in ("ADJ", "PROPN") or token.lower_ in times or _counts_date(doc, k, end, times):
            k += 1
        elif doc[k - 1].lower_ in times and token.lower_ in function_words(doc.lang_, "to") and k + 1 < end and doc[k + 1].lower_ in times:
            k += 2  # "de samedi | à dimanche"
        else:
            return k
    return k


def _of(doc: Doc) -> frozenset[str]:
    return function_words(doc.lang_, "of", "bare_of")


def _is_verbal(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") or infinitive(token)


def _noun(doc: Doc, i: int, end: int) -> int | None:
    """The index of the noun of a phrase whose preposition stands before an index."""
    of = function_words(doc.lang_, "of")
    for k in range(i, min(i + _PHRASE, end)):
        if doc[k].pos_ in _NAMING or (doc[k].pos_ == "PRON" and not (k + 1 < end and _is_verbal(doc[k + 1]))):
            return k
        if doc[k].pos_ == "NUM" and not (k + 1 < end and doc[k + 1].pos_ in (*_NAMING, "ADJ", "NUM")):
            return k
        if doc[k].pos_ not in (*_INSIDE, "ADV", "ADP") and doc[k].lower_ not in of:
            return None
    return None
