"""Objects that an insertion parts from their verb: "le groupe a lancé, jeudi 28 juin, | une offensive", "vise, selon lui, | des chefs".

The parser makes an adjunct of such a noun, or the head of the sentence with the verb below it. No preposition stands before the noun,
and an active verb with a comma right behind it waits for its object. So does one whose adjunct stands right before the object: "a visé
aux missiles | les positions des rebelles", as no noun qualifies another with an article and without a preposition.
"""

from __future__ import annotations

from functools import cache

from spacy.attrs import ORTH, POS  # type: ignore[import-not-found]
from spacy.symbols import DET, NOUN, NUM  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token

from kg.annotate.trees import rehang
from kg.languages import Lexicon

_ADJUNCTS = frozenset({"obl:mod", "obl:arg", "obl:agent", "nmod", "appos", "parataxis"})
_PHRASE = 4  # tokens from an article to behind its noun
_COMPLETE = frozenset({"obj", "ccomp", "xcomp", "aux:pass", "expl:comp", "expl:pass", "cop"})
_PREDICATED = frozenset({"nsubj", "nsubj:pass", "cop", "mark"})
_TIMES = frozenset({"unit", "part", "weekday"})
_TIED = frozenset({"case", "mark", "fixed", "cc"})


def mend_parted_objects(doc: Doc, *, lexicon: Lexicon) -> None:
    """Label such nouns as objects, in place."""
    comma, times = doc.vocab.strings[","], _times(lexicon)
    columns = doc.to_array([ORTH, POS]).tolist()
    for i in range(len(columns) - 1):  # spaCy makes a token of each one looked at: seldom done
        if columns[i][1] == NOUN and columns[i + 1][1] == DET and (behind := _behind_adjunct(doc[i])) is not None:
            if behind.lower_ not in times:
                rehang(doc, {behind.i: (doc[i].head.i, "obj")})
            continue
        if columns[i][0] != comma or columns[i + 1][1] not in (DET, NUM) or (noun := _noun(doc[i])) is None or noun.lower_ in times:
            continue
        verb = noun.head if noun.dep_ in _ADJUNCTS else _verb_below(noun, doc[i])
        if verb is None or verb.pos_ != "VERB" or verb.i >= i or not _waits(verb, doc[i]):
            continue
        if verb.head.i == noun.i:
            root = noun.head.i == noun.i
            rehang(doc, {verb.i: (verb.i if root else noun.head.i, "ROOT" if root else noun.dep_), noun.i: (verb.i, "obj")})
        else:
            noun.dep_ = "obj"


def _behind_adjunct(adjunct: Token) -> Token | None:
    """The noun with a definite article that the parser hung on the adjunct right before it, whose verb has no object."""
    noun, verb = _noun(adjunct), adjunct.head
    if noun is None or noun.head.i != adjunct.i or noun.pos_ != "NOUN" or noun.dep_ not in _ADJUNCTS or verb.pos_ != "VERB":
        return None
    if verb.i > adjunct.i or any(child.dep_ in _COMPLETE for child in verb.children) or not any(c.dep_ == "case" for c in adjunct.lefts):
        return None
    article = adjunct.nbor(1)
    return noun if article.head.i == noun.i and article.morph.get("Definite", []) == ["Def"] else None


@cache
def _times(lexicon: Lexicon) -> frozenset[str]:
    """The nouns of times, which need no preposition: "la semaine dernière"."""
    return frozenset(row["form"] for row in lexicon.table("calendar") if row["kind"] in _TIMES)


def _noun(comma: Token) -> Token | None:
    """The noun of the phrase behind a token, without a preposition."""
    phrase = comma.doc[comma.i + 1 : min(comma.i + 1 + _PHRASE, comma.sent.end)]
    noun = next((t for t in phrase if t.pos_ in ("NOUN", "PROPN")), None)
    return noun if noun is not None and not any(child.dep_ in _TIED and child.i < noun.i for child in noun.children) else None


def _verb_below(noun: Token, comma: Token) -> Token | None:
    """The clause with a subject of its own, in front of the comma, that the parser hung on a noun which is nobody's predicate."""
    verbs = (child for child in noun.lefts if child.dep_ == "advcl" and child.i < comma.i and any(c.dep_ == "nsubj" for c in child.lefts))
    return None if any(child.dep_ in _PREDICATED for child in noun.children) else next(verbs, None)


def _waits(verb: Token, comma: Token) -> bool:
    """Whether a verb with a comma behind it has no object yet, and only an adjunct stands between the two commas."""
    doc, opening = verb.doc, verb.i + 1
    if opening >= comma.i or doc[opening].text != "," or any(child.dep_ in _COMPLETE for child in verb.children):
        return False
    return not any(t.text in (",", "«", '"') or t.morph.get("Mood", []) for t in doc[opening + 1 : comma.i])
