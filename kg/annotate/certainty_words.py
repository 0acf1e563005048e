"""`negation.tsv` and `modality.tsv` of a language, ready for look-up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg.annotate.verb_forms import infinitives
from kg.languages import Lexicon
from kg.model import Modality

_ROLES = (
    "governor",
    "infinitive",
    "preposition",
    "adverb",
    "adjective",
    "mark",
    "auxiliary",
    "auxiliary-conditional",
    "implicative",
    "goal",
    "performed",
    "presuming",
    "counterfactual",
    "announcing",
    "announced",
)


@dataclass(frozen=True, slots=True)
class CertaintyWords:
    """Words by role: those that negate, and those that make less than certain with the modality they give."""

    negation: dict[str, frozenset[str]]
    modality: dict[str, dict[str, Modality]]
    lexicon: Lexicon

    def governor(self, token: Token, *, infinitive: bool) -> Modality | None:
        """The modality that a word gives to its complement."""
        forms = (*infinitives(token, lexicon=self.lexicon), token.lower_)
        roles = ("governor", "infinitive") if infinitive else ("governor",)
        return next((self.modality[role][word] for role in roles for word in forms if word in self.modality[role]), None)

    def announced(self, head: Token, noun: Token) -> Modality | None:
        """The modality that an announcement gives to an act of which only what is to come is announced: "annonce l'envoi de"."""
        announces = head.lemma_ in self.modality["announcing"]
        return self.modality["announced"].get(noun.lemma_) if announces else None


@cache
def certainty_words(lexicon: Lexicon) -> CertaintyWords:
    """The compiled tables of a language."""
    negation: dict[str, set[str]] = {}
    for row in lexicon.table("negation"):
        negation.setdefault(row["role"], set()).add(row["word"])
    modality: dict[str, dict[str, Modality]] = {role: {} for role in _ROLES}
    for row in lexicon.table("modality"):
        modality[row["role"]][row["word"]] = Modality(row["modality"])
    return CertaintyWords({role: frozenset(words) for role, words in negation.items()}, modality, lexicon)
