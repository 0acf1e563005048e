"""Whom or what a past participle behind a comma tells more of: a noun of the phrase in front of the comma, or the one it hangs on.

"un accord sur la trêve avec les rebelles, | violée par Lima", "l'attaque contre l'armée, | dénoncée par Lima". It agrees with its noun;
what is denounced, demanded or committed is an act, where the phrase has one that agrees.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from kg.claims.agreement import agreeing_noun, agrees, number
from kg.claims.argument_verbs import is_of_kind
from kg.claims.forms import has_gerund_auxiliary, is_verbal, preposition
from kg.claims.inversion import is_time_word
from kg.languages import function_words, lemmas, lexicon

_SPEECH = frozenset({"accuse", "reject", "request"})
_ACTS = ("event", "violence")
_QUOTES = frozenset({"»", '"', "”"})
_OPENING = frozenset({",", "("})
_ADVERBS = 6  # tokens between a comma and the participle behind it: "de plus en plus critiqué"
_NOMINAL = ("NOUN", "PROPN")
_INNER = ("flat:name", "amod", "appos")


def noun_of(participle: Token, given: Token) -> Token:
    """The noun that a participle belongs to, the given one unless another agrees better."""
    if has_gerund_auxiliary(participle):  # "ayant fait dix morts" agrees with nobody
        return given
    phrase = [noun for noun in _phrase_in_front(participle) if agrees(participle, noun)]
    if given in phrase[1:] and _is_source(given):
        return phrase[phrase.index(given) - 1]  # "selon X, l'auteur de l'attentat, | abattu mercredi, était …"
    acts = [noun for noun in phrase if noun.lemma_.lower() in lemmas(noun.lang_, "nouns", *_ACTS)]
    if acts and _may_tell_of_acts(participle):
        return acts[-1]
    if not phrase or given.i > participle.i or agrees(participle, given):
        return agreeing_noun(participle, given)
    heads = [noun for noun in phrase if noun.pos_ == "NOUN" or preposition(noun) is None]
    found = heads[-1] if heads else agreeing_noun(participle, given)
    return found if agrees(participle, found) else phrase[-1]


def behind_comma(participle: Token) -> bool:
    """Whether a comma or bracket stands in front of a participle and its adverbs: ", fortement | engagée"."""
    before = participle.nbor(-1)
    while before.pos_ == "ADV" and before.i > participle.sent.start:
        before = before.nbor(-1)
    return before.text in _OPENING


def is_of_clause(participle: Token, noun: Token) -> bool:
    """Whether a participle behind a comma can't belong to the noun in front: "les forces ont repris le village, | appuyées par X"."""
    name = noun.text[:1].isupper() and number(participle) == "Plur" and not any(child.dep_ == "det" for child in noun.lefts)
    return behind_comma(participle) and (not agrees(participle, noun) or (name and number(noun) != "Plur"))


def _is_source(noun: Token) -> bool:
    """Whether a noun is whom the sentence names for its source, on which the parser hangs the subject behind its comma: "selon X, …"."""
    return any(child.lower_ in function_words(noun.lang_, "according") for child in noun.lefts)


def _phrase_in_front(participle: Token) -> list[Token]:
    """The nouns of the phrase in front of the comma before a participle, from the nearest to the one that the others depend on."""
    doc, start = participle.doc, participle.sent.start
    comma = next((i for i in range(participle.i - 1, max(start, participle.i - _ADVERBS), -1) if doc[i].text in _OPENING), None)
    if comma is None or comma - 1 < start or any(is_verbal(t) or t.pos_ in _NOMINAL for t in doc[comma + 1 : participle.i]):
        return []
    node, found = doc[comma - 1 if doc[comma - 1].text not in _QUOTES else max(comma - 2, start)], list[Token]()
    while not is_verbal(node) or node.pos_ in _NOMINAL:
        if node.pos_ in _NOMINAL and node.dep_ != "flat:name" and not is_time_word(node):
            found.append(node)
        inner = node.dep_ in _INNER or (node.dep_ == "nmod" and preposition(node) in ("de", None))
        if node.head.i >= node.i or not inner:
            break
        node = node.head
    return found


def _may_tell_of_acts(participle: Token) -> bool:
    """Whether what a participle tells may be done to an act: "revendiquée par", "dénoncée par"; not "accusée de"."""
    return is_of_kind(participle, "event") or (
        participle.lemma_.lower() in _speech_verbs(participle.lang_) and not is_of_kind(participle, "suspects")
    )


@cache
def _speech_verbs(language: str) -> frozenset[str]:
    """The verbs of what is done with words, to acts and to people."""
    return frozenset(row["lemma"] for row in lexicon(language).table("triggers") if row["type"] in _SPEECH and row["pos"] == "VERB")
