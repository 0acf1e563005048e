"""The dead of accidents and disasters are a toll and nobody's assault: "ont péri dans la collision de deux hélicoptères".

A sentence tells of an accident by a noun of the class `accident`, or by an explosion of or in a store ("l'explosion d'un
entrepôt"), and names no weapon. Who dies "in" an accident is its dead, whatever act that befell. Where an article opens on one,
the casualties that it tells of without a doer or another act of violence beside them are that accident's; so are, anywhere, those
of an explosion when the article tells of a store that blew up. The dead of epidemics are of no conflict.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from spacy.tokens import Span, Token

from kg.annotations import Annotation
from kg.claims.draft import Draft
from kg.claims.event_words import introduces, load_event_words
from kg.claims.forms import is_passive, is_verbal
from kg.languages import Lexicon, function_words

_OPENING = 6  # sentences in which an article says what it is about
_BEHIND = 3  # tokens behind a trigger to what somebody dies of: "figurent parmi les victimes | de l'épidémie"
_NAMING = frozenset({"NOUN", "PROPN", "VERB"})


@cache
def _classes(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """The nouns of each class."""
    classes: dict[str, set[str]] = {}
    for row in lexicon.table("nouns"):
        classes.setdefault(row["class"], set()).add(row["lemma"])
    return {name: frozenset(lemmas) for name, lemmas in classes.items()}


def lemmas_of_class(lexicon: Lexicon, name: str) -> frozenset[str]:
    """The nouns of one class, e.g. `accident`."""
    return _classes(lexicon).get(name, frozenset())


def mark_accidents(drafts: list[Draft], annotation: Annotation, *, lexicon: Lexicon) -> list[Draft]:
    """The drafts, those that count the victims of an accident being tolls; what counts nobody and epidemics are left out."""
    nouns = _classes(lexicon)
    drafts = [draft for draft in drafts if not _is_of_epidemic(draft, nouns)]
    candidates = [draft for draft in drafts if _is_casualty(draft, nouns)]
    damaged = [draft for draft in drafts if _is_damage(draft, nouns)]
    if not candidates and not damaged:
        return drafts
    accidents = _Accidents(annotation, drafts, nouns)
    spared = {draft.head.i for draft in damaged if accidents.laid_waste(draft)}
    drafts = [draft for draft in drafts if draft.head.i not in spared]
    accidental = {draft.head.i for draft in candidates if is_by_accident(draft, lexicon=lexicon) or accidents.claim(draft)}
    kept = [draft for draft in drafts if draft.head.i not in accidental or draft.quantities]
    return [_as_toll(draft) if draft.head.i in accidental else draft for draft in kept]


def is_by_accident(draft: Draft, *, lexicon: Lexicon) -> bool:
    """Whether a casualty is told to be an accident's, whatever act that befell: "ont péri dans la collision … lors d'un raid"."""
    words, nouns = load_event_words(lexicon), lemmas_of_class(lexicon, "accident")
    return any(_lemma(child) in nouns and introduces(child, words) for child in draft.head.children)


def _is_casualty(draft: Draft, nouns: dict[str, frozenset[str]]) -> bool:
    return draft.type == "assault" and not draft.agents and ("victims" in draft.frame.options or _lemma(draft.head) in nouns["blast"])


def _is_damage(draft: Draft, nouns: dict[str, frozenset[str]]) -> bool:
    """Whether a draft tells what was laid waste, and not by whom or what act: "deux maisons ont été endommagées"."""
    tokens = draft.trigger.tokens
    if draft.type != "assault" or draft.frame.mode != "destroy" or draft.agents or tokens.end > tokens.start + 1:  # "livré aux flammes"
        return False
    acts = nouns["violence"] | function_words(draft.head.lang_, "war")
    return is_verbal(draft.head) and is_passive(draft.head) and not any(_lemma(token) in acts for token in draft.head.sent)


def _is_of_epidemic(draft: Draft, nouns: dict[str, frozenset[str]]) -> bool:
    """Whether a toll is an epidemic's, by the words of its sentence or those behind it: "124 cas d'infection et 19 morts"."""
    behind = draft.trigger.tokens.end
    died_of = "victims" in draft.frame.options and bool(_named(draft.head.doc[behind : behind + _BEHIND]) & nouns["epidemic"])
    return not draft.agents and (died_of or (draft.type == "toll" and bool(_named(draft.head.sent) & nouns["epidemic"])))


def _lemma(token: Token) -> str:
    return token.lemma_.lower()


class _Accidents:
    """What an article's sentences, by their first tokens, tell of accidents, of weapons and of acts of violence."""

    def __init__(self, annotation: Annotation, drafts: list[Draft], nouns: dict[str, frozenset[str]]) -> None:
        told, stores, self._armed, self._blasts = set(), set(), set(), set()
        opening = {sentence.start for sentence in list(annotation.doc.sents)[:_OPENING]}
        for sentence in annotation.doc.sents:
            lemmas = _named(sentence)
            if lemmas & nouns["weapon"]:
                self._armed.add(sentence.start)
            if lemmas & nouns["blast"]:
                self._blasts.add(sentence.start)
            if lemmas & nouns["accident"]:
                told.add(sentence.start)
            elif lemmas & nouns["blast"] and lemmas & nouns["store"]:
                stores.add(sentence.start)
        self._told = (told | stores) - self._armed
        self._opening = opening
        self._is_subject = bool(opening & self._told) and not opening & self._armed
        self._store_blew_up = bool(stores - self._armed) and not opening & self._armed
        self._violent = {draft.head.sent.start for draft in drafts if _is_violence(draft, nouns)}

    def laid_waste(self, draft: Draft) -> bool:
        """Whether what was damaged was so by the accident: not in news that opens with violence, but where it is told of again."""
        sentence = draft.head.sent.start
        return self.claim(draft) and (sentence in self._told | self._blasts or not self._opening & self._violent)

    def claim(self, draft: Draft) -> bool:
        """Whether a casualty is one of the accident's."""
        sentence = draft.head.sent.start
        if sentence in self._violent or sentence in self._armed:
            return False
        return sentence in self._told or self._is_subject or (self._store_blew_up and sentence in self._blasts)


def _named(sentence: Span) -> set[str]:
    return {_lemma(token) for token in sentence if token.pos_ in _NAMING}


def _is_violence(draft: Draft, nouns: dict[str, frozenset[str]]) -> bool:
    """Whether a draft tells of an act of somebody's; what a blast laid waste is none."""
    return draft.type == "assault" and not _is_casualty(draft, nouns) and (bool(draft.agents) or draft.head.pos_ == "NOUN")


def _as_toll(draft: Draft) -> Draft:
    return replace(draft, frame=replace(draft.frame, type="toll", mode=None), mode=None, rules=(*draft.rules, "toll: accident"))
