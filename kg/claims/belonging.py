"""Which trigger a place or a time expression belongs to by the parse: the first one above it, or beside it under one predicate."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotations import TimeMention
from kg.claims.by_agents import is_opposed
from kg.claims.forms import is_verbal, preposition
from kg.claims.location import describes, place_words, tells_charge, tells_origin
from kg.claims.own_times import (
    adjoins,
    has_own_time,
    is_apposed_adjective,
    is_conceded,
    is_inserted,
    is_occasion,
    is_of_another_time,
    is_of_other_time,
    tells_another_day,
    tells_of_another_time,
    tells_since,
    told_of_subject,
)
from kg.languages import function_words

_DEPTH = 12
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl:arg", "obl:mod", "obl:agent", "xcomp", "acl", "advcl", "ccomp", "conj"})


def owners_of(token: Token, triggers: set[int], cues: frozenset[int], *, time: TimeMention | None) -> list[int]:
    """The triggers that a place or a `time` belongs to: above it in the parse, or beside it under one predicate."""
    node, before, inner = token, token, False
    for _ in range(_DEPTH):
        if inner and is_verbal(node):
            break
        if node.i in triggers and node.i != token.i:
            return [node.i]
        if time is not None and (tells_another_day(node, time) or is_conceded(node)):
            return []
        if time is None and node.i != token.i and tells_of_another_time(node):
            return sorted((t.i for t in node.subtree if t.i in triggers), key=lambda i: (abs(i - token.i), i))[:1]
        if time is None and node.i != token.i and ((node.pos_ == "NOUN" and tells_charge(node)) or describes(node, token, triggers)):
            return []
        if time is not None and time.kind == "date" and (told := told_of_subject(node)) is not None and told.i in triggers:
            return [told.i]
        if time is not None and tells_what(node, before, token):
            return [t.i for t in before.subtree if t.i in triggers][:1]
        if node.i in cues:
            return [child.i for child in token.children if child.i in triggers]
        if is_verbal(node) or node.head == node:
            below = [t.i for t in arguments(node) if t.i in triggers and t.i != token.i and (time is not None or not is_of_other_time(t))]
            if not below and time is not None and node.i == token.i:  # the parser made the time the root: "Courant mai, l'armée a …"
                below = [t.i for t in node.children if t.i in triggers and t.dep_ == "parataxis"]
            if below:
                return below
        elif node.i != token.i:
            below = [t.i for t in node.children if t.i in triggers and t.dep_ == "nmod" and preposition(t) == "de"]
            if below:
                return below
        if node.head == node:
            break
        if time is not None and node.head.i not in triggers and is_of_another_time(node, time):
            break
        if time is not None and node.i != token.i and (is_apposed_adjective(node) or is_inserted(token, node, triggers)):
            return []
        if time is None and node.i != token.i and tells_origin(node, triggers):
            return []
        own = has_own_time(node) and not (time is not None and _is_sited(node, time))
        inner = time is not None and node.i != token.i and (own or (inner and not is_occasion(node)))
        node, before = node.head, node
    same_sentence = [i for i in triggers if token.sent.start <= i < token.sent.end and i != token.i]
    near = [i for i in same_sentence if time is None or adjoins(token, token.doc[i])]
    return sorted(near, key=lambda i: (abs(i - token.i), i))[:1]


def _is_sited(verb: Token, time: TimeMention) -> bool:
    """Whether a participle only says where a place lies, so that a time behind it is of the clause: "à X, située à 30 km de Y, lundi"."""
    return ("sited", verb.lemma_.lower()) in place_words(verb.lang_) and not tells_since(time, verb.doc)


def arguments(node: Token) -> list[Token]:
    """The dependents that share a predicate's setting, through one more level of nouns."""
    direct = [t for t in node.children if t.dep_ in _ARGUMENTS and not is_opposed(t)]
    return direct + [t for child in direct if not is_verbal(child) for t in child.children if t.dep_ in ("nmod", "conj", "acl")]


def tells_what(node: Token, before: Token, time: Token) -> bool:
    """Whether a noun above a time, and the word `before` it on the way, only tell what somebody is: "X, un groupe mis en cause en 2015"."""
    if node.pos_ != "NOUN" or node == time:
        return False
    if node.dep_ == "appos":
        return before != time
    bare = node.dep_ == "obl:mod" and preposition(node) is None and preposition(before) != "de"
    return bare and any(child.lower_ in function_words(node.lang_, "indefinite") for child in node.lefts)
