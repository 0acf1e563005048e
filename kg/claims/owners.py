"""Which claim a number belongs to: one of whose predicate the counted noun is an argument, or part of one.

The way from the noun leads up the tree, through quantities, bodies and deaths of what is counted ("la mort de dix soldats"),
and ends where another clause or another thing begins: a verb that carries no claim, "le père de deux enfants".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from kg.annotations import Frame, QuantityMention
from kg.claims.event_words import events_behind, load_event_words
from kg.claims.forms import is_verbal, preposition
from kg.languages import Lexicon

_DEPTH = 10
_SAID = frozenset({"support", "accuse", "request", "reject", "threaten", "agree", "concede", "sanction"})
_CLAUSES = frozenset({"advcl", "parataxis", "conj", "ccomp", "acl", "acl:relcl"})
_QUALIFYING = ("acl", "amod", "acl:relcl")
_ADJOINED = ("obl:mod", "nmod")
_CASUALTIES = ("killed", "wounded")
_PERCENT = "%"


@dataclass(frozen=True, slots=True)
class OwnerWords:
    """Words that decide how far a number reaches."""

    casualties: frozenset[str]  # nouns of dead and wounded
    persons: frozenset[str]  # human nouns that are somebody else than those counted below them: "le père de deux enfants"
    placing: frozenset[str]  # prepositions of a place or means, whose nouns are no argument: "dans deux avions"


@cache
def load_owner_words(lexicon: Lexicon) -> OwnerWords:
    """The words of a language that carry a number further or hold it back."""
    counted = lexicon.table("count_words")
    quantifiers = {row["lemma"] for row in lexicon.table("quantifiers")}
    collective = {row["form"] for row in counted if row["kind"] == "collective"}
    human = {row["lemma"] for row in lexicon.table("nouns") if row["class"] == "human"}
    casualties = frozenset(row["lemma"] for row in lexicon.table("units") if row["pos"] == "noun" and row["measure"] in _CASUALTIES)
    return OwnerWords(
        casualties,
        frozenset(human - quantifiers - collective - casualties),
        frozenset(row["form"] for row in counted if row["kind"] == "placing"),
    )


def owner(mention: QuantityMention, doc: Doc, frames: Mapping[int, Frame], *, lexicon: Lexicon) -> int | None:
    """The trigger whose claim a quantity belongs to; words said count nothing."""
    words = load_owner_words(lexicon)
    triggers = frozenset(i for i, frame in frames.items() if frame.type not in _SAID)
    node, opening = doc[mention.tokens.head], _opening(mention, doc)
    came: Token | None = None
    for _ in range(_DEPTH):
        if node.i in triggers:
            return node.i if came is None or _takes(frames[node.i], opening, words) else None
        inside = [t.i for t in node.children if t.i in triggers and t.dep_ in _QUALIFYING and not _has(t, frames[t.i])]
        if inside:
            return inside[0]
        below = _below(node, came, triggers, lexicon)
        if below:
            return min(below, key=lambda i: abs(i - mention.tokens.head))
        if node.head is node or (mention.unit != _PERCENT and _ends(node, came, opening, words)):
            return None
        came, node = node, node.head
    return None


def _opening(mention: QuantityMention, doc: Doc) -> str | None:
    """The preposition before a counted noun, and before the collective numeral that it hangs on: "par des dizaines de chars"."""
    noun = doc[mention.tokens.head]
    while noun.dep_ == "nmod" and mention.number.start <= noun.head.i < mention.number.end:
        noun = noun.head
    return preposition(noun)


def _takes(frame: Frame, opening: str | None, words: OwnerWords) -> bool:
    """Whether a predicate counts what a preposition opens: not what tells a place or a means, "rentrer dans deux avions"."""
    return opening not in words.placing or opening in (*frame.agent, *frame.recipient)


def _below(node: Token, came: Token | None, triggers: frozenset[int], lexicon: Lexicon) -> list[int]:
    """Triggers among the arguments of a predicate that carries none itself: "des milliers font l'objet d'une surveillance"."""
    words = load_owner_words(lexicon)
    if node.lemma_.lower() in words.casualties:
        return [i for i in events_behind(node, load_event_words(lexicon)) if i in triggers][:1]
    if came is None or not (is_verbal(node) or is_state(node)) or (came.dep_ in _ADJOINED and preposition(came) is not None):
        return []
    arguments = [child for child in node.children if child.dep_ not in _CLAUSES and preposition(child) not in words.placing]
    return [child.i for child in arguments if child.i in triggers]


def _ends(node: Token, came: Token | None, opening: str | None, words: OwnerWords) -> bool:
    """Whether a number reaches no further up than this: a verb with a clause of its own, a person, a thing beside what is counted."""
    if is_verbal(node):
        return came is not None and node.dep_ not in ("xcomp", "parataxis")
    if came is None or came.dep_ != "nmod":
        return False
    return opening in words.placing or node.lemma_.lower() in words.persons


def _has(verb: Token, frame: Frame) -> bool:
    """Whether a verb tells the strength of its subject, so that its object alone counts: "la force, qui compte 5 000 soldats"."""
    return frame.type == "strength" and any(child.dep_ == "obj" for child in verb.children)


def is_state(token: Token) -> bool:
    """Whether an adjective is a predicate: "sont mortes"."""
    return token.pos_ == "ADJ" and any(child.dep_ == "cop" for child in token.children)
