"""What the form of a participle tells beside its lemma: a noun of who does or bears an act, an active perfect."""

from __future__ import annotations

from spacy.tokens import Token

from kg.languages import endings, function_words

_OF_VERBS = frozenset({"aux:tense", "aux:pass", "obj", "obl:agent", "obl:arg", "xcomp"})
_NOMINAL_ROLES = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent"})


def makes_active_perfect(participle: Token) -> bool:
    """Whether a participle makes an active perfect, in which it qualifies nothing: "ils ont enlevé la bâche"."""
    auxiliaries = [child for child in participle.children if child.dep_.startswith(("aux", "cop")) and child.pos_ == "AUX"]
    return bool(auxiliaries) and {child.lemma_ for child in auxiliaries} == function_words(participle.lang_, "have")


def is_noun_of_doer(token: Token, *, counted: bool) -> bool:
    """Whether a participle is a noun of who does or bears the act: "l'assaillant", "un militant", "l'ancien détenu".

    `counted` where a number makes a noun of it too, as of what counts no dead or wounded: "neuf accusés".
    """
    labels = {child.dep_ for child in token.children}
    if token.i == 0 or labels & _OF_VERBS:
        return False
    determined = any(child.dep_ == "det" and child.i < token.i for child in token.children)
    if token.lower_.endswith(endings(token.lang_, "present_participle")):
        return determined or (token.pos_ == "NOUN" and _is_second_noun(token))
    if not token.lower_.endswith(endings(token.lang_, "past_participle_er", "past_participle")):
        return False
    if token.pos_ == "NOUN":
        return counted and "nummod" in labels
    return token.pos_ == "VERB" and determined and token.dep_ in _NOMINAL_ROLES


def _is_second_noun(token: Token) -> bool:
    """Whether a word is coordinated with a noun that has an article for both: "un ingénieur et militant"."""
    head = token.head
    return token.dep_ == "conj" and head.pos_ == "NOUN" and token.nbor(-1).dep_ == "cc" and any(t.dep_ == "det" for t in head.lefts)
