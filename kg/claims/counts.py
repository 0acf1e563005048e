"""How many: which numbers of a sentence count something of a claim, and what they count.

The counted noun ("18 soldats tués", "95 frappes", "dix blessés") gives the measure, else the predicate that governs it
("ont été tués", "ont fui").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from spacy.tokens import Doc, Token

from kg.annotations import Frame, QuantityMention
from kg.claims.fillers import Fillers
from kg.claims.syntax import governing_verb, is_verbal
from kg.languages import Lexicon
from kg.model import Actor, Quantity

_DEPTH = 10
_DEFINITE = frozenset({"les", "des", "aux", "ces", "leurs", "ses"})
_SAID = frozenset({"support", "accuse", "request", "reject", "threaten", "agree", "concede", "sanction"})
_CASUALTIES = ("killed", "wounded")
_ACTS = ("strikes", "attacks")  # counted by their own nouns alone
_PEOPLE = {"fighters", "troops", "other", "civilians"}


@cache
def load_measures(lexicon: Lexicon) -> dict[str, str]:
    """Measure by lemma, for counted nouns and for predicates that count their argument."""
    return {row["lemma"]: row["measure"] for row in lexicon.table("units") if row["pos"] != "whole"}


def owner(mention: QuantityMention, doc: Doc, frames: Mapping[int, Frame]) -> int | None:
    """The trigger whose claim a quantity belongs to: the counted noun itself or the first trigger above it; words count nothing."""
    triggers = {i for i, frame in frames.items() if frame.type not in _SAID}
    node = doc[mention.tokens.head]
    for _ in range(_DEPTH):
        if node.i in triggers:
            return node.i
        inside = [t.i for t in node.children if t.i in triggers and t.dep_ in ("acl", "amod", "acl:relcl")]
        if inside:
            return inside[0]
        if is_verbal(node):
            below = [t.i for t in node.children if t.i in triggers]
            if below:
                return min(below, key=lambda i: abs(i - mention.tokens.head))
        if node.head is node:
            return None
        node = node.head
    return None


def measure(mention: QuantityMention, trigger: Token, frame: Frame, *, lexicon: Lexicon) -> str:
    """What a quantity counts for a claim: one of the contract's measures."""
    measures = load_measures(lexicon)
    noun = trigger.doc[mention.tokens.head]
    by_unit = "percent-territory" if mention.unit == "%" else measures.get(mention.unit) or measures.get(noun.lemma_.lower())
    if frame.type == "toll" and by_unit in _PEOPLE:
        return "killed"
    if by_unit in (*_CASUALTIES, "strikes", "attacks", "percent-territory"):
        return by_unit if by_unit != "percent-territory" or frame.type == "control" else "other"
    for predicate in (*_participles(noun), trigger, governing_verb(noun)):
        counted = measures.get(predicate.lemma_.lower()) if predicate is not None else None
        if predicate is None or not counted or counted in _PEOPLE or not (is_verbal(predicate) or predicate.i == trigger.i):
            continue
        if counted not in _ACTS or predicate.i == noun.i:
            return counted
    return by_unit or "other"


def _participles(noun: Token) -> list[Token]:
    return [child for child in noun.children if child.dep_ in ("acl", "amod", "acl:relcl")]


def quantity(mention: QuantityMention, trigger: Token, frame: Frame, fillers: Fillers, *, lexicon: Lexicon) -> Quantity:
    """The quantity of a claim, with whom it counts."""
    counted = fillers.actors([trigger.doc[mention.tokens.head]])
    return Quantity(
        measure=measure(mention, trigger, frame, lexicon=lexicon),
        value=mention.value,
        comparator=mention.comparator,
        of=counted[0] if counted else None,
    )


def single_victim(trigger: Token, frame: Frame, victims: Sequence[Actor], *, lexicon: Lexicon) -> Quantity | None:
    """One dead or wounded where the text names him: "X a été tué", "la mort de X"."""
    counted = load_measures(lexicon).get(trigger.lemma_.lower())
    if "victims" not in frame.options or counted not in _CASUALTIES or len(victims) != 1 or victims[0].kind != "person":
        return None
    return Quantity(measure=counted, value=1, of=victims[0])


def is_counted(quantity: Quantity, mention: QuantityMention, doc: Doc) -> bool:
    """Whether a number counts: "un soldat tué" does, the article of "une attaque" and "les deux camps" don't."""
    first = doc[mention.number.start]
    both = mention.value == 2 and first.i > 0 and doc[first.i - 1].lower_ in _DEFINITE
    if both and quantity.measure not in (*_CASUALTIES, "arrested", "detained", "escaped"):
        return False
    is_article = doc[mention.number.start].lower_ in ("un", "une") and mention.number.end - mention.number.start == 1
    return not is_article or quantity.measure in (*_CASUALTIES, "arrested")
