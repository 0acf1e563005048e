"""Acts that have happened whatever is said of them: "a mis fin aux attaques", "pour venger le raid", "n'a pas commenté la frappe"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate.certainty_words import CertaintyWords
from kg.annotate.grammar import past_participle, tense
from kg.languages import function_words

_ARGUMENTS = frozenset({"obj", "obl:arg", "nmod", "nsubj:pass", "xcomp", "ccomp"})
_NEAR = 3  # tokens from an act to the clause or participle on it, which the parser otherwise often hangs wrongly
_TOLD = frozenset({"Past", "Imp"})


def stands(act: Token, words: CertaintyWords) -> bool:
    """Whether a negation leaves an act as it was: "n'a pas revendiqué l'attentat", "n'a rien dit sur l'attaque"."""
    if is_given(act, words):
        return True
    return act.dep_ == "obl:arg" and any(t.dep_ == "case" and t.lower_ in words.negation["about"] for t in act.children)


def is_given(act: Token, words: CertaintyWords) -> bool:
    """Whether an act is the argument of a verb that only an act which has happened can have."""
    return act.dep_ in _ARGUMENTS and _presupposes(act.head, words)


def _presupposes(verb: Token, words: CertaintyWords) -> bool:
    """A verb of judging, answering or ending an act, or one that does so with its noun: "mettre fin à"."""
    if words.negation["presupposing"] & {verb.lemma_, verb.lower_}:
        return True
    return verb.pos_ == "VERB" and any(t.lower_ in words.negation["ending"] and 0 < t.i - verb.i <= 2 for t in verb.rights)


def told_as_past(act: Token, words: CertaintyWords) -> bool:
    """Whether a clause or a participle on a noun tells that the act was done: "l'attaque qui a tué", "l'offensive lancée"."""
    for child in act.children:
        if not 0 < child.left_edge.i - act.i <= _NEAR:
            continue
        if child.dep_ == "acl:relcl" and _is_past(child):
            return True
        if child.dep_ == "acl" and past_participle(child) and child.lemma_ in words.negation["done"]:
            return True
    return False


def _is_past(verb: Token) -> bool:
    """Whether a verb tells of the past: in the imperfect, or as a participle behind "avoir" or "être" in the present."""
    auxiliaries = [child for child in verb.children if child.dep_ == "aux:tense" and child.i < verb.i]
    if auxiliaries:
        present = function_words(verb.lang_, "have", "be") & {t.lemma_ for t in auxiliaries}
        return bool(present) and all(tense(t) in ("Pres", "Imp") and "Cnd" not in t.morph.get("Mood", []) for t in auxiliaries)
    return tense(verb) in _TOLD and not past_participle(verb)
