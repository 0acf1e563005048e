"""What relative pronouns stand for that are no subjects, and what the parser gave to the verb of their clause that is none of its.

"que" may hang on the verb that governs an infinitive, or pass for a conjunction; in front of "dont", "que" or "auquel" stands no
subject of the clause behind it.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.agreement import disagrees, finite_form, shows_mood
from kg.claims.argument_verbs import is_of_kind
from kg.claims.forms import is_verbal, preposition
from kg.claims.inversion import beginning, is_time_word, says
from kg.claims.lost_subjects import lost_subject
from kg.claims.own_subjects import own_subjects
from kg.claims.phrase_before import before_pronoun, nominal_before
from kg.claims.relatives import antecedent
from kg.languages import function_words

_REACH = 25  # tokens between a relative pronoun and the verb of its clause
_STEPS = 3  # infinitives between a verb and its relative pronoun: "que X a décidé de tenter de reprendre"
_NO_SUBJECTS = ("that", "whose", "relative_dative", "relative_place")
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "acl", "acl:relcl", "conj", "parataxis"})


def relative_object(verb: Token) -> list[Token]:
    """What a verb without an object has for one by "que" in front of it, or of the verb that governs it: "que Lima refuse d'armer"."""
    node = verb
    for _ in range(_STEPS):
        if (that := _que(node)) is not None:
            return _before(that, node) if that.pos_ != "PRON" else [antecedent(that)]
        if node.dep_ != "xcomp" or not is_verbal(node.head) or node.head.i > node.i:
            return []
        node = node.head
        if is_of_kind(node, "object"):  # "que Lima accuse d'avoir tué": who is accused
            return []
    return []


def referent(word: Token, verb: Token) -> Token:
    """What a verb's object stands for, also a "que" that the tagger took for a conjunction; other tokens stand for themselves."""
    if word.pos_ == "SCONJ" and word.lower_ in function_words(word.lang_, "that") and (before := _before(word, verb)):
        return before[0]
    return antecedent(word)


def _que(verb: Token) -> Token | None:
    that = function_words(verb.lang_, "that")
    return next((t for t in verb.lefts if t.lower_ in that and t.dep_ in ("obj", "mark", "dep", "iobj")), None)


def _before(that: Token, verb: Token) -> list[Token]:
    """The noun right in front of a "que" that no verb of saying calls for; a comma stands before relative clauses alone."""
    governor, parted = verb.head, that.i > that.sent.start and that.nbor(-1).text == ","
    if verb.dep_ not in _CLAUSES or (not parted and is_verbal(governor) and says(governor)):
        return []
    node = nominal_before(that)
    return [node] if node is not None and not is_time_word(node) and (parted or preposition(node) != "à") else []


def inside_relative(verb: Token, subjects: list[Token]) -> list[Token]:
    """The subjects of a verb without those in front of the relative pronoun of its clause: "X, dont | Lima exige le départ, …"."""
    pronoun = _pronoun_ahead(verb)
    outside = [t for t in subjects if pronoun is not None and t.i < pronoun.i]
    if pronoun is None or not outside:
        return subjects
    inner = [t for t in subjects if t.i > pronoun.i] or [t for t in lost_subject(verb) if t.i > pronoun.i]
    return inner or subjects


def outside_relative(verb: Token) -> list[Token]:
    """The subject in front of a relative clause whose verb the parser made the main one: "X, dont Lima exige le départ, | a refusé"."""
    inner, first = verb.head, beginning(verb)
    if finite_form(verb) is None or inner.i >= verb.i or not is_verbal(inner) or verb.doc[first - 1].text != ",":
        return []
    pronoun = _pronoun_ahead(inner)
    found = [t for t in own_subjects(inner) if pronoun is not None and t.i < pronoun.i]
    return [] if any(disagrees(verb, t) for t in found) else found


def _pronoun_ahead(verb: Token) -> Token | None:
    """The relative pronoun that opens the clause of a finite verb and is not its subject."""
    pronouns, subject = function_words(verb.lang_, *_NO_SUBJECTS), function_words(verb.lang_, "relative_subject")
    for token in reversed(verb.doc[max(verb.sent.start + 1, verb.i - _REACH) : verb.i]):
        if token.is_punct or (shows_mood(token) and token.head.i != verb.i):
            return None
        if token.nbor(-1).lower_ in function_words(verb.lang_, "as_well"):  # "Lima ainsi | que les rebelles ont fui"
            continue
        if token.lower_ in pronouns or (token.lower_ in subject and token.nbor(-1).pos_ == "ADP"):
            return token if token.nbor().pos_ != "NUM" else None  # "huit marins dont six Péruviens ont été tués"
    return None


def relative_dative(verb: Token) -> list[Token]:
    """To whom an act is by the relative pronoun of the clause, which may hang on a verb above: "auquel X est venu promettre une aide"."""
    to, subject = function_words(verb.lang_, "to"), function_words(verb.lang_, "relative_subject")
    for token in reversed(verb.doc[max(verb.sent.start + 1, verb.i - _REACH) : verb.i]):
        if token.is_punct or (token.pos_ == "VERB" and not token.is_ancestor(verb)):
            return []
        composed = token.lower_ in function_words(verb.lang_, "relative_dative")
        if composed or (token.lower_ in subject and token.nbor(-1).lower_ in to):
            noun = nominal_before(token if composed else token.nbor(-1))
            return [noun] if noun is not None else []
    return []


def whose(verb: Token) -> list[Token]:
    """The noun in front of the "dont" of a verb: "la ville dont l'armée s'est emparée"."""
    return before_pronoun(verb, "whose")
