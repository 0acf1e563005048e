"""`negation.tsv` and `modality.tsv` of a language, ready for look-up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg.annotate.grammar import infinitive
from kg.annotate.source_nouns import singular
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
    "auxiliary-imperfect",
    "implicative",
    "goal",
    "performed",
    "presuming",
    "counterfactual",
    "concessive",
    "wish",
    "attempt",
    "conative",
    "holding",
    "announcing",
    "declared",
    "announced",
    "talks",
    "negotiable",
    "containing",
    "draft",
    "bargain",
)


@dataclass(frozen=True, slots=True)
class CertaintyWords:
    """Words by role: those that negate, and those that make less than certain with the modality they give."""

    negation: dict[str, frozenset[str]]
    modality: dict[str, dict[str, Modality]]
    lexicon: Lexicon

    def governor(self, token: Token, *, infinitive: bool) -> Modality | None:
        """The modality that a word gives to its complement."""
        return self._given(token, *(("infinitive", "governor") if infinitive else ("governor",)))

    def wish(self, token: Token) -> Modality | None:
        """The modality that a word gives to the clause that "que" opens behind it."""
        return self._given(token, "wish")

    def _given(self, token: Token, *roles: str) -> Modality | None:
        """The modality that the table has for a word, or for it and the one in front, in the first of some roles in which it has one."""
        forms = (*infinitives(token, lexicon=self.lexicon), token.lower_, f"{token.nbor(-1).lower_} {token.lower_}" if token.i else "")
        return next((self.modality[role][word] for role in roles for word in forms if word in self.modality[role]), None)

    def attempted(self, verb: Token, act: Token) -> Modality | None:
        """The modality of an act that somebody tries to do, if more than the trying is needed: "tente de prendre", not "tente de fuir"."""
        tried = next((form for form in infinitives(verb, lexicon=self.lexicon) if form in self.modality["attempt"]), None)
        return self.modality["attempt"][tried] if tried and act.lemma_ not in self.modality["conative"] else None

    def announced(self, head: Token, noun: Token) -> Modality | None:
        """The modality of an act of which only what is to come is announced: "annonce l'envoi de", "annonce envoyer"."""
        if head.lemma_ not in self.modality["announcing"]:
            return None
        if not infinitive(noun):
            return self.modality["announced"].get(noun.lemma_)
        done = noun.nbor(-1).pos_ == "AUX" and infinitive(noun.nbor(-1))  # "annonce avoir débloqué"
        return None if done or noun.lemma_ in self.modality["declared"] else self.modality["announcing"][head.lemma_]

    def negotiated(self, head: Token, noun: Token) -> Modality | None:
        """The modality of an act that talks are still about: "les pourparlers sur une trêve"."""
        topic = any(t.dep_ == "case" and t.lower_ in self.negation["about"] for t in noun.children)
        talked = topic and not {singular(head), head.lemma_}.isdisjoint(self.modality["talks"])
        return self.modality["negotiable"].get(noun.lemma_) if talked else None


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
