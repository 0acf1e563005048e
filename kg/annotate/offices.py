"""Who holds which office in a text: "le ministre …, X" once, "le ministre" after that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.annotate.phrases import Phrases, is_person
from kg.annotate.source_nouns import singular
from kg.annotations import ActorMention
from kg.languages import function_words

_COMPLEMENTS = frozenset(("nmod", "obl:mod", "obl:arg"))
_TITLE = 12  # tokens of a title before a name
_APPOSITION = 7  # tokens of a title after it


@dataclass(frozen=True, slots=True)
class Holder:
    """A person introduced with an office, and the words that went with it."""

    mention: ActorMention
    offices: frozenset[str]
    forms: frozenset[str]
    origins: frozenset[str]


def find_holders(phrases: Phrases, actors: tuple[ActorMention, ...]) -> dict[str, tuple[Holder, ...]]:
    """The holders of each office, in order of their introduction."""
    found: dict[str, list[Holder]] = defaultdict(list)
    for mention in sorted(actors, key=lambda m: m.tokens):
        if not is_person(mention):
            continue
        tokens = [*_before(phrases, mention.tokens.start), *_after(phrases, mention.tokens.end)]
        nouns = frozenset(noun.word for t in tokens if (noun := phrases.noun(t.i)) and noun.role == "office")
        forms = frozenset(singular(t) for t in tokens)
        origins = frozenset(o for t in tokens if (o := phrases.nouns.origin(t)))
        holder = Holder(mention, nouns, forms, origins)
        for word in sorted(nouns):
            found[word].append(holder)
    return {word: tuple(holders) for word, holders in found.items()}


def holder_of(phrases: Phrases, holders: dict[str, tuple[Holder, ...]], office: str, phrase: list[Token]) -> Holder | None:
    """The person whom an office phrase means: of no other country, introduced with most of its words, then nearest."""
    wanted = {singular(t) for t in phrase if t.pos_ in ("NOUN", "ADJ", "PROPN")}
    origins = frozenset(o for t in phrase if (o := phrases.nouns.origin(t)))
    candidates = [h for h in holders.get(office, ()) if not origins or not h.origins or origins & h.origins]
    here = phrase[0].i
    return max(candidates, key=lambda h: (len(wanted & h.forms), -abs(h.mention.tokens.start - here)), default=None)


def _before(phrases: Phrases, first: int) -> Iterator[Token]:
    """The title before a name, a comma between them allowed."""
    doc = phrases.doc
    articles, of = function_words(doc.lang_, "definite_singular", "indefinite"), function_words(doc.lang_, "of")
    for j in range(first - 1, max(-1, first - _TITLE), -1):
        token = doc[j]
        if token.pos_ in ("VERB", "AUX", "SCONJ", "PRON"):
            return
        if token.is_punct and (token.text != "," or j != first - 1 or _inside_phrase(phrases, j)):
            return
        yield token
        if token.is_sent_start or (token.lower_ in articles and j and doc[j - 1].lower_ not in of):
            return


def _inside_phrase(phrases: Phrases, comma: int) -> bool:
    """Whether the office before a comma is only a complement: "malgré les arguments du président, X …"."""
    nouns = [t for t in phrases.doc[max(0, comma - _TITLE) : comma] if t.pos_ == "NOUN"]
    offices = [t for t in nouns if (noun := phrases.noun(t.i)) and noun.role == "office"]
    return not nouns or (nouns[-1].dep_ in _COMPLEMENTS and all(t.dep_ in _COMPLEMENTS for t in offices))


def _after(phrases: Phrases, last: int) -> Iterator[Token]:
    """The title after a name: "X, chef de …"."""
    doc = phrases.doc
    if last < len(doc) and doc[last].text in (",", "("):
        for token in doc[last + 1 : last + 1 + _APPOSITION]:
            if token.is_punct or token.pos_ in ("VERB", "AUX", "PRON"):
                return
            yield token
