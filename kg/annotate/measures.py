"""What a counted noun, or the predicate over it, measures: the measures of the graph contract, from `units.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from kg.annotations import QuantityMention
from kg.languages import Lexicon

PERCENT = "%"
"""The unit of percentages."""
_REACH = 6  # tokens from a percentage to its whole


@dataclass(frozen=True, slots=True)
class Measures:
    """What nouns, predicates and the wholes of percentages measure, by lemma."""

    nouns: dict[str, str]
    verbs: dict[str, str]
    wholes: dict[str, str]


@cache
def load_measures(lexicon: Lexicon) -> Measures:
    """The measures of a language's `units.tsv`."""
    rows = lexicon.table("units")

    def of(pos: str) -> dict[str, str]:
        return {row["lemma"]: row["measure"] for row in rows if row["pos"] == pos}

    return Measures(of("noun"), of("verb"), of("whole"))


def measure_of(mention: QuantityMention, *, lexicon: Lexicon, doc: Doc | None = None) -> str | None:
    """The measure of what a mention counts, from its noun alone; None where the noun tells none.

    A percentage measures territory when `doc` shows that it is a share of some.
    """
    measures = load_measures(lexicon)
    if mention.unit != PERCENT:
        return measures.nouns.get(mention.unit)
    if doc is None:
        return None
    end = min(doc[mention.number.start].sent.end, mention.tokens.end + _REACH)
    lemmas = (token.lemma_.lower() for token in doc[mention.tokens.end : end])
    return next((measures.wholes[lemma] for lemma in lemmas if lemma in measures.wholes), None)


def predicate_measure(lemma: str, *, lexicon: Lexicon) -> str | None:
    """The measure of those whom a predicate befalls: "tuer" killed, "fuir" escaped; None for other verbs."""
    return load_measures(lexicon).verbs.get(lemma.lower())


def unit_of(noun: Token, measures: Measures) -> str:
    """A counted noun's lemma, spelt as the table of measures does where it knows it: the tagger's lemmas waver in the plural."""
    form = noun.lower_.rstrip("-–—")
    for guess in (noun.lemma_.lower(), form, form.removesuffix("s"), form.removesuffix("x"), form.removesuffix("es")):
        if guess in measures.nouns:
            return guess
    return noun.lemma_.lower().rstrip("-–—")
