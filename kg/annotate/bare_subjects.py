"""Subjects that the parser made adjuncts: "le correspondant de l'agence à Gao | a fait savoir que …".

A definite noun phrase without a preposition in front of its verb is the subject, unless it tells a time or the verb has a subject already.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from kg.annotate.grammar import finite
from kg.annotate.scan import with_label
from kg.languages import Lexicon, function_words

_ADJUNCT = "obl:mod"
_NOMINAL = frozenset({"NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl:subj", "csubj"})
_INTRODUCING = frozenset({"case", "mark", "fixed"})


def mend_bare_subjects(doc: Doc, *, lexicon: Lexicon) -> None:
    """Label such nouns as subjects, in place."""
    times = _times(lexicon)
    for noun in with_label(doc, _ADJUNCT):
        if noun.lower_ in times:
            continue
        verb = noun.head
        form = _form(verb) if noun.i < verb.i and verb.pos_ == "VERB" and _is_bare(noun) else None
        if form is None or any(child.dep_ in _SUBJECTS for child in verb.children):
            continue
        if form.morph.get("Number", []) == noun.morph.get("Number", []):
            noun.dep_ = "nsubj:pass" if any(child.dep_ == "aux:pass" for child in verb.lefts) else "nsubj"


@cache
def _times(lexicon: Lexicon) -> frozenset[str]:
    """The nouns that tell a time or an occasion, which need no preposition: "la semaine dernière", "une autre fois"."""
    return frozenset(row["form"] for row in lexicon.table("calendar")) | function_words(lexicon.code, "occasion", "side")


def _is_bare(noun: Token) -> bool:
    """Whether a noun has a definite article and no preposition."""
    definite = any(child.dep_ == "det" and child.morph.get("Definite", []) == ["Def"] for child in noun.lefts)
    return noun.pos_ in _NOMINAL and definite and not any(child.dep_ in _INTRODUCING for child in noun.lefts)


def _form(verb: Token) -> Token | None:
    """The word of a verb group that shows person and number, if there is one."""
    auxiliaries = [child for child in verb.lefts if child.dep_.startswith("aux")]
    return next((form for form in (*auxiliaries, verb) if finite(form)), None)
