"""Who speaks in a quotation, and so is nobody of whom it tells in the third person: "« Il ment », dit X" is not said of X.

The speaker is the subject behind a reporting verb that is inserted in the quotation or stands right behind it, or the person
named before the colon that opens it. Only quotations that are sentences of their own count: a fragment ("a promis de « défendre
son pays »") is fitted into the sentence that reports it.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile

from spacy.tokens import Doc, Token

from kg.annotate.quotes import find_quotes
from kg.annotate.reporting import reporting_lexicon
from kg.annotations import ActorMention
from kg.languages import lexicon

_BEHIND = 8  # tokens behind a quotation within which its reporting verb stands
_AUXILIARIES = 4  # tokens between the comma and an inserted verb
_NEAR = 5  # tokens between a verb and the subject behind it
_BEFORE = 20  # tokens before a colon among which the speaker is named
_NAMED = ("name", "person", "anaphor")
_SPEAKING = ("person", "organisation", "media")


class Speakers:
    """The persons and media who say the quotations of an article, found when asked for."""

    def __init__(self, doc: Doc, by_head: Mapping[int, ActorMention]) -> None:
        self._doc = doc
        self._by_head = by_head
        self._ends = {quote.start: quote.end for quote in find_quotes(doc) if doc[quote.start].text[:1].isupper()}
        self._verbs = frozenset(reporting_lexicon(lexicon(doc.lang_)).verbs)
        self._found: dict[int, frozenset[str]] = {}

    def of(self, start: int | None) -> frozenset[str]:
        """The ids of those who say the quotation that begins at a token."""
        end = self._ends.get(start) if start is not None else None
        if start is None or end is None:
            return frozenset()
        if start not in self._found:
            persons = (self._behind(verb, start, end) for verb in self._doc[start : end + _BEHIND] if verb.lemma_ in self._verbs)
            named = next((mention for mention in persons if mention is not None), None) or self._announced(start)
            self._found[start] = frozenset({named.actor.id} if named is not None else ())
        return self._found[start]

    def _behind(self, verb: Token, start: int, end: int) -> ActorMention | None:
        """Who is the subject behind a reporting verb of a quotation."""
        inserted = any(token.text == "," for token in self._doc[max(start, verb.i - _AUXILIARIES) : verb.i])
        if verb.i < end and not inserted:
            return None
        if any(child.dep_.startswith("nsubj") for child in verb.lefts):
            return None
        subjects = [child.i for child in verb.rights if child.dep_.startswith("nsubj")]
        near = takewhile(lambda i: self._doc[i].pos_ != "ADP", range(verb.i + 1, min(verb.i + _NEAR, len(self._doc))))
        return next((person for i in subjects or near if (person := self._speaker(i)) is not None), None)

    def _announced(self, start: int) -> ActorMention | None:
        """Who is named last before the colon in front of a quotation, in its sentence."""
        colon = start - 2
        if colon < 0 or self._doc[colon].text != ":":
            return None
        first = max(self._doc[colon].sent.start, colon - _BEFORE)
        subjects = [i for i in range(first, colon) if self._doc[i].dep_.startswith("nsubj")]
        return next((person for i in subjects or reversed(range(first, colon)) if (person := self._speaker(i)) is not None), None)

    def _speaker(self, i: int) -> ActorMention | None:
        mention = self._by_head.get(i)
        return mention if mention is not None and mention.actor.kind in _SPEAKING and mention.how in _NAMED else None
