"""Acts that have happened whatever is said of them: "a mis fin aux attaques", "pour venger le raid", "n'a pas commenté la frappe"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate.certainty_words import CertaintyWords
from kg.annotate.grammar import finite, past_participle, tense
from kg.languages import function_words

_ARGUMENTS = frozenset({"obj", "obl:arg", "nmod", "nsubj:pass", "xcomp", "ccomp"})
_BREAKS = frozenset((":", '"', "«", "-", "–", "—"))
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


def is_taken_for_granted(act: Token) -> bool:
    """Whether a question asks for something else about an act that it takes as given.

    So a definite noun behind a question word ("quelles sont les conséquences de l'attaque ?"), and what a participle tells of somebody
    known ("qui sont les soldats tués dans le raid ?"), with all that hangs on it.
    """
    if act.pos_ == "NOUN" and is_known(act) and any(_asks(t) for t in act.sent):
        return True
    clause = next((t for t in (act, *act.ancestors) if t.dep_ == "acl" and past_participle(t)), None)
    if clause is None or not is_known(clause.head):
        return False
    return any(finite(t) for t in act.sent) or any(t.dep_ == "acl" and t.head == clause.head for t in act.doc[clause.i + 1 : act.sent.end])


def _asks(token: Token) -> bool:
    """Whether a question word opens a sentence or what stands behind a colon or a dash; elsewhere it is a relative pronoun."""
    if token.lower_ not in function_words(token.lang_, "asking"):
        return False
    first = token.i - 1 if token.i > token.sent.start and token.nbor(-1).pos_ == "ADP" else token.i
    return first == token.sent.start or token.doc[first - 1].text in _BREAKS


def is_known(noun: Token) -> bool:
    """Whether a determiner says that a noun is known."""
    known = function_words(noun.lang_, "definite", "demonstrative", "possessive", "possessive_third", "contracted")
    return any(child.dep_ in ("det", "case") and child.lower_ in known for child in noun.children)


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
