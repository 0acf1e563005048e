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
from kg.claims.forms import ends_as_gerund, is_passive, is_verbal, opener, preposition
from kg.languages import Lexicon, function_words, lemmas
from kg.model import Comparator

_DEPTH = 10
_SAID = frozenset({"support", "accuse", "request", "reject", "threaten", "agree", "concede", "sanction"})
_CLAUSES = frozenset({"advcl", "parataxis", "conj", "ccomp", "acl", "acl:relcl"})
_QUALIFYING = ("acl", "amod", "acl:relcl")
_ADJOINED = ("obl:mod", "nmod")
_SUBJECTS = ("nsubj", "nsubj:pass")
_CORE = (*_SUBJECTS, "obj")
_PERCENT = "%"

CASUALTIES = ("killed", "wounded")
"""Measures of people struck."""
ACTS = ("strikes", "attacks")
"""Measures of blows."""


@dataclass(frozen=True, slots=True)
class OwnerWords:
    """Words that decide how far a number reaches."""

    casualties: frozenset[str]  # nouns of dead and wounded
    persons: frozenset[str]  # human nouns that are somebody else than those counted below them: "le père de deux enfants"
    placing: frozenset[str]  # prepositions of a place or means, whose nouns are no argument: "dans deux avions"
    between: frozenset[str]  # what opens a range: "entre"
    acts: frozenset[str]  # nouns of blows: "deux attaques"
    towns: frozenset[str]  # nouns of places, whose people are counted: "une ville de 200 000 habitants"
    people: frozenset[str]  # lemmas of those who live in a place


@cache
def load_owner_words(lexicon: Lexicon) -> OwnerWords:
    """The words of a language that carry a number further or hold it back."""
    counted = lexicon.table("count_words")
    quantifiers = lemmas(lexicon.code, "quantifiers")
    collective = {row["form"] for row in counted if row["kind"] == "collective"}
    casualties = frozenset(row["lemma"] for row in lexicon.table("units") if row["pos"] == "noun" and row["measure"] in CASUALTIES)
    return OwnerWords(
        casualties,
        frozenset(lemmas(lexicon.code, "nouns", "human") - quantifiers - collective - casualties),
        frozenset(row["form"] for row in counted if row["kind"] == "placing"),
        frozenset(row["form"] for row in lexicon.table("numbers") if row["kind"] == "between"),
        frozenset(row["lemma"] for row in lexicon.table("units") if row["measure"] in ACTS),
        lemmas(lexicon.code, "nouns", "territory"),
        frozenset(row["form"] for row in counted if row["kind"] == "inhabitants"),
    )


def owners(mention: QuantityMention, doc: Doc, frames: Mapping[int, Frame], *, lexicon: Lexicon) -> tuple[int, ...]:
    """The triggers whose claims a quantity belongs to, nearest first; words said count nothing."""
    triggers = frozenset(i for i, frame in frames.items() if frame.type not in _SAID)
    nearest = _nearest(mention, doc, frames, triggers, lexicon)
    if nearest is None:
        return ()
    counted = _counted_phrase(mention, doc)
    return tuple(dict.fromkeys((nearest, *(i for i in _sharing(doc[nearest], counted, frames) if i in triggers))))


def _nearest(mention: QuantityMention, doc: Doc, frames: Mapping[int, Frame], triggers: frozenset[int], lexicon: Lexicon) -> int | None:
    words = load_owner_words(lexicon)
    node, opening = doc[mention.tokens.head], _opening(mention, doc, words)
    came: Token | None = None
    if opening in function_words(doc.lang_, "against") and node.lemma_.lower() in words.casualties:
        return None  # "12 morts, contre 9 auparavant"
    if mention.unit in words.people and node.dep_ == "nmod" and node.head.lemma_.lower() in words.towns:
        return None
    if aside := _behind_aside(node, frames, lexicon):
        return aside if aside in triggers else None
    for _ in range(_DEPTH):
        if node.i in triggers:
            return node.i if came is None or _takes(frames[node.i], opening, mention, words) else None
        inside = [t for t in node.children if t.i in triggers and t.dep_ in _QUALIFYING and not _has(t, frames[t.i])]
        inside = [t for t in inside if t.i < mention.tokens.head or mention.unit in words.acts or not _strikes(t, frames[t.i])]
        if inside:
            return inside[0].i
        below = _below(node, came, triggers, lexicon)
        if below:
            return min(below, key=lambda i: abs(i - mention.tokens.head))
        if node.head == node or (mention.unit != _PERCENT and _ends(node, came, opening, words)):
            return None
        came, node = node, node.head
    return None


def _sharing(trigger: Token, counted: Token, frames: Mapping[int, Frame]) -> list[int]:
    """Predicates beside the nearest that count the same: "la libération de dix civils détenus", "ont été blessés et évacués"."""
    if trigger.dep_ in _QUALIFYING and trigger.i > counted.i:
        direct = counted.dep_ in _CORE or (counted.dep_ == "nmod" and preposition(counted) == "de")
        return [counted.head.i] if direct else []
    if counted.dep_ not in _SUBJECTS or counted.head != trigger:
        return []
    joined = [child for child in trigger.children if child.dep_ == "conj" and is_verbal(child)]
    bare = [verb.i for verb in joined if not any(child.dep_ in _SUBJECTS for child in verb.children)]
    return [i for i in bare if i in frames and "victims" not in frames[i].options]


def _counted_phrase(mention: QuantityMention, doc: Doc) -> Token:
    """A counted noun, or the collective numeral that it hangs on: "des dizaines de chars"."""
    noun = doc[mention.tokens.head]
    while noun.dep_ == "nmod" and mention.number.start <= noun.head.i < mention.number.end:
        noun = noun.head
    return noun


def _opening(mention: QuantityMention, doc: Doc, words: OwnerWords) -> str | None:
    """The preposition before what is counted; the "entre" of a range is none: "entre dix et douze morts"."""
    opening, first = preposition(_counted_phrase(mention, doc)), mention.number.start
    ranging = mention.comparator is Comparator.AT_MOST or (first > 0 and doc[first - 1].lower_ in words.between)
    return None if opening in words.between and mention.comparator is not Comparator.EXACTLY and ranging else opening


def _behind_aside(noun: Token, frames: Mapping[int, Frame], lexicon: Lexicon) -> int | None:
    """The predicate of the dead behind an aside of whom they count: "57 personnes, dont 53 gendarmes, ont péri dans l'assaut"."""
    doc, end = noun.doc, noun.sent.end
    if noun.i + 2 >= end or doc[noun.i + 1].text != "," or doc[noun.i + 2].lower_ not in function_words(noun.lang_, "whose"):
        return None
    close = next((i for i in range(noun.i + 3, end) if doc[i].text == ","), end)
    if preposition(noun) is not None or any(is_verbal(token) for token in doc[noun.i + 3 : close]):
        return None
    behind = next((i for i in range(close + 1, end) if doc[i].pos_ not in ("AUX", "ADV") and doc[i].dep_ != "advmod"), None)
    told = frames.get(behind) if behind is not None else None
    return behind if told is not None and "victims" in told.options else None


def _takes(frame: Frame, opening: str | None, mention: QuantityMention, words: OwnerWords) -> bool:
    """Whether a predicate counts what a preposition opens: not what tells a place or a means, "rentrer dans deux avions".

    Acts are counted where they may be those of its doer: "ont péri dans deux attaques", but not "dans deux hôpitaux".
    """
    by_act = opening in frame.agent and mention.unit in words.acts
    return opening not in words.placing or opening in frame.recipient or by_act


def _below(node: Token, came: Token | None, triggers: frozenset[int], lexicon: Lexicon) -> list[int]:
    """Triggers among the arguments of a predicate that carries none itself: "des milliers font l'objet d'une surveillance"."""
    words = load_owner_words(lexicon)
    if node.lemma_.lower() in words.casualties:
        events = [*events_behind(node, load_event_words(lexicon)), *(child.i for child in node.children if child.dep_ == "conj")]
        return [i for i in events if i in triggers][:1]
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


def _strikes(verb: Token, frame: Frame) -> bool:
    """Whether what a verb qualifies is no victim of it: "un raid contre une base | qui a fait dix morts", "la visite du roi | , tuant"."""
    if "victims" not in frame.options or "subj" in frame.recipient or is_passive(verb):
        return False
    undergoing = any(child.lower_ in function_words(verb.lang_, "that") for child in verb.lefts)  # "trois enfants qu'on a tués"
    return (verb.dep_ == "acl:relcl" and not undergoing) or (ends_as_gerund(verb) and opener(verb).text == ",")


def is_state(token: Token) -> bool:
    """Whether an adjective is a predicate: "sont mortes"; the tagger takes some for nouns."""
    return token.pos_ in ("ADJ", "NOUN") and any(child.dep_ == "cop" for child in token.children)
