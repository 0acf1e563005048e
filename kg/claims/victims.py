"""One dead or wounded where the text names or describes one and gives no number: "X a été tué", "la mort de X", "tuant l'un d'eux"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from kg.annotations import Frame
from kg.claims.counts import load_measures
from kg.claims.forms import is_verbal
from kg.claims.owners import CASUALTIES
from kg.languages import Lexicon, lemmas
from kg.model import Actor, Quantity

_SUBJECTS = ("nsubj", "nsubj:pass")


def single_victim(trigger: Token, frame: Frame, victims: Sequence[Actor], *, lexicon: Lexicon) -> Quantity | None:
    """The quantity of a casualty predicate that befalls one person; None where it tells of several, or of nobody."""
    measures = load_measures(lexicon)
    counted = measures.get(frame.lemma) or measures.get(trigger.lemma_.lower())
    if "victims" not in frame.options or counted not in CASUALTIES:
        return None
    named = len(victims) == 1 and victims[0].kind == "person"
    if not named and not any(_is_one_person(token, lexicon) for token in _struck(trigger, frame)):
        return None
    return Quantity(measure=counted, value=1, of=victims[0] if len(victims) == 1 else None)


def _struck(trigger: Token, frame: Frame) -> list[Token]:
    """Whom a casualty predicate befalls: its object, its passive subject; behind the colon of a headline."""
    if not is_verbal(trigger):
        return []
    if "subj" in frame.recipient:
        found = [child for child in trigger.children if child.dep_ in _SUBJECTS]
    else:
        found = [child for child in trigger.children if child.dep_ == "nsubj:pass"]
        found = found or [child for child in trigger.children if child.dep_ == "obj"]
    return [behind for token in found for behind in _behind_colon(token)]


def _behind_colon(token: Token) -> list[Token]:
    """The subject proper where the parser took a headline's topic for it: "Syrie : un chef rebelle a été tué"."""
    if token.i + 1 < len(token.doc) and token.nbor().text == ":":
        return [child for child in token.children if child.dep_ in ("appos", "nmod", "conj") and child.i > token.i + 1]
    return [token]


def _is_one_person(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word stands for one person: a human noun in the singular with no other joined to it, "il", "l'un d'eux"."""
    if any(
        child.dep_ == "conj" and not is_verbal(child) and any(grand.dep_ == "cc" for grand in child.children) for child in token.children
    ):
        return False
    articles = [child for child in token.children if child.dep_ == "det"]
    if "Plur" in token.morph.get("Number", []) and not any("Sing" in article.morph.get("Number", []) for article in articles):
        return False
    if token.lower_ in _single(lexicon):
        return token.pos_ == "PRON" or bool(articles)
    return token.pos_ == "NOUN" and bool(articles) and token.lemma_.lower() in _persons(lexicon)


@cache
def _single(lexicon: Lexicon) -> frozenset[str]:
    """Pronouns that stand for one person."""
    return frozenset(row["form"] for row in lexicon.table("count_words") if row["kind"] == "single")


@cache
def _persons(lexicon: Lexicon) -> frozenset[str]:
    """Lemmas of nouns that name one person in the singular."""
    troops = {row["lemma"] for row in lexicon.table("units") if row["pos"] == "noun" and row["measure"] in ("fighters", "troops")}
    collective = {row["form"] for row in lexicon.table("count_words") if row["kind"] == "collective"}
    return frozenset((lemmas(lexicon.code, "nouns", "human") | troops) - collective)
