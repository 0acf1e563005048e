"""Subjects behind words that the parser took for their prepositions or heads: "lorsqu'| un drone a visé", "au moins | dix ont été tués".

"Lorsque" and "quand" open a clause, never a noun phrase, and "au moins" or "plus de" before a number only rounds it. A nominal behind "que"
has the verb behind the insertion that follows it: "qu'Alger, au contraire, | laisse passer …". A dateline in front is no subject.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotate.grammar import finite
from kg.annotate.scan import with_label, with_lower_form
from kg.annotate.trees import rehang
from kg.languages import function_words

_NOMINAL = frozenset({"NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl:subj", "csubj"})
_PASSIVE = frozenset({"aux:pass", "cop"})
_CLOSING = frozenset({",", ";", ":", ".", "»", '"', "”"})
_QUALIFYING = frozenset({"acl", "amod", "acl:relcl"})
_DASHES = frozenset({"–", "—", "-"})
_NAME = 3  # letters of a dateline
_INSERTION = 6  # tokens of an insertion and the comma that closes it
_PHRASE = 20  # tokens from a noun to the verb of its clause


def mend_hidden_subjects(doc: Doc) -> None:
    """Hang such nouns on the verbs behind them as subjects, in place."""
    for word in with_lower_form(doc, function_words(doc.lang_, "clause_conjunction")):
        noun = word.head
        if word.dep_ == "case" and noun.i > word.i and noun.pos_ in _NOMINAL and (verb := _verb_behind(noun)) is not None:
            _open_clause(word, noun, verb)
    for word in with_lower_form(doc, function_words(doc.lang_, "that")):
        noun = word.head
        if word.dep_ == "mark" and noun.i > word.i and noun.pos_ in _NOMINAL and (verb := _verb_behind_insertion(noun)) is not None:
            rehang(doc, {word.i: (verb.i, "mark"), noun.i: (verb.i, "nsubj"), verb.i: (noun.head.i, "ccomp")})
    for name in with_label(doc, "nsubj"):
        if _is_dateline(name):
            name.dep_ = "dep"
    for some in with_label(doc, "dep"):
        if some.pos_ in ("NUM", "PRON") and _are_of_several(some):
            some.dep_ = "nsubj"
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


def _is_dateline(name: Token) -> bool:
    """Whether a name in capitals only tells whence the news is: "SYRIE / IDLEB – | Les rebelles ont pris …"."""
    if name.pos_ != "PROPN" or not name.is_sent_start or not name.is_upper or len(name) < _NAME:
        return False
    dash = any(child.text in _DASHES for child in name.rights)
    return dash and any(child.dep_ == "nsubj" and child.i > name.i for child in name.head.children)


def _are_of_several(some: Token) -> bool:
    """Whether "deux d'entre eux", "certains d'entre eux" stand in front of a verb without a subject."""
    between = (child for noun in some.rights for child in noun.lefts if noun.dep_ == "nmod")
    among = any(child.lower_ in function_words(some.lang_, "between") for each in between for child in (each, *each.children))
    verb = some.head
    return among and verb.pos_ == "VERB" and some.i < verb.i and not any(child.dep_ in _SUBJECTS for child in verb.children)


def _verb_behind_insertion(noun: Token) -> Token | None:
    """The finite verb without a subject right behind an insertion between commas: "qu'Alger, | au contraire, | laisse passer …"."""
    doc, first = noun.doc, noun.right_edge.i + 1
    first = next((i for i in range(noun.i + 1, min(first + 1, noun.sent.end)) if doc[i].text == ","), first)
    if first >= noun.sent.end or doc[first].text != "," or any(child.dep_ in (*_SUBJECTS, "cop") for child in noun.children):
        return None
    for token in doc[first + 1 : min(first + 1 + _INSERTION, noun.sent.end - 1)]:
        if finite(token) or token.pos_ in ("PRON", "SCONJ", "VERB"):
            return None
        if token.text != ",":
            continue
        behind = token.nbor()
        verb = behind.head if behind.dep_.startswith("aux") else behind
        shown = finite(behind) and verb.pos_ == "VERB" and verb.head.i in (noun.i, noun.head.i, noun.head.head.i)
        return verb if shown and not any(child.dep_ in _SUBJECTS for child in verb.children) else None
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
