"""Nouns that name a source without naming anybody, and the identifiers made of them.

"une source de sécurité irakienne" -> iraqi-security-source; "plusieurs témoins oculaires" -> several-eyewitnesses.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from kg.annotate.grammar import plural
from kg.languages import Lexicon, function_words

_GENDERS = ("masculine", "feminine", "masculine_plural", "feminine_plural")
_NO_NOUNS = frozenset({"modifier", "reading", "plain"})


@dataclass(frozen=True, slots=True)
class SourceNoun:
    """A row of `source_nouns.tsv`."""

    word: str
    role: str  # anonymous, official, office, relation, media, document, platform
    english: str
    plural: str


@dataclass(frozen=True, slots=True)
class SourceNouns:
    """`source_nouns.tsv` and the demonyms of a language, ready for look-up."""

    nouns: dict[str, SourceNoun]
    openers: frozenset[str]  # the first words of nouns of two
    modifiers: dict[str, str]
    origins: dict[str, str]  # adjective -> English adjective
    readings: frozenset[str]  # verbs whose agent has only read a document
    plain: frozenset[str]  # forms that call a source a source

    def noun(self, doc: Doc, i: int) -> SourceNoun | None:
        """The source noun at a token, two-word nouns first."""
        token, form = doc[i], singular(doc[i])
        if i + 1 < len(doc) and (token.lemma_ in self.openers or form in self.openers):
            linked = i + 2 < len(doc) and doc[i + 1].lower_ in function_words(doc.lang_, "bare_of")  # "acte d'accusation"
            other = doc[i + 2] if linked else doc[i + 1]
            for first, second in ((token.lemma_, other.lemma_), (form, singular(other))):
                if pair := self.nouns.get(f"{first} {second}"):
                    return pair
        return next((self.nouns[word] for word in (token.text, token.lemma_, form) if word in self.nouns), None)

    def modifier(self, token: Token) -> str | None:
        """The English word for what qualifies a source: "sécuritaire" -> security."""
        forms = (token.lemma_, singular(token), singular(token).removesuffix("e"))
        return next((self.modifiers[form] for form in forms if form in self.modifiers), None)

    def origin(self, token: Token) -> str | None:
        """The English demonym of an adjective: "irakiennes" -> iraqi."""
        forms = (token.lower_, token.lemma_.lower(), singular(token), singular(token).removesuffix("e"))
        return next((self.origins[form] for form in forms if form in self.origins), None)


@cache
def source_nouns(lexicon: Lexicon) -> SourceNouns:
    """The compiled tables of a language."""
    rows = lexicon.table("source_nouns")
    nouns = {r["word"]: SourceNoun(r["word"], r["class"], r["english"], r["plural"]) for r in rows if r["class"] not in _NO_NOUNS}
    modifiers = {r["word"]: r["english"] for r in rows if r["class"] == "modifier"}
    readings, plain = (frozenset(r["word"] for r in rows if r["class"] == class_) for class_ in ("reading", "plain"))
    openers = frozenset(word.split()[0] for word in nouns if " " in word)
    return SourceNouns(nouns, openers, modifiers, _origins(lexicon), readings, plain)


def _origins(lexicon: Lexicon) -> dict[str, str]:
    rows = lexicon.table("demonyms")
    return {row[column]: slug(row["english"]) for row in rows for column in _GENDERS if row[column]}


def singular(token: Token) -> str:
    """A form without its plural ending; good enough for look-up."""
    form = token.lower_
    if form.endswith("aux"):
        return form[:-3] + "al"
    return form[:-1] if form.endswith("s") and not form.endswith("ss") else form


def is_plural(doc: Doc, start: int, head: int) -> bool:
    """Whether a noun phrase is plural, from its determiner and its head's form; "l'un des diplomates" is one."""
    if is_one_of(doc, start, head):
        return False
    if plural(doc[head]):
        return True
    several = function_words(doc.lang_, "plural_determiner")
    return any(t.lower_ in several for t in doc[start:head])


def is_one_of(doc: Doc, start: int, head: int) -> bool:
    """Whether a noun phrase tells of one out of several: "l'un des diplomates"."""
    one, of = function_words(doc.lang_, "one_of"), function_words(doc.lang_, "of")
    return any(doc[i].lower_ in one and doc[i + 1].lower_ in of for i in range(start, head))


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
