"""The clause that tells of a word's event: its tense, and whether it only says who or what somebody is."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from kg.claims.forms import NOMINAL, ends_as_gerund, is_past_participle

_GOVERNED = frozenset({"obj", "obl:arg", "obl:mod", "nsubj:pass", "xcomp", "ccomp", "nmod", "advcl", "acl"})
_STEPS = 3  # words climbed from an argument to its governor

_CLIMB = 5  # steps from a word to the verb of its clause

Tense = Literal["perfect", "present", "pluperfect", "imperfect", "other"]


def is_apart(token: Token) -> bool:
    """Whether a participle or relative clause tells it apart from the clause around: "les otages retenus là-bas ont été libérés"."""
    return token.dep_ in ("acl", "acl:relcl", "amod") and not ends_as_gerund(token)


def is_next_clause(token: Token) -> bool:
    """Whether a coordinated verb has a subject of its own: "une bombe a explosé et deux hommes ont été arrêtés"."""
    return token.dep_ == "conj" and any(child.dep_ in ("nsubj", "nsubj:pass") for child in token.lefts)


def tense_of(head: Token) -> tuple[Tense, Token]:
    """The tense of the clause that tells a word's event, and the verb that bears it."""
    node = head
    for _ in range(_CLIMB):
        tense = _own_tense(node)
        if tense is not None:
            return tense, node
        if node.head == node or _is_background(node):
            break
        node = node.head
    return "other", node


def _is_background(node: Token) -> bool:
    """Whether a participle without a clause of its own says who or what somebody is: "accusé de vol", "soutenu par le maire"."""
    return is_past_participle(node) and node.dep_ in ("acl", "amod", "appos", "advcl", "nmod") and node.head.pos_ in NOMINAL


def _own_tense(node: Token) -> Tense | None:
    helpers = [child for child in node.children if child.dep_ in ("aux", "aux:tense", "aux:pass", "cop")]
    finite = [form for form in (node, *helpers) if form.morph.get("Mood", [])]
    if not finite:
        return None
    form = finite[0]
    mood, tense = form.morph.get("Mood", []), form.morph.get("Tense", [])
    if mood != ["Ind"]:
        return "other"
    compound = form != node and form.dep_ in ("aux", "aux:tense")
    if tense == ["Pres"]:
        return "perfect" if compound else "present"
    if tense == ["Past"]:
        return "perfect"
    if tense == ["Imp"]:
        return "pluperfect" if compound else "imperfect"
    return "other"


def steps_below(token: Token, governor: Token) -> int:
    """How many words a token hangs below another as its argument; 0 where it does not."""
    node = token
    for step in range(1, _STEPS + 1):
        if node.dep_ not in _GOVERNED or node.head == node:
            return 0
        node = node.head
        if node.i == governor.i:
            return step
    return 0
