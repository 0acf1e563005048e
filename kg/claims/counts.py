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
from kg.claims.forms import is_verbal
from kg.claims.syntax import governing_verb
from kg.languages import Lexicon
from kg.model import Actor, Quantity

_DEPTH = 10
_DEFINITE = frozenset({"les", "des", "aux", "ces", "leurs", "ses"})
_SAID = frozenset({"support", "accuse", "request", "reject", "threaten", "agree", "concede", "sanction"})
_CASUALTIES = ("killed", "wounded")
_ACTS = ("strikes", "attacks")  # counted by their own nouns alone
_INCLUDING = "dont"
_DETAIL = 14  # tokens between "dont" and the last number of its list
_PERSONS = frozenset({"il", "elle"})
_PEOPLE = {"fighters", "troops", "other", "civilians"}


def _has(verb: Token, frame: Frame) -> bool:
    """Whether a verb tells the strength of its subject, so that its object alone counts: "la force, qui compte 5 000 soldats"."""
    return frame.type == "strength" and any(child.dep_ == "obj" for child in verb.children)


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
        inside = [t.i for t in node.children if t.i in triggers and t.dep_ in ("acl", "amod", "acl:relcl") and not _has(t, frames[t.i])]
        if inside:
            return inside[0]
        if is_verbal(node) or _is_state(node):
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
    if frame.type == "retreat" and by_unit == "detained":
        return "other"  # freed, they are held no more
    if by_unit in (*_CASUALTIES, "strikes", "attacks", "percent-territory"):
        return by_unit if by_unit != "percent-territory" or frame.type == "control" else "other"
    for lemma in _predicates(noun, trigger, frame):
        counted = measures.get(lemma)
        if counted and counted not in _PEOPLE and (counted not in _ACTS or lemma == noun.lemma_.lower()):
            return counted
    return by_unit or "other"


def _predicates(noun: Token, trigger: Token, frame: Frame) -> list[str]:
    """The lemmas of what is said of a counted noun, nearest first: participles, the trigger, its verb, "sont mortes"."""
    verb, participles = governing_verb(noun), [token for token in _participles(noun) if is_verbal(token)]
    verbs = [verb] if verb is not None and is_verbal(verb) else []
    state = [noun.head] if _is_state(noun.head) else []
    return [*_lemmas(participles), frame.lemma, *_lemmas([trigger, *verbs, *state])]


def _lemmas(tokens: list[Token]) -> list[str]:
    return [token.lemma_.lower() for token in tokens]


def _is_state(token: Token) -> bool:
    """Whether an adjective is a predicate: "sont mortes"."""
    return token.pos_ == "ADJ" and any(child.dep_ == "cop" for child in token.children)


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
    """One dead or wounded where the text names or describes one: "X a été tué", "la mort de X", "a tué mon frère"."""
    measures = load_measures(lexicon)
    counted = measures.get(frame.lemma) or measures.get(trigger.lemma_.lower())
    if "victims" not in frame.options or counted not in _CASUALTIES:
        return None
    named = len(victims) == 1 and victims[0].kind == "person"
    if not named and not any(_is_one_person(token, lexicon) for token in _struck(trigger, frame)):
        return None
    return Quantity(measure=counted, value=1, of=victims[0] if len(victims) == 1 else None)


def _struck(trigger: Token, frame: Frame) -> list[Token]:
    """Whom a casualty predicate befalls: its object, its passive subject, the noun that its participle qualifies."""
    if not is_verbal(trigger):
        return []
    if "subj" in frame.recipient:
        return [child for child in trigger.children if child.dep_ == "nsubj"]
    passive = [child for child in trigger.children if child.dep_ == "nsubj:pass"]
    return passive or [child for child in trigger.children if child.dep_ == "obj"]


def _is_one_person(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word stands for one person: a human noun in the singular with no other joined to it, "il", "elle"."""
    labels = {child.dep_ for child in token.children}
    if token.morph.get("Number", []) == ["Plur"] or "conj" in labels:
        return False
    if token.pos_ == "PRON":
        return token.lower_ in _PERSONS
    return token.pos_ == "NOUN" and "det" in labels and token.lemma_.lower() in _persons(lexicon)


@cache
def _persons(lexicon: Lexicon) -> frozenset[str]:
    """Lemmas of nouns that name one person in the singular."""
    human = {row["lemma"] for row in lexicon.table("nouns") if row["class"] == "human"}
    human |= {row["lemma"] for row in lexicon.table("units") if row["pos"] == "noun" and row["measure"] in ("fighters", "troops")}
    return frozenset(human - {row["form"] for row in lexicon.table("count_words") if row["kind"] == "collective"})


def is_counted(quantity: Quantity, mention: QuantityMention, doc: Doc) -> bool:
    """Whether a number counts: "un soldat tué" does, the article of "une attaque" and "les deux camps" don't."""
    first = doc[mention.number.start]
    if _is_part(first, mention.number.end):
        return False
    both = mention.value == 2 and first.i > 0 and doc[first.i - 1].lower_ in _DEFINITE
    if both and quantity.measure not in (*_CASUALTIES, "arrested", "detained", "escaped"):
        return False
    is_article = doc[mention.number.start].lower_ in ("un", "une") and mention.number.end - mention.number.start == 1
    return not is_article or quantity.measure in (*_CASUALTIES, "arrested")


def _is_part(first: Token, end: int) -> bool:
    """Whether a number only details one told before: "sept personnes, dont deux prêtres"; "dont deux ont été tués" tells its own."""
    doc, sentence = first.doc, first.sent
    opening = next((i for i in range(first.i - 1, max(sentence.start, first.i - _DETAIL) - 1, -1) if doc[i].lower_ == _INCLUDING), None)
    if opening is None:
        return False
    close = next((i for i in range(end, sentence.end) if doc[i].is_punct), sentence.end)
    return not any(_is_finite(token) for token in doc[opening:close])


def _is_finite(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and token.morph.get("VerbForm", []) == ["Fin"]
