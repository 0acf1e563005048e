"""What opens the clause of a verb: "si" before a condition, "que" after what is wished or feared. Read on the surface.

The parser often takes such a clause for a relative one or for a second main clause, and the tagger seldom sees the subjunctive.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate.certainty_words import CertaintyWords
from kg.annotate.grammar import finite, tense
from kg.annotate.refuted import leaves_open
from kg.languages import function_words
from kg.model import Modality

_CLAUSE = 12  # tokens from the word that opens a clause to its verb
_QUOTES = frozenset('"»”')
_ADDRESSEE = 8  # tokens from the verb of wishing to "que": "a exigé des autorités qu'elles …"


def opened(verb: Token, words: CertaintyWords, *, act: Token) -> Modality | None:
    """The modality that the opening of its clause gives to a verb, and to the act that it is or governs; None in other clauses."""
    group = _group(verb)
    if not any(finite(t) for t in group):
        return None
    opener = _opener(group[0], words)
    if opener is None:
        joined = verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.head.i < verb.i  # "exige qu'il punisse … et restitue …"
        return opened(verb.head, words, act=act) if joined else None
    if opener.lower_ in words.modality["mark"]:
        fulfilled = concedes(opener, words) or is_perfect(verb) or (act.i != verb.i and _is_definite(act))
        return None if fulfilled else words.modality["mark"][opener.lower_]
    return _wished(verb, opener, words)


def _group(verb: Token) -> list[Token]:
    """The verb with its auxiliaries, in their order."""
    return [*(t for t in verb.children if t.dep_.startswith("aux") and t.i < verb.i), verb]


def concedes(mark: Token, words: CertaintyWords) -> bool:
    """Whether "si" tells of what is so: "même si"."""
    return mark.i > mark.sent.start and mark.nbor(-1).lower_ in words.modality["concessive"]


def is_perfect(verb: Token) -> bool:
    """Whether a verb tells of what has been done, which "si" concedes rather than supposes: "si X a gagné, …"."""
    return any(t.dep_ == "aux:tense" and tense(t) == "Pres" and t.i < verb.i for t in verb.children)


def _is_definite(act: Token) -> bool:
    """Whether a noun is one already told of: "si nos revendications", "si les attentats"."""
    known = function_words(act.lang_, "definite", "possessive_third", "demonstrative", "possessive")
    return act.pos_ == "NOUN" and any(t.dep_ == "det" and t.lower_ in known for t in act.children)


def _opener(first: Token, words: CertaintyWords) -> Token | None:
    """The conjunction that opens the clause of which a token is the first of the verb's."""
    doc, language = first.doc, first.lang_
    que, subjects = function_words(language, "that"), function_words(language, "subject_pronoun")
    for j in range(first.i - 1, max(first.sent.start, first.i - _CLAUSE) - 1, -1):
        token = doc[j]
        if token.lower_ in que and token.pos_ != "ADV":
            return token
        elided = token.lower_.endswith("'") and doc[j + 1].lower_ not in subjects  # the reflexive of "s'attaquer"
        if token.lower_ in words.modality["mark"] and token.pos_ != "ADV" and not elided:
            return token
        if finite(token) or token.is_punct or token.pos_ in ("CCONJ", "SCONJ"):
            return None
    return None


def _wished(verb: Token, que: Token, words: CertaintyWords) -> Modality | None:
    """What the word before "que" makes of the clause: "a demandé à ce que", "à condition que", "exige d'eux qu'ils"."""
    if que.dep_ == "obj" and not any(t.dep_ == "obj" and t.i > verb.i for t in verb.children):
        return None  # "le retrait qu'exige Paris"
    doc, start, language, purposeful = que.doc, que.sent.start, que.lang_, None
    this = function_words(language, "demonstrative_singular")
    j = que.i - 1
    if j > start and doc[j].lower_ in this and doc[j - 1].pos_ == "ADP":
        j -= 2
    elif j >= start and doc[j].lower_ in function_words(language, "purpose", "so_that"):
        j, purposeful = j - 1, Modality.FUTURE
    if j == que.i - 1 and j > start and doc[j].pos_ == "ADP":
        return None  # "n'a pas exigé de trêve depuis | que …" tells when
    while j > start and (doc[j].pos_ == "ADV" or doc[j].text in _QUOTES):
        j -= 1
    if j >= start and leaves_open(doc[j]):
        return Modality.POSSIBLE
    if j >= start and (found := words.wish(doc[j])):
        return None if any(t.dep_ == "amod" and t.i < j for t in doc[j].children) else found  # "en même temps que"
    for k in range(j, max(start, j - _ADDRESSEE) - 1, -1):
        token = doc[k]
        if token.pos_ == "VERB":
            return (words.wish(token) if _lacks_object(doc[k + 1]) else None) or purposeful
        if token.pos_ in ("SCONJ", "CCONJ") or (token.is_punct and k < j):
            break
    return purposeful


def is_promised(verb: Token, words: CertaintyWords) -> bool:
    """Whether a verb of promising or announcing stands right before the "que" of a verb's clause: "a promis que"."""
    opener = _opener(_group(verb)[0], words)
    if opener is None or not opener.i or opener.lower_ not in function_words(verb.lang_, "that"):
        return False
    before = opener.nbor(-1)
    return words.governor(before, infinitive=True) is Modality.FUTURE or before.lemma_ in words.modality["announcing"]


def _lacks_object(following: Token) -> bool:
    """Whether what follows a verb is no object of its own: "exigé | des autorités", "demandé | à Paris"."""
    of = function_words(following.lang_, "of", "contracted_definite", "contracted_of")
    return following.pos_ in ("ADP", "ADV", "PUNCT") or following.lower_ in of


def is_awaited(act: Token) -> bool:
    """Whether something is to be done as soon as an act has come about, which is yet to come: "dès la libération des otages, X partira"."""
    first = function_words(act.lang_, "as_soon_as")
    awaited = act.dep_ == "obl:mod" and act.pos_ == "NOUN" and any(t.dep_ == "case" and t.lower_ in first for t in act.lefts)
    return awaited and act.head.pos_ == "VERB"
