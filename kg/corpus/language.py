"""Which language a text is in, by py3langid's byte n-grams (Lui & Baldwin 2012, langid.py), among languages of news."""

from __future__ import annotations

import math
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_CODES = "ar bg cs da de el en es fa fi fr he hu it ja ko ku nl no pl pt ro ru sr sv tr uk zh"
NEWS_LANGUAGES = tuple(_CODES.split())
"""Without this restriction, short French lines come out as Occitan, Latin or Welsh."""

_SAMPLE = 4000  # code points: more changes nothing
_SHORT = 80  # letters below which a supported language is given the benefit of the doubt
_LINE = 40  # letters below which a single line is not judged
_SURE = 0.999


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(NEWS_LANGUAGES))
    return identifier


def probabilities(text: str) -> dict[str, float]:
    """How probable each language of news is for a text, most probable first."""
    ranked = _identifier().rank(text)
    top = max(score for _, score in ranked)
    weights = {language: math.exp(max(float(score) - float(top), -700.0)) for language, score in ranked}
    total = sum(weights.values())
    return {language: weight / total for language, weight in weights.items()}


def detect(text: str, *, supported: tuple[str, ...]) -> str:
    """The language of a text, from its long lines where it has some; for a very short one the likeliest supported language."""
    long_lines = [line for line in text.splitlines() if len(line) > _SHORT]
    sample = " ".join(" ".join(long_lines or text.split()).split())[:_SAMPLE]
    found = probabilities(sample)
    if _letters(sample) < _SHORT:
        likely = [language for language in found if language in supported and found[language] > 0.001]
        return likely[0] if likely else next(iter(found))
    return next(iter(found))


def other_language(line: str, language: str) -> bool:
    """Whether a line is surely in another language than its article."""
    if _letters(line) < _LINE or line.upper() == line:
        return False
    found = probabilities(line[:_SAMPLE])
    best = next(iter(found))
    return best != language and found[best] > _SURE


def _letters(text: str) -> int:
    return sum(character.isalpha() for character in text)
