"""Complements of a verb or a noun: by-agents and nominals behind a preposition, also where the parser hung them elsewhere."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.forms import NOMINAL, is_past_participle, is_verbal, preposition

_SCAN = 20  # tokens looked through for a preposition that the parser hung elsewhere
_ENDS = frozenset({";", ":", ",", "(", ")", "»", "«"})


def by_agents(head: Token) -> list[Token]:
    """The nominals introduced by "par" under a verb or a noun, also where the parser hangs them one noun lower."""
    direct = [child for child in head.children if _is_agent(child)]
    if not direct and is_verbal(head):  # "capturés puis libérés par"
        shared = [t for t in head.children if t.dep_ == "conj" and is_past_participle(t) and not _is_opposed(t)]
        direct = [child for other in shared for child in other.children if _is_agent(child)]
    if direct:
        return [child for child in direct if child.pos_ in NOMINAL]
    lower = (t for t in head.subtree if t.i > head.i and t.pos_ in ("NOUN", "PROPN", "PRON") and preposition(t) == "par")
    return [t for t in lower if _no_predicate_between(head, t)][:1]


def _is_opposed(verb: Token) -> bool:
    """Whether a verb is set against the one before it: "signé à Doha, mais non ratifié par Kaboul"."""
    return any(child.lower_ in ("mais", "non", "puis") and child.i < verb.i and child.nbor(-1).is_punct for child in verb.children)


def _is_agent(token: Token) -> bool:
    """Introduced by "par", or labelled so: "apprécié de tous"; the parser labels others so too ("conclu avec")."""
    return preposition(token) == "par" or (token.dep_ == "obl:agent" and preposition(token) in ("de", None))


def complements(head: Token, prepositions: tuple[str, ...]) -> list[Token]:
    """The nominals under a verb or a noun that one of the prepositions introduces."""
    direct = [t for t in head.children if t.pos_ in NOMINAL and preposition(t) in prepositions]
    if direct or prepositions == ("de",):
        return direct
    return [
        t for t in head.subtree if t.i > head.i and t.pos_ in NOMINAL and preposition(t) in prepositions and _no_predicate_between(head, t)
    ][:1]


def following_complement(head: Token, word: str) -> list[Token]:
    """The nominal behind a preposition that follows the head in its clause, whatever the parser hung it on."""
    for token in head.doc[head.i + 1 : min(head.i + 1 + _SCAN, head.sent.end)]:
        if token.lower_ == word and token.pos_ == "ADP":
            return [token.head] if token.head.pos_ in NOMINAL and token.head.i > token.i else []
        if token.text in (";", ":") or (token.pos_ == "VERB" and token.morph.get("VerbForm", []) != ["Part"]):
            break
    return []


def _no_predicate_between(head: Token, token: Token) -> bool:
    node = token.head
    while node.i != head.i and node.head is not node:
        if is_verbal(node) or is_past_participle(node):
            return False
        node = node.head
    return True
