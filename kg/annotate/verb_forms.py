"""Dictionary forms of verbs: the model's lemma, then what regular endings allow where the model leaves the form as it is.

Future and conditional are told by the form too, where the tagger takes them for another tense: both are the infinitive and an ending.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Token

from kg.annotate.grammar import finite, mood, tense
from kg.languages import Lexicon, endings

_LEAST_STEM = 2
_FORMS_KEPT = 30_000  # word forms whose infinitives are remembered


def infinitives(token: Token, *, lexicon: Lexicon) -> Iterator[str]:
    """The infinitives that a verb form may belong to, likeliest first; a caller keeps the one that its lexicon has."""
    yield from infinitives_of(token.lemma_, token.lower_, verbal=token.pos_ in ("VERB", "AUX"), lexicon=lexicon)


def infinitives_of(lemma: str, form: str, *, verbal: bool, lexicon: Lexicon) -> Iterator[str]:
    """The same of a word in lower case with the model's lemma; `verbal` where the model takes it for a verb."""
    yield lemma
    if lemma == form or not verbal:
        yield from regular_infinitives(form, lexicon=lexicon)


def is_future(token: Token) -> bool:
    """Whether a verb is in the future: "attaquera", also "achemineront" in the present for the tagger."""
    return tense(token) == "Fut" or _is_infinitive_with(token, "future_behind_infinitive")


def is_conditional(token: Token) -> bool:
    """Whether a verb is in the conditional: "attaquerait", also "bombarderait" in the imperfect for the tagger."""
    if (mood(token) == "Cnd" and _ends_as_conditional(token)) or _is_infinitive_with(token, "conditional_behind_infinitive"):
        return True
    return finite(token) and token.lower_.endswith(endings(token.lang_, "conditional"))  # "seraient", whose stem is no infinitive's


def _ends_as_conditional(token: Token) -> bool:
    """Whether a form has the "r" of all conditionals before its ending: "menacerait"; the tagger takes "menaçait" for one too."""
    return any(token.lower_.endswith(f"r{ending}") for ending in endings(token.lang_, "conditional_behind_infinitive"))


def _is_infinitive_with(token: Token, class_: str) -> bool:
    """Whether a form is its verb's infinitive, without the "e" of those in -re, and an ending of a class."""
    stem = token.lemma_.lower().removesuffix("e")
    if not stem.endswith("r") or not token.lower_.startswith(stem):
        return False
    return token.lower_[len(stem) :] in endings(token.lang_, class_)


def regular_infinitives(form: str, *, lexicon: Lexicon) -> tuple[str, ...]:
    """The infinitives that regular endings allow for a form, real or not."""
    return _regular(form, lexicon)


@lru_cache(maxsize=_FORMS_KEPT)
def _regular(form: str, lexicon: Lexicon) -> tuple[str, ...]:
    found = []
    for row in lexicon.table("verb_endings"):
        stem = form.removesuffix(row["ending"])
        if stem != form and len(stem) >= _LEAST_STEM:
            found.append(stem + row["infinitive"])
    return tuple(found)
