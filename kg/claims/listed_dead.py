"""Who is said to be among the dead or the wounded: "parmi les tués figurent deux soldats", "parmi les victimes : un maire"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.argument_verbs import is_of_kind
from kg.languages import function_words

_TO_NOUN = 4  # tokens from "parmi" to the noun: "parmi les 12 morts"
_TO_VERB = 12  # tokens from such a noun to the verb that names who belongs to them
_TO_NAMED = 6  # tokens from the verb to the head of who is named: "au moins deux hauts fonctionnaires"


def listed(noun: Token) -> list[Token]:
    """Whom the sentence names behind "parmi" with the noun, and behind a verb that lists or a mark right behind it."""
    first = max(noun.sent.start, noun.i - _TO_NOUN)
    among = next((t for t in reversed(noun.doc[first : noun.i]) if t.pos_ not in ("DET", "NUM", "ADJ")), noun)
    if among.lower_ not in function_words(noun.lang_, "among"):
        return []
    for token in noun.doc[noun.i + 1 : min(noun.i + _TO_VERB, noun.sent.end)]:
        if token.text == ":" or (token.pos_ in ("VERB", "AUX") and is_of_kind(token, "lists")):
            return _named(token)
        if token.text == "," and token.i == noun.i + 1 and (alone := _named(token)):
            return alone if not any(t.dep_.startswith("nsubj") and t.head.i > t.i for t in alone) else []
        if token.morph.get("Mood", []):
            return []
    return []


def _named(opener: Token) -> list[Token]:
    """The head of the first phrase behind a word."""
    for token in opener.doc[opener.i + 1 : min(opener.i + 1 + _TO_NAMED, opener.sent.end)]:
        if token.pos_ in ("NOUN", "PROPN"):
            return [token]
        if token.is_punct or token.morph.get("Mood", []):
            break
    return []
