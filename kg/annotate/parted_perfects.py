"""Perfects that an adverbial phrase parts: "avaient | plus tôt dimanche | menacé de …", "ont, | selon la radio, | attaqué le port".

The parser makes the auxiliary the verb of the clause, and hangs the participle on the phrase or below the auxiliary. A finite "avoir"
that has no object in front of a bare participle is its auxiliary. (`insertions.py` mends what closed classes of words part.)
"""

from __future__ import annotations

from spacy.attrs import LEMMA  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token

from kg.annotate.grammar import finite, gender, infinitive, past_participle, plural
from kg.annotate.trees import rehang
from kg.languages import function_words

_PHRASE = 12  # tokens from an auxiliary to its participle
_BELOW = frozenset({"acl", "advcl", "ccomp", "conj", "parataxis", "xcomp"})
_OBJECTS = frozenset({"obj", "nsubj", "expl:subj"})  # behind the auxiliary
_BREAKS = frozenset({":", ";", ".", "?", "!"})


def mend_parted_perfects(doc: Doc) -> None:
    """Make such participles the heads of their clauses, in place."""
    have = {doc.vocab.strings.add(lemma) for lemma in function_words(doc.lang_, "have")}
    for i, lemma in enumerate(doc.to_array([LEMMA]).tolist()):  # spaCy makes a token of each one looked at: seldom done
        if lemma in have and (participle := _participle(doc[i])) is not None:
            _join(doc[i], participle)


def _participle(verb: Token) -> Token | None:
    """The participle of which a verb of having is the auxiliary, behind the phrase that parts them."""
    if not finite(verb) or _tells_existence(verb):
        return None
    found = next((t for t in verb.doc[verb.i + 1 : min(verb.i + _PHRASE, verb.sent.end)] if _ends_phrase(t)), None)
    if found is None or found.i < verb.i + 2 or not past_participle(found) or found.pos_ != "VERB" or found.dep_ not in _BELOW:
        return None
    marked = plural(found) or gender(found) == "Fem"
    top = _top(verb)
    astray = found.head.i == verb.i or verb.i < found.head.i < found.i
    astray = astray and verb.i <= top.i < found.i and (top.i == verb.i or top.pos_ in ("NOUN", "ADV"))
    if marked or not astray or any(child.dep_ in _OBJECTS and child.i < found.i for child in verb.rights):
        return None
    if (found.nbor(-1).text == ",") != (verb.nbor().text == ",") or any(_is_had(t, top) for t in verb.doc[verb.i + 1 : found.i]):
        return None
    return None if any(child.dep_.startswith(("aux", "cop", "nsubj", "mark", "det")) for child in found.children) else found


def _top(auxiliary: Token) -> Token:
    """What heads the clause of an auxiliary: itself, or the word of the phrase that the parser made a predicate."""
    return auxiliary.head if auxiliary.dep_.startswith(("aux", "cop")) else auxiliary


def _is_had(noun: Token, top: Token) -> bool:
    """Whether a noun behind a verb of having is what somebody has, and so no part of an adverbial phrase: "a depuis mai un | chef élu"."""
    if noun.pos_ != "NOUN" or any(child.dep_ == "case" for child in noun.lefts):
        return False
    indefinite = any(child.dep_ == "det" and child.morph.get("Definite", []) == ["Ind"] for child in noun.lefts)
    return indefinite or (noun.i != top.i and any(child.dep_ == "det" for child in noun.lefts))  # "a pour chef le | général élu"


def _ends_phrase(token: Token) -> bool:
    """Whether a token is none of an adverbial phrase."""
    return token.pos_ in ("VERB", "AUX", "SCONJ", "CCONJ") or finite(token) or infinitive(token) or token.text in _BREAKS


def _tells_existence(verb: Token) -> bool:
    """Whether a verb says that there is something: "il y | a"."""
    return verb.i > verb.sent.start and verb.nbor(-1).lower_ in function_words(verb.lang_, "adverbial_pronoun")


def _join(auxiliary: Token, participle: Token) -> None:
    """Give a participle the place, the subject and the complements of its auxiliary."""
    top = _top(auxiliary)
    root = top.head.i == top.i
    moved = {
        participle.i: (participle.i if root else top.head.i, top.dep_),
        top.i: (participle.i, "obl:mod" if top.pos_ == "NOUN" else "advmod"),
    }
    for child in (*auxiliary.children, *top.children):
        inner = top.i != auxiliary.i and auxiliary.i < child.i < participle.i
        if child.i not in (participle.i, auxiliary.i, top.i) and not inner:
            moved[child.i] = participle.i, "obl:mod" if child.dep_ == "obl:agent" else child.dep_
    rehang(participle.doc, moved | {auxiliary.i: (participle.i, "aux:tense")})
