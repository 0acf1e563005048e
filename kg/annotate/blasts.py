"""Whether the explosions that an article tells of are attacks.

A blast is an attack where the text around it tells of one: the article names weapons, assailants or attacks more often than stores,
negligence or an accident. A word has one sense within a text (Gale, Church and Yarowsky 1992, *One sense per discourse*), so that
the whole article decides; a blast whose own complement is a weapon ("l'explosion d'une mine") decides by itself.
"""

from __future__ import annotations

from functools import cache, lru_cache

from spacy.tokens import Doc, Token

from kg.languages import Lexicon


def is_blast(token: Token, *, lexicon: Lexicon) -> bool:
    """Whether a word names a blast, of which it is to be asked what it was."""
    return token.lower_.removesuffix("s") in _words(lexicon, "blast")


def is_attack(blast: Token, *, lexicon: Lexicon) -> bool:
    """Whether a blast is an attack by what it is a blast of, or by its article."""
    weapons = _words(lexicon, "attack")
    return any(t.lemma_.lower() in weapons for t in blast.children) or tells_of_attacks(blast.doc, lexicon=lexicon)


@lru_cache(maxsize=1)
def tells_of_attacks(doc: Doc, *, lexicon: Lexicon) -> bool:
    """Whether a text has more words of attacks than of accidents; the last one is remembered, as each of its blasts asks."""
    attack, accident = _words(lexicon, "attack"), _words(lexicon, "accident")
    lemmas = [token.lemma_.lower() for token in doc]
    return sum(lemma in attack for lemma in lemmas) > sum(lemma in accident for lemma in lemmas)


@cache
def _words(lexicon: Lexicon, role: str) -> frozenset[str]:
    return frozenset(row["lemma"] for row in lexicon.table("blasts") if row["role"] == role)
