"""Words that lead from those killed or wounded to the event: "tués dans un raid", "lors de combats", "lorsqu'une bombe …"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from spacy.tokens import Token

from kg.claims.forms import is_verbal, preposition
from kg.languages import Lexicon, function_words, lexicon

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_OBJECTS = frozenset({"obj", "obl:mod"})
_NEGATED = 5  # tokens before a verb in which its "ne" stands
_REACH = 20  # tokens between casualties and their event


@dataclass(frozen=True, slots=True)
class EventWords:
    """Words that lead from a casualty predicate to its event: "dans", "lors de", "lorsque"."""

    circumstance: frozenset[str]
    when: frozenset[str]
    relative_subject: frozenset[str]


@cache
def words_of_kind(language: str, kind: str) -> frozenset[str]:
    """The words of one kind of the table, e.g. `occasion`."""
    return frozenset(row["form"] for row in lexicon(language).table("event_words") if row["kind"] == kind)


def is_noun_of_kind(noun: Token, kind: str) -> bool:
    """Whether the lemma of a word is one of the words of a kind."""
    return noun.lemma_.lower() in words_of_kind(noun.lang_, kind)


def is_unclaimed(noun: Token) -> bool:
    """Whether an act is said to be claimed by nobody: "l'attentat n'a pas été revendiqué", "n'ont toujours pas revendiqué ce raid"."""
    verb = noun.head
    if verb.lemma_.lower() not in words_of_kind(noun.lang_, "claiming") or not (noun.dep_ in _SUBJECTS or _is_bare_object(noun)):
        return False
    before = takewhile(lambda t: not t.is_punct, reversed(noun.doc[max(verb.i - _NEGATED, verb.sent.start) : verb.i]))
    return any(t.lower_ in function_words(noun.lang_, "negator") for t in before)


def _is_bare_object(noun: Token) -> bool:
    """Whether a known act stands behind its verb without a preposition; not "n'a pas revendiqué d'attaque", "n'a revendiqué aucun raid"."""
    known = function_words(noun.lang_, "definite", "demonstrative", "possessive_third")
    if noun.dep_ not in _OBJECTS or noun.i < noun.head.i or any(t.dep_ == "case" for t in noun.lefts):
        return False
    return any(t.dep_ == "det" and t.lower_ in known for t in noun.lefts)


@cache
def load_event_words(lexicon: Lexicon) -> EventWords:
    """The words of a language that lead from a casualty predicate to its event."""
    return EventWords(*(words_of_kind(lexicon.code, kind) for kind in ("circumstance", "when", "subject")))


def introduces(token: Token, words: EventWords) -> bool:
    """Whether a noun is told as a circumstance: "dans un raid", "suite à une attaque"."""
    if is_verbal(token):
        return False
    opening = preposition(token) or next((child.lower_ for child in token.children if child.dep_ == "case" and child.i < token.i), None)
    return opening in words.circumstance


def events_behind(word: Token, words: EventWords) -> list[int]:
    """The events told as circumstances behind a word of casualties, wherever the parser hung them: "tués mardi | dans un raid".

    They lie before the next finite verb, unless that tells the moment: "la mort de dix soldats lors d'un raid", "tués quand …".
    """
    found: list[int] = []
    clause = False  # "…, lorsqu'une bombe a explosé"
    for token in word.doc[word.i + 1 : min(word.sent.end, word.i + _REACH)]:
        if clause and is_verbal(token) and token.pos_ != "AUX":
            return [*found, token.i]
        if token.morph.get("VerbForm", []) == ["Fin"] and not clause:
            break
        clause = clause or token.lower_ in words.when
        if token.pos_ == "NOUN" and not clause and (introduces(token, words) or token.head.lower_ in words.circumstance):
            found.append(token.i)
    return found


def is_attackers_own(act: Token, victims: Iterable[Token]) -> bool:
    """Whether those killed in an act are who did it: "a tué neuf kamikazes lors de l'attaque"."""
    begun = act.lemma_.lower() in function_words(act.lang_, "onslaught")
    return begun and any(victim.lemma_.lower() in function_words(victim.lang_, "attacker") for victim in victims)
