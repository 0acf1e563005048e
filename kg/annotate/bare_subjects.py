"""Subjects that the parser made adjuncts: "le correspondant de l'agence à Gao | a fait savoir que …", "Pékin, qui …, | a réagi".

A noun phrase without a preposition in front of its verb is the subject, unless it tells a time or the verb has a subject already. Where
what stands between tells an age, the subject is whose age it is: "Nasr, 21 ans, | déplore …".
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from kg.annotate.grammar import finite, mood
from kg.annotate.scan import with_label
from kg.annotate.trees import rehang
from kg.languages import Lexicon, function_words

_ADJUNCT = "obl:mod"
_LOOSE = ("dep", "vocative")  # how the parser labels a subject that an insertion parts from its verb
_STUCK = "fixed"  # … and one that it hung on the comma in front: "dans un tweet, le | ministère a annoncé …"
_NOMINAL = frozenset({"NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl:subj", "csubj"})
_INTRODUCING = frozenset({"case", "mark", "fixed"})
_PARTING = frozenset({":", "/"})  # what ends the phrase that a headline opens with
_LASTING = ("enduring", "lasting", "another")  # rows of the calendar that are no times but what goes on
_BEFORE_CLAUSE = frozenset({"PUNCT", "CCONJ", "SCONJ", "SPACE"})


def mend_bare_subjects(doc: Doc, *, lexicon: Lexicon) -> None:
    """Label such nouns as subjects, in place."""
    times = _times(lexicon)
    for noun in with_label(doc, _ADJUNCT, *_LOOSE, _STUCK):
        verb = noun.head if noun.dep_ != _STUCK else noun.head.head if noun.head.text == "," else noun
        form = _form(verb) if noun.i < verb.i and noun.pos_ in _NOMINAL else None
        if form is None or any(child.dep_ in _SUBJECTS for child in verb.children):
            continue
        label = "nsubj:pass" if any(child.dep_ == "aux:pass" for child in verb.lefts) else "nsubj"
        if (aged := _aged(noun, lexicon)) is not None:
            rehang(doc, {aged.i: (verb.i, label), noun.i: (aged.i, "nmod")})
        elif times.isdisjoint((noun.lower_, noun.lemma_)) and _is_bare(noun, verb) and _agree(noun, form):
            rehang(doc, {noun.i: (verb.i, label)})


@cache
def _times(lexicon: Lexicon) -> frozenset[str]:
    """The nouns that tell a time or an occasion, which need no preposition: "la semaine dernière", "une autre fois"."""
    rows = (row for row in lexicon.table("calendar") if row["kind"] not in _LASTING)
    return frozenset(row["form"] for row in rows) | function_words(lexicon.code, "occasion", "side")


@cache
def _years(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(row["form"] for row in lexicon.table("calendar") if (row["kind"], row["value"]) == ("unit", "year"))


def _aged(noun: Token, lexicon: Lexicon) -> Token | None:
    """The name in front of a number of years that stands between commas: "Nasr, 21 | ans,"."""
    if noun.lemma_ not in _years(lexicon) or noun.i + 1 >= noun.sent.end or not noun.nbor().is_punct:
        return None
    names = [child for child in noun.lefts if child.pos_ == "PROPN"]
    return names[0] if len(names) == 1 and _opens_clause(names[0]) else None


def _is_bare(noun: Token, verb: Token) -> bool:
    """Whether a noun has a definite article and no preposition, or opens its clause with a determiner, a number or as a name."""
    if any(child.dep_ in _INTRODUCING for child in noun.lefts):
        return False
    if noun.dep_ == _ADJUNCT and any(child.dep_ == "det" and child.morph.get("Definite", []) == ["Def"] for child in noun.lefts):
        return True
    told = noun.pos_ == "PROPN" or any(child.dep_ in ("det", "nummod", "flat:name") for child in noun.children)
    if not told or not _opens_clause(noun) or any(token.text in _PARTING for token in noun.doc[noun.i + 1 : verb.i]):
        return False
    nearer = (child for child in verb.lefts if child.i > noun.i and child.pos_ in (*_NOMINAL, "PRON"))
    return all(any(word.dep_ == "case" for word in child.lefts) or child.dep_.startswith(("expl", "iobj", "obj")) for child in nearer)


def _opens_clause(noun: Token) -> bool:
    first = noun.left_edge
    return first.pos_ != "PRON" and (bool(first.is_sent_start) or first.nbor(-1).pos_ in _BEFORE_CLAUSE)


def _agree(noun: Token, form: Token) -> bool:
    """Whether a noun, or what it is joined to, has the number of a verb form in the third person."""
    if mood(form) == "Imp" or form.morph.get("Person", ["3"]) != ["3"]:
        return False
    joined = any(word.dep_ == "cc" for child in noun.children if child.dep_ == "conj" for word in child.lefts)
    number = ["Plur"] if joined else noun.morph.get("Number", [])
    return form.morph.get("Number", []) == number or (noun.pos_ == "PROPN" and not number)


def _form(verb: Token) -> Token | None:
    """The word of a verb group, or of a copula and what it links, that shows person and number, if there is one."""
    helpers = [child for child in verb.lefts if child.dep_.startswith(("aux", "cop"))]
    return next((form for form in (*helpers, verb) if finite(form)), None)
