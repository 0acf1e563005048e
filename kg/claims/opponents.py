"""The sides that a struggle's verb sets against each other, wherever they stand behind it.

"des combats ont opposé l'armée à des rebelles", "ont opposé lundi, à Gao, | l'armée | à des rebelles", "d'un côté | X et, de l'autre, | Y".
"""

from __future__ import annotations

from itertools import takewhile

from spacy.tokens import Token

from kg.claims.agreement import finite_form
from kg.claims.argument_verbs import is_of_kind
from kg.claims.complements import complements
from kg.claims.fillers import Fillers
from kg.claims.forms import ends_as_gerund, is_verbal, preposition
from kg.claims.syntax import deep_objects
from kg.languages import function_words

_REACH = 40  # tokens from a verb to the last of the sides that it tells of
_ASIDE = 24  # tokens from a verb to the other side that it opposes to the first
_SIDES = (None, "à")  # what stands before a side: "oppose | l'armée | aux rebelles"
_SUBJECTS = ("nsubj", "nsubj:pass")
_STOPS = frozenset({";", ":", "»"})


def opponents(word: Token, fillers: Fillers) -> list[Token]:
    """Whom the verb of a struggle sets against each other: "des combats ont opposé l'armée à des rebelles"."""
    verb, of_noun = _opposing(word)
    if verb is None:
        return []
    objects = [t for t in deep_objects(verb) if not fillers.tells_time(t)]
    behind = [t for t in complements(word, ("à",)) if t.i > verb.i][:1] if of_noun else []
    told = [*objects, *(complements(verb, ("à",)) or behind or _behind_aside(verb))]
    sides = _in_order(verb, fillers) if len(fillers.actors(told)) < 2 else []
    return sides if len(fillers.actors(sides)) > 1 else told


def _opposing(word: Token) -> tuple[Token | None, bool]:
    """The verb that tells the sides of a struggle: the word itself or its noun's; whether it qualifies the noun."""
    if is_verbal(word) and is_of_kind(word, "opposes"):
        return word, False
    for t in word.rights:
        of_noun = t.dep_ == "acl:relcl" or (t.dep_ == "acl" and any(map(ends_as_gerund, (t, *t.lefts))))
        if of_noun and is_of_kind(t, "opposes"):
            return t, True
    governing = word.dep_ in ("nsubj", "conj") and is_of_kind(word.head, "opposes")
    return (word.head, False) if governing else (_opposing_behind(word), True)


def _opposing_behind(word: Token) -> Token | None:
    """The verb that a comma parts from the noun whose sides it tells: "des combats ont éclaté lundi à Gao, | opposant X à Y"."""
    behind = word.doc[word.head.i + 1 : word.sent.end] if word.dep_ in _SUBJECTS and word.head.i > word.i else ()
    for t in behind:
        if is_of_kind(t, "opposes") and t.pos_ in ("VERB", "AUX", "NOUN", "ADJ"):
            opening = t.nbor(-2) if t.nbor(-1).lower_ in function_words(t.lang_, "relative_subject") else t.nbor(-1)
            return t if opening.text == "," and (opening.i == t.i - 2 or ends_as_gerund(t)) else None
    return None


def _behind_aside(verb: Token) -> list[Token]:
    """The side behind what is said of the first: "a opposé l'armée, qui a tiré en l'air, | à des manifestants"."""
    to, end = function_words(verb.lang_, "to"), min(verb.i + _ASIDE, verb.sent.end)
    opening = next((t for t in verb.doc[verb.i + 2 : end] if t.lower_ in to and t.nbor(-1).is_punct), None)
    nominals = verb.doc[opening.i + 1 : min(opening.i + 4, verb.sent.end)] if opening is not None else ()
    return [t for t in nominals if t.pos_ in ("NOUN", "PROPN")][:1]


def _in_order(verb: Token, fillers: Fillers) -> list[Token]:
    """The actors behind a verb, in its own clause, that stand there alone, behind "à" or behind the other side's."""
    reach = verb.doc[verb.i + 1 : min(verb.i + _REACH, verb.sent.end)]
    clause = takewhile(lambda t: t.text not in _STOPS and finite_form(t) != t and not _opens_clause(t), reach)
    return [t for t in _unbracketed(list(clause)) if fillers.direct(t) and _may_be_side(t, fillers) and not fillers.tells_time(t)]


def _may_be_side(noun: Token, fillers: Fillers) -> bool:
    """Whether no preposition but "à" stands before a noun; "des" that is no article stands behind an actor."""
    first = noun.left_edge
    some = first.lower_ in function_words(noun.lang_, "partitive") and fillers.mention(first.nbor(-1)) is None
    return preposition(noun) in _SIDES or some


def _opens_clause(token: Token) -> bool:
    """Whether a word behind a comma begins what followed: "…, | faisant dix morts"."""
    return token.nbor(-1).text == "," and (ends_as_gerund(token) or token.lower_ in function_words(token.lang_, "relative"))


def _unbracketed(tokens: list[Token]) -> list[Token]:
    """The tokens that no brackets enclose."""
    depth, outside = 0, []
    for token in tokens:
        depth += (token.text == "(") - (token.text == ")")
        outside += [token] if depth <= 0 else []
    return outside
