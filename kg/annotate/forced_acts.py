"""Who forces somebody to act: "ont été contraints de quitter la ville | par l'armée", whom the parser hangs on the infinitive.

An infinitive without "être" is active and has no doer behind "par"; the passive participle above it has.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotate.grammar import infinitive, past_participle
from kg.annotate.names import ACTOR
from kg.annotate.scan import with_label
from kg.annotate.trees import rehang
from kg.languages import function_words, lemmas

_OBLIQUE = ("obl:agent", "obl:arg", "obl:mod")


def mend_forced_acts(doc: Doc) -> None:
    """Hang the doer of a passive on its participle, in place."""
    if moved := {token.i: (token.head.head.i, "obl:agent") for token in with_label(doc, *_OBLIQUE) if _forces(token)}:
        rehang(doc, moved)


def _forces(doer: Token) -> bool:
    """Whether an actor behind "par" below an active infinitive is who makes somebody act."""
    if doer.ent_type_ != ACTOR or doer.head.i >= doer.i:
        return False
    if not any(t.dep_ == "case" and t.lower_ in function_words(doer.lang_, "by") for t in doer.lefts):
        return False
    act, maker = doer.head, doer.head.head
    if act.dep_ != "xcomp" or not infinitive(act) or any(t.dep_.startswith(("aux", "cop")) for t in act.lefts):
        return False
    made = past_participle(maker) and maker.lemma_.lower() in lemmas(maker.lang_, "argument_verbs", "object")
    return made and any(t.pos_ == "AUX" and t.lemma_ in function_words(maker.lang_, "be") for t in maker.lefts)
