"""Complements that the parser hung on the date in front of them: "s'est doté jeudi | d'un chef", "le départ en mai | de dix marins".

A weekday or a month has no complements but what parts it further ("le vendredi 3 mai"); what follows belongs to the verb or the noun
that the date was told of. The same holds of spans of time before a doer: "reconquis ces dernières années | par le régime".
"""

from __future__ import annotations

from functools import cache

from spacy.attrs import LOWER  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token

from kg.annotate.grammar import past_participle, plural
from kg.annotate.place_words import place_words
from kg.annotate.trees import rehang
from kg.languages import Lexicon, bare_times, function_words

_DATES = frozenset({"weekday", "month"})
_MOVED = frozenset({"nmod", "obl:mod", "obl:arg"})
_NOMINAL = ("NOUN", "PROPN")
_COMPLETE = frozenset({"obj", "ccomp", "xcomp", "cop", "aux:pass", "expl:comp", "expl:pass"})


def mend_timed_complements(doc: Doc, *, lexicon: Lexicon) -> None:
    """Hang such complements on what the date is told of, in place."""
    times = _times(lexicon)
    wanted = {doc.vocab.strings.add(form) for form in bare_times(lexicon.code)}
    for i, form in enumerate(doc.to_array([LOWER]).tolist()):  # spaCy makes a token of each one looked at: seldom done
        if form not in wanted:
            continue
        governor = _governor(doc[i], times)
        if (
            governor.i >= i
            or governor.sent.start != doc[i].sent.start
            or governor.pos_ not in ("VERB", *_NOMINAL)
            or governor.lower_ in times
        ):
            continue
        for noun in [child for child in doc[i].rights if child.dep_ in _MOVED and child.pos_ in _NOMINAL]:
            if (label := _label(noun, doc[i], governor, lexicon)) is None:
                continue
            owner = _act_before(noun, doc[i])
            rehang(doc, {noun.i: (owner.i, "nmod") if owner is not None else (governor.i, label)})


def _governor(date: Token, times: frozenset[str]) -> Token:
    """What a date is told of; that of a part of a day is what the day or its edge is told of: "tombée en fin de | soirée"."""
    head = date.head
    return head.head if head.lower_ in times and head.i < date.i and date.dep_ == "nmod" else head


@cache
def _times(lexicon: Lexicon) -> frozenset[str]:
    """All words of the calendar."""
    return frozenset(row["form"] for row in lexicon.table("calendar"))


@cache
def _dates(lexicon: Lexicon) -> frozenset[str]:
    """The weekdays and months."""
    return frozenset(row["form"] for row in lexicon.table("calendar") if row["kind"] in _DATES)


def _label(noun: Token, date: Token, governor: Token, lexicon: Lexicon) -> str | None:
    """How a noun hangs on what a date is told of, None where it belongs to the date."""
    if (
        noun.lower_ in bare_times(lexicon.code)
        or noun.text[0].isdigit()
        or any(token.is_punct or token.like_num for token in noun.doc[date.i + 1 : noun.left_edge.i])
    ):
        return None
    opener = next((child for child in noun.lefts if child.dep_ == "case"), None)
    by = opener is not None and opener.lower_ in function_words(noun.lang_, "by")
    if by and past_participle(governor):
        return "obl:agent"
    if date.lower_ not in _dates(lexicon) and noun.lower_ not in place_words(lexicon).hands:  # "tombée en fin de soirée | aux mains de X"
        return None
    waits = governor.pos_ == "VERB" and not any(child.dep_ in _COMPLETE for child in governor.children)
    if opener is None:  # "a rapatrié vendredi | cinq enfants"
        return "obj" if waits and any(child.dep_ in ("det", "nummod") for child in noun.lefts) else None
    if governor.pos_ != "VERB":
        return "nmod"
    if _opens_some(opener):
        return None
    some = opener.lower_ in function_words(noun.lang_, "partitive")
    return "obj" if waits and some and _has_objects(governor) else "obl:mod"


def _opens_some(opener: Token) -> bool:
    """Whether "de" stands for an article before an adjective: "de | nouveaux tirs"."""
    behind = opener.nbor(1)
    return opener.lower_ in function_words(opener.lang_, "of") and behind.pos_ == "ADJ" and plural(behind)


def _has_objects(verb: Token) -> bool:
    """Whether no auxiliary of being shows that a verb takes no object: "a amorcé en mai | des pourparlers"."""
    auxiliaries = [child for child in verb.lefts if child.dep_ == "aux:tense"]
    return not auxiliaries or auxiliaries[-1].lemma_ in function_words(verb.lang_, "have")


def _act_before(noun: Token, date: Token) -> Token | None:
    """The noun right in front of a date whose complement "de" opens: "la réouverture dès vendredi | des frontières"."""
    before = noun.doc[max(date.left_edge.i - 1, date.sent.start)]
    opener = noun.left_edge.lower_
    if before.pos_ != "NOUN" or before.i >= date.i or before.lower_ in function_words(noun.lang_, "side"):
        return None
    return before if opener in function_words(noun.lang_, "of") else None
