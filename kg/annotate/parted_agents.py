"""By-agents that an insertion parts from their participle: "une attaque perpétrée, jeudi, | par l'armée", "livré il y a peu | par Lima".

The parser hangs the agent on the noun of the act or on the verb that follows, and takes it for a subject there. What stands between
the commas is an adjunct without a verb of its own, or a clause of who says so; "il y a" with a length of time is none either. Behind
several such phrases the agent is that of the passive in front of them: "a été visé lundi à Gao, a dit le maire, | par des tirs".
"""

from __future__ import annotations

from functools import cache

from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token
from spacy.tokens.morphanalysis import MorphAnalysis
from spacy.vocab import Vocab

from kg.annotate.adjunct_ends import behind_adjunct
from kg.annotate.grammar import PASSIVE_PARTICIPLE, past_participle
from kg.annotate.trees import rehang
from kg.languages import Lexicon, bare_times, endings, function_words

_TIME = 6  # tokens from "par" back to "il y a": "il y a moins de deux ans | par l'armée"
_REACH = 10  # tokens of an insertion: ", tôt dans la matinée de mercredi,"
_FAR = 40  # tokens from a passive to "par"
_NOMINAL = ("NOUN", "PROPN", "PRON")
_VERBAL = ("AUX", "VERB")


def mend_parted_agents(doc: Doc, *, lexicon: Lexicon) -> None:
    """Hang such agents on their participles, in place."""
    by, times = _words(doc.vocab, doc.lang_), bare_times(lexicon.code)
    for i, form in enumerate(doc.to_array([ORTH]).tolist()):  # spaCy makes a token of each one looked at: seldom done
        if form not in by or i < 2:
            continue
        participle = (_participle(doc[i]) if doc[i - 1].text == "," else _dated(doc[i])) or _far(doc[i], times)
        if participle is not None:
            _hang(doc[i].head, participle)


@cache
def _words(vocab: Vocab, language: str) -> frozenset[int]:
    return frozenset(vocab.strings.add(word) for word in function_words(language, "by"))


def _participle(preposition: Token) -> Token | None:
    """The participle in front of the insertion that ends before a preposition."""
    doc, agent = preposition.doc, preposition.head
    if preposition.dep_ != "case" or agent.pos_ not in _NOMINAL:
        return None
    first = max(preposition.i - 2 - _REACH, preposition.sent.start + 1)
    for i in range(preposition.i - 2, first, -1):
        if doc[i].pos_ in _VERBAL or doc[i].text in "()«»;:":
            return None
        if doc[i].text == ",":
            before = doc[i - 1]
            return before if i < preposition.i - 2 and _is_passive(before) and not agent.is_ancestor(before) else None
    return None


def _dated(preposition: Token) -> Token | None:
    """The participle in front of "il y a" and a length of time that ends before a preposition: "repris | il y a trois jours par X"."""
    doc, agent = preposition.doc, preposition.head
    if preposition.dep_ != "case" or agent.pos_ not in _NOMINAL or agent.i < preposition.i:
        return None
    for i in range(preposition.i - 2, max(preposition.i - _TIME, preposition.sent.start + 2), -1):
        there = doc[i].lower_ in function_words(doc.lang_, "existential") and doc[i - 1].lower_ in function_words(
            doc.lang_, "place_pronoun"
        )
        if there and doc[i - 2].lower_ in function_words(doc.lang_, "existential_subject"):
            before = doc[i - 3]
            return before if agent.head.i != before.i and _is_passive(before) else None
    return None


def _far(preposition: Token, times: frozenset[str]) -> Token | None:
    """The passive in front of several adverbial phrases and clauses of who says so: "a été visé lundi à Gao, a dit le maire, | par X"."""
    doc, agent, start = preposition.doc, preposition.head, preposition.sent.start
    if preposition.dep_ != "case" or agent.pos_ not in _NOMINAL or agent.i < preposition.i:
        return None
    for verb in reversed(doc[max(preposition.i - _FAR, start) : preposition.i - 1]):
        if verb.pos_ in ("VERB", "ADJ") and past_participle(verb) and any(child.dep_ == "aux:pass" for child in verb.lefts):
            i: int | None = verb.i + 1
            while i is not None and i < preposition.i:
                i = behind_adjunct(doc, i, preposition.i + 1, times)
            taken = agent.head.i == verb.i or any(child.dep_ == "obl:agent" for child in verb.rights) or agent.is_ancestor(verb)
            if i == preposition.i:
                return verb if not taken else None
    return None


def _is_passive(word: Token) -> bool:
    """Whether a word is a participle that a noun bears or that "être" makes a passive; some the tagger takes for adjectives."""
    auxiliaries = {child.dep_ for child in word.lefts if child.dep_.startswith("aux")}
    if auxiliaries:
        return "aux:pass" in auxiliaries
    taken = word.dep_ == "amod" and word.lower_.endswith(endings(word.lang_, "past_participle_er"))
    return taken or (word.pos_ == "VERB" and past_participle(word))


def _hang(agent: Token, participle: Token) -> None:
    """Make a nominal the agent of a participle, which is a verb then."""
    moved = {agent.i: (participle.i, "obl:agent")}
    if participle.dep_ == "amod":
        moved[participle.i] = participle.head.i, "acl"
    rehang(agent.doc, moved)
    if participle.pos_ == "ADJ":
        participle.pos_ = "VERB"
        participle.morph = MorphAnalysis(participle.vocab, PASSIVE_PARTICIPLE)
