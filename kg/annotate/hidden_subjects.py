"""Subjects behind words that the parser took for their prepositions or heads: "lorsqu'| un drone a visé", "au moins | dix ont été tués".

"Lorsque" and "quand" open a clause, never a noun phrase, and "au moins" or "plus de" before a number only rounds it.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotate.grammar import finite
from kg.annotate.scan import with_lower_form
from kg.annotate.trees import rehang
from kg.languages import function_words

_NOMINAL = frozenset({"NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl:subj", "csubj"})
_PASSIVE = frozenset({"aux:pass", "cop"})
_CLOSING = frozenset({",", ";", ":", ".", "»", '"', "”"})
_QUALIFYING = frozenset({"acl", "amod", "acl:relcl"})
_PHRASE = 20  # tokens from a noun to the verb of its clause


def mend_hidden_subjects(doc: Doc) -> None:
    """Hang such nouns on the verbs behind them as subjects, in place."""
    for word in with_lower_form(doc, function_words(doc.lang_, "clause_conjunction")):
        noun = word.head
        if word.dep_ == "case" and noun.i > word.i and noun.pos_ in _NOMINAL and (verb := _verb_behind(noun)) is not None:
            _open_clause(word, noun, verb)
    for word in with_lower_form(doc, function_words(doc.lang_, "rounding")):
        if (counted := _counted(word)) is not None and (verb := _verb_of(word, counted)) is not None:
            label = "nsubj:pass" if any(child.dep_ in _PASSIVE for child in verb.lefts) else "nsubj"
            rehang(doc, {counted.i: (verb.i, label), word.i: (counted.i, "advmod")})


def _verb_behind(noun: Token) -> Token | None:
    """The finite verb of the clause whose subject a noun is, with no mark of punctuation between."""
    for token in noun.doc[noun.i + 1 : min(noun.i + 1 + _PHRASE, noun.sent.end)]:
        if token.text in _CLOSING:
            return None
        auxiliary = token.dep_.startswith(("aux", "cop")) and token.head.i > token.i
        verb = token.head if auxiliary else token
        if finite(token) and (auxiliary or token.pos_ == "VERB") and verb.i > noun.i:
            return verb if not _is_relative(verb, noun) else None
    return None


def _is_relative(verb: Token, noun: Token) -> bool:
    """Whether a verb is that of a clause behind a relative pronoun."""
    return any(child.dep_ in _SUBJECTS and child.pos_ == "PRON" and noun.i < child.i for child in verb.lefts)


def _open_clause(word: Token, noun: Token, verb: Token) -> None:
    """Make a word the conjunction of a verb and a noun its subject."""
    moved = {word.i: (verb.i, "mark")}
    below = noun.is_ancestor(verb)
    if below and noun.head.i >= word.i:
        return
    if below or (verb.dep_ == "conj" and verb.head.i < word.i):
        moved[verb.i] = (noun.head.i if below else verb.head.i, "advcl")
    if noun.dep_ not in _SUBJECTS or noun.head.i != verb.i:
        moved[noun.i] = (verb.i, "nsubj:pass" if any(child.dep_ == "aux:pass" for child in verb.lefts) else "nsubj")
    rehang(word.doc, moved)


def _counted(word: Token) -> Token | None:
    """The noun behind a number that the parser hung on the adverb before it."""
    for child in word.rights:
        if child.pos_ in _NOMINAL and child.dep_ not in _QUALIFYING and any(t.like_num for t in word.doc[word.i + 1 : child.i]):
            return child
    return None


def _verb_of(word: Token, counted: Token) -> Token | None:
    """The verb that follows what is counted, if an adverb that stands for its subject hangs on it and it has no other."""
    verb = word.head
    if word.dep_ in _QUALIFYING or verb.i <= counted.i or verb.pos_ != "VERB":
        return None
    helpers = [child for child in verb.lefts if child.dep_.startswith(("aux", "cop")) and child.i > counted.i]
    shown = finite(verb) or any(map(finite, helpers))
    other = any(child.dep_ in _SUBJECTS and child.i != word.i for child in verb.children)
    return verb if shown and not other else None
