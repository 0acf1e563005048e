"""Names in the one form in which they are compared."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "’": "'", "‘": "'", "ʿ": "'", "ʾ": "'"})
_NOT_ALPHANUMERIC = re.compile(r"[^\w]+|_")
_ARTICLE = re.compile(r"^(?:(?:le|la|les|l|al|el|the) )+(?=\w)")


def unaccent(text: str) -> str:
    """The text without diacritics; its letters' case is kept."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def fold(name: str) -> str:
    """A name without accents, case, hyphens, apostrophes and leading article.

    >>> fold("L'État islamique"), fold("al-Hassaké")
    ('etat islamique', 'hassake')
    """
    plain = _NOT_ALPHANUMERIC.sub(" ", unaccent(name.lower())).strip()
    return _ARTICLE.sub("", plain)


def slug(text: str) -> str:
    """An id made of a name: lower case ASCII words joined by hyphens; "unnamed" where nothing is left.

    >>> slug("Tel Musaït")
    'tel-musait'
    """
    plain = unaccent(text.lower()).replace("'", " ").encode("ascii", "ignore").decode()
    return "-".join(_NOT_ALPHANUMERIC.sub(" ", plain).split()) or "unnamed"
