"""Subjects behind a source in front, to which the parser gave them: "Selon l'agence X, | le ministre a averti …"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotate.grammar import finite, plural
from kg.annotate.scan import with_lower_form
from kg.annotate.trees import rehang, subject_label
from kg.languages import function_words

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_PHRASE = 20  # tokens of a source in front of its comma, and from there to the verb
_STOPS = frozenset({":", ";", '"', "«", "»", "(", ")"})
_JOINED = frozenset({"appos", "nmod", "conj"})


def mend_fronted_sources(doc: Doc) -> None:
    """Make such nouns the subjects of their verbs, and the source an adjunct of it, in place."""
    for word in with_lower_form(doc, function_words(doc.lang_, "according", "according_elided")):
        if (hidden := _behind_source(word)) is not None:
            _set_apart(word.head, *hidden)


def _behind_source(word: Token) -> tuple[Token, Token] | None:
    """The subject and the verb of a clause behind a source in front, where the parser gave the subject to the source's phrase."""
    source, doc, end = word.head, word.doc, word.sent.end
    if word.dep_ != "case" or source.i < word.i or source.pos_ not in _NOMINAL:
        return None
    comma = next((t.i for t in doc[source.i + 1 : min(end, source.i + _PHRASE)] if t.text == "," or finite(t) or t.text in _STOPS), None)
    if comma is None or doc[comma].text != ",":
        return None
    joined = [t for t in source.rights if t.i > comma and t.dep_ in _JOINED and t.pos_ in _NOMINAL and t.left_edge.i == comma + 1]
    if len(joined) != 1:
        return None
    noun = joined[0]
    form = next((t for t in doc[noun.i + 1 : min(end, noun.i + _PHRASE)] if finite(t) or t.is_punct), None)
    if form is None or not finite(form):
        return None
    verb = form.head if form.dep_.startswith(("aux", "cop")) else form
    others = [t for t in verb.children if t.dep_ in _SUBJECTS and t.i != source.i]
    own = verb.i >= form.i and verb.dep_ != "acl:relcl" and not others and not noun.is_ancestor(verb)
    return (noun, verb) if own and plural(form) == plural(noun) else None


def _set_apart(source: Token, noun: Token, verb: Token) -> None:
    """Make the noun the subject of the verb, and the source an adjunct of it."""
    moved = {noun.i: (verb.i, subject_label(verb))}
    if source.head.i == verb.i:
        moved[source.i] = (verb.i, "obl:mod")
    rehang(source.doc, moved)
