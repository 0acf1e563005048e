"""Polarity and modality of a predicate: negation, denial, aims, conditionals, hedges and questions.

The scope of a cue is the predicate's own clause and what governs it, after the observation of ConText (Harkema et al. 2009)
that near words decide, corrected by the parse where it is reliable: auxiliaries, objects, infinitives.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from kg.annotate.verb_forms import infinitives
from kg.annotations import Certainty, Tokens
from kg.languages import Lexicon
from kg.model import Modality, Polarity

_NEGATORS = frozenset(("ne", "n'"))
_CARRIED = frozenset(("obj", "nsubj:pass", "xcomp", "obl:arg"))
_SKIPPED = frozenset("de d' à se s' le la l' les lui leur y en ne n' pas plus me te nous vous".split())
_REACH = 4  # governors looked at above a predicate
_NEAR = 5  # tokens after a negated verb in which its second word stands


@dataclass(frozen=True, slots=True)
class CertaintyLexicon:
    """`negation.tsv` and `modality.tsv` by role and word."""

    negation: dict[str, frozenset[str]]
    modality: dict[str, dict[str, Modality]]
    lexicon: Lexicon

    def governor(self, token: Token, *, infinitive: bool) -> Modality | None:
        """The modality that a word gives to its complement."""
        forms = (*infinitives(token, lexicon=self.lexicon), token.lower_)
        tables = ("governor", "infinitive") if infinitive else ("governor",)
        return next((self.modality[t][f] for t in tables for f in forms if f in self.modality[t]), None)


@cache
def certainty_lexicon(lexicon: Lexicon) -> CertaintyLexicon:
    """The compiled tables of a language."""
    negation: dict[str, set[str]] = {}
    for row in lexicon.table("negation"):
        negation.setdefault(row["role"], set()).add(row["word"])
    roles = ("governor", "infinitive", "preposition", "adverb", "adjective", "mark", "auxiliary", "auxiliary-conditional")
    modality: dict[str, dict[str, Modality]] = {role: {} for role in roles}
    for row in lexicon.table("modality"):
        modality[row["role"]][row["word"]] = Modality(row["modality"])
    return CertaintyLexicon({role: frozenset(words) for role, words in negation.items()}, modality, lexicon)


def certainty(doc: Doc, token_index: int, *, lexicon: Lexicon, trigger: Tokens | None = None) -> Certainty:
    """Polarity and modality of the predicate at a token.

    Negation inside the trigger's own tokens is part of what it says ("ne cherchons pas": a refusal) and doesn't count.
    """
    words = certainty_lexicon(lexicon)
    token = doc[token_index]
    own = range(trigger.start, trigger.end) if trigger else range(token_index, token_index + 1)
    return Certainty(_polarity(token, words, own), _modality(token, words))


# -- polarity ---------------------------------------------------------------------------------------------------------
def _polarity(token: Token, words: CertaintyLexicon, own: range) -> Polarity:
    if any(t.lower_ in words.negation["determiner"] for t in token.children if t.i < token.i and t.i not in own):
        return Polarity.NEGATED
    if _after_without(token, words):
        return Polarity.NEGATED
    for verb in _verbs(token):
        if _negated(verb, words, own):
            return Polarity.NEGATED
    if _denied(token, words):
        return Polarity.NEGATED
    return Polarity.AFFIRMED


def _verbs(token: Token) -> Iterator[Token]:
    """The verb that a negation of this predicate stands with: itself, else the one whose object it is."""
    if token.pos_ in ("VERB", "AUX"):
        yield token
    elif any(t.dep_ == "cop" for t in token.children):
        yield token
    if token.dep_ in ("obj", "nsubj:pass", "obl:arg") or token.dep_ == "xcomp" and token.head.pos_ in ("VERB", "AUX"):
        if token.pos_ not in ("VERB", "AUX") or token.head.lemma_ in ("pouvoir", "vouloir", "devoir", "avoir", "aller"):
            yield token.head


def _negated(verb: Token, words: CertaintyLexicon, own: range) -> bool:
    doc = verb.doc
    negator = next((t for t in verb.children if t.lower_ in _NEGATORS and t.i < verb.i and t.i not in own), None)
    if negator is None:
        negator = next((t for t in reversed(doc[max(verb.sent.start, verb.i - 5) : verb.i]) if _blocks(t) or t.lower_ in _NEGATORS), None)
        if negator is None or negator.lower_ not in _NEGATORS or negator.i in own:
            return False
    after = doc[negator.i + 1 : min(len(doc), verb.i + 1 + _NEAR)]
    second = next((t for t in after if t.lower_ in words.negation["second"]), None)
    before = doc[max(verb.sent.start, negator.i - 4) : negator.i]
    second = second or next((t for t in before if t.lower_ in words.negation["determiner"] or t.lower_ in ("personne", "rien", "jamais", "ni")), None)
    if second is None:
        modal = words.negation["modal"] & {t.lemma_ for t in doc[negator.i + 1 : verb.i + 1]}
        return bool(modal) and not any(t.lower_ in words.negation["restrictive"] for t in after)
    if second.i + 1 < len(doc) and doc[second.i + 1].lower_ in words.negation["additive"]:
        return False
    if second.i and doc[second.i - 1].lower_ == "non":
        return False
    return not (second.lower_ == "plus" and any(t.lower_ in words.negation["restrictive"] for t in doc[second.i + 1 : second.i + 3]))


def _blocks(token: Token) -> bool:
    """A word that ends the search for "ne" to the left of a verb."""
    return token.is_punct or token.pos_ in ("SCONJ", "NOUN", "PROPN") or (token.pos_ == "VERB" and token.morph.get("VerbForm") != ["Inf"])


def _after_without(token: Token, words: CertaintyLexicon) -> bool:
    j = token.i - 1
    first = token.left_edge.i if token.pos_ == "NOUN" else token.i - 5
    while j >= max(token.sent.start, first - 1, token.i - 6):
        left = token.doc[j]
        if left.lower_ in words.negation["preposition"]:
            return True
        if left.pos_ not in ("DET", "ADJ", "ADV", "PRON", "AUX", "ADP", "NUM") and left.lemma_ not in ("faire", "avoir", "être", "pouvoir", "subir"):
            return False
        if left.lower_ not in ("de", "d'") and left.pos_ == "ADP":
            return False
        j -= 1
    return False


def _denied(token: Token, words: CertaintyLexicon) -> bool:
    """Whether a verb of denial governs the predicate: "a nié avoir attaqué", "dément toute implication"."""
    up = token
    for _ in range(2):
        if up.dep_ not in ("obj", "xcomp", "ccomp", "nmod", "obl:arg") or up.head.i >= up.i:
            return False
        up = up.head
        if up.lemma_ in words.negation["verb"]:
            return not any(t.lower_ in _NEGATORS for t in up.children)
    return False


# -- modality ---------------------------------------------------------------------------------------------------------
def _modality(token: Token, words: CertaintyLexicon) -> Modality:
    if _asked(token):
        return Modality.QUESTION
    return _hedged(token, words) or _governed(token, words) or Modality.CERTAIN


def _asked(token: Token) -> bool:
    end = token.sent.end - 1
    doc = token.doc
    while end > token.i and (doc[end].is_space or doc[end].text in ('"', "»", "”", ")")):
        end -= 1
    return doc[end].text == "?"


def _hedged(token: Token, words: CertaintyLexicon) -> Modality | None:
    """An adjective of the noun, an adverb or a conjunction of its clause."""
    for child in token.children:
        if child.dep_ in ("amod", "acl") and (found := words.modality["adjective"].get(child.lemma_) or words.modality["adjective"].get(child.lower_)):
            return found
        if child.dep_ in ("advmod", "obl:mod", "mark", "amod") and (found := words.modality["adverb"].get(child.lower_)):
            return found
        if child.dep_ == "mark" and child.i < token.i and (found := words.modality["mark"].get(child.lower_)):
            return found
    near = token.doc[max(token.sent.start, token.i - 2) : token.i + 2]
    return next((words.modality["adverb"][t.lower_] for t in near if t.lower_ in words.modality["adverb"]), None)


def _governed(token: Token, words: CertaintyLexicon) -> Modality | None:
    """The modality that its own tense, or what governs it, gives to a predicate."""
    up = token
    for step in range(_REACH):
        found = _tense(up, words) or _before(up, words)
        if found:
            return found
        head = up.head
        if head.i == up.i or not _carried(up, step):
            return None
        infinitive = up.morph.get("VerbForm") == ["Inf"]
        if head.i < up.i and (infinitive or up.pos_ in ("NOUN", "PROPN") or up.dep_ == "ccomp") and (found := words.governor(head, infinitive=infinitive)):
            return found
        if up.dep_ in ("nmod", "ccomp"):
            return None
        up = head
    return None


def _carried(token: Token, step: int) -> bool:
    if token.dep_ in _CARRIED or token.dep_ in ("nmod", "ccomp"):
        return True
    return token.morph.get("VerbForm") == ["Inf"] and token.dep_ in ("acl", "advcl", "conj") or token.dep_ == "nsubj" and step == 0 and token.pos_ == "NOUN"


def _tense(verb: Token, words: CertaintyLexicon) -> Modality | None:
    """Future and conditional of a verb's own form or of its auxiliaries."""
    for token in (verb, *(t for t in verb.children if t.dep_.startswith(("aux", "cop")) and t.i < verb.i)):
        if token.pos_ not in ("VERB", "AUX"):
            continue
        mood, tense = token.morph.get("Mood"), token.morph.get("Tense")
        if mood == ["Cnd"]:
            if found := words.modality["auxiliary-conditional"].get(token.lemma_):
                return found
            reported = verb.dep_ == "ccomp" and token.i == verb.i
            return Modality.FUTURE if reported else Modality.CONDITIONAL
        if tense == ["Fut"] and mood != ["Cnd"]:
            return Modality.FUTURE
    return None


def _before(token: Token, words: CertaintyLexicon) -> Modality | None:
    """What stands before an infinitive: "va attaquer", "pour attaquer", "cherche à attaquer"."""
    if token.morph.get("VerbForm") != ["Inf"]:
        return None
    j = token.i - 1
    while j >= token.sent.start and (token.doc[j].lower_ in _SKIPPED or token.doc[j].pos_ in ("ADV", "AUX") and token.doc[j].morph.get("VerbForm") == ["Inf"]):
        j -= 1
    if j < token.sent.start:
        return None
    left = token.doc[j]
    if found := words.modality["preposition"].get(left.lower_):
        return found
    if left.lemma_ in words.modality["auxiliary"] and left.morph.get("VerbForm") == ["Fin"]:
        mood = left.morph.get("Mood")
        if mood == ["Cnd"]:
            return words.modality["auxiliary-conditional"].get(left.lemma_)
        return words.modality["auxiliary"][left.lemma_] if left.morph.get("Tense") in (["Pres"], ["Fut"]) else None
    return words.governor(left, infinitive=True)
