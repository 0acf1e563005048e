"""Participles that tell who leads a body, which the parser hung on what the body does: "les frappes de la coalition | dirigée par X"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotate.grammar import differ
from kg.annotate.scan import with_label
from kg.annotate.trees import rehang
from kg.languages import function_words, lemmas

_OF_PHRASE = ("NOUN", "PROPN", "ADJ", "ADP", "DET", "X")
_REACH = 6  # tokens from a body to the participle


def mend_led_bodies(doc: Doc) -> None:
    """Hang such participles on the body right before them, in place."""
    moved = {participle.i: (body.i, "acl") for participle in with_label(doc, "acl") if (body := _led(participle)) is not None}
    if moved:
        rehang(doc, moved)


def _led(participle: Token) -> Token | None:
    """The body right before a participle that tells who leads it: "des raids de l'alliance | menée par X"."""
    end = participle.i + 1
    by = end < len(participle.doc) and participle.doc[end].lower_ in function_words(participle.lang_, "by")
    if not by or participle.lower_.rstrip("es") not in function_words(participle.lang_, "led"):
        return None
    for token in reversed(participle.doc[max(participle.i - _REACH, participle.sent.start) : participle.i]):
        if token.pos_ not in _OF_PHRASE or token.is_punct:
            return None
        if token.lemma_.lower() in lemmas(token.lang_, "nouns", "force") and not differ(participle, token):
            above = participle.head
            return token if above.i < token.i and above.is_ancestor(token) else None
    return None
