"""Forces of which a text tells nothing but how many they are: "quelque 900 combattants, selon l'ONU", "la force (5.000 hommes)".

A counted noun of fighters tells of strength by itself where no other claim has it for a role, and no verb says what it did or underwent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Token

from kg.annotations import QuantityMention
from kg.claims.argument_verbs import is_of_kind
from kg.claims.fillers import Fillers
from kg.claims.forms import is_verbal, preposition
from kg.model import Actor

_LEAST = 100  # fighters; fewer are those of one fight
_REACH = 12  # tokens in front within which a word of losses tells what is counted
_PARTS = frozenset({"part", "number"})
_TELLING = frozenset({"support", "control"})  # claims that a verb makes of its clause and that leave the number to tell
_ACTING = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "xcomp", "ROOT", "advcl"})


def is_only_counted(
    noun: Token,
    quantities: Iterable[QuantityMention],
    told: frozenset[int],
    acts: Mapping[int, str],
    losses: set[str],
    fillers: Fillers,
) -> bool:
    """Whether a force is counted and no more is told of it.

    `told` are the tokens that play a role in other claims, `acts` the types of claims by their heads, `losses` the words of the dead
    and wounded.
    """
    if noun.i in told or not any(q.tokens.head == noun.i and q.value >= _LEAST for q in quantities):
        return False
    if any(t.lemma_.lower() in losses or t.lower_ in losses for t in noun.doc[max(noun.sent.start, noun.i - _REACH) : noun.i]):
        return False
    whole = _whole(noun, fillers)
    if whole.i in told:
        return False
    governor, above = whole.head, next((t for t in whole.ancestors if is_verbal(t)), None)
    if above is not None and acts.get(above.i, "support") not in _TELLING:
        return False
    if whole.dep_ == "nmod" and governor.pos_ == "NOUN":
        return whole.left_edge.i > 0 and whole.doc[whole.left_edge.i - 1].text == "("
    if whole.dep_ in _ACTING:
        described = governor.pos_ in ("NOUN", "ADJ") and any(child.dep_ == "cop" for child in governor.lefts)
        return described or (whole.dep_ == "obj" and is_of_kind(governor, "reports"))
    return governor.i != whole.i


def whose_force(noun: Token, fillers: Fillers) -> tuple[Actor, ...]:
    """Whose counted fighters are: their own force's, or that which they stand behind in brackets: "Barkhane (5.000 hommes)"."""
    own = tuple(actor for actor in fillers.actors([noun]) if actor.known or actor.part_of is not None)
    whole = _whole(noun, fillers)
    bracketed = whole.left_edge.i > 0 and whole.doc[whole.left_edge.i - 1].text == "("
    return own or (tuple(fillers.actors([whole.head])) if bracketed and whole.head.i < whole.i else ())


def _whole(noun: Token, fillers: Fillers) -> Token:
    """The noun of number or part above, and the first of those joined: "la majorité des | soldats", "l'armée et | 900 miliciens"."""
    token = noun
    while token.head.i != token.i and (token.dep_ == "conj" or _is_part_of(token, fillers)):
        token = token.head
    return token


def _is_part_of(token: Token, fillers: Fillers) -> bool:
    head = token.head
    counts = fillers.counted(head).i == token.i or bool(_PARTS & fillers.classes(head))
    return token.dep_ == "nmod" and preposition(token) == "de" and counts
