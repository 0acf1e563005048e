"""Relative clauses that name a party to the act which they qualify or tell of: "dont".

"une Belge dont l'enlèvement a ému le pays", "un élu dont la police a annoncé l'arrestation", "l'attaque dont le convoi a été victime".
They are read from the order of words, as the parser mostly takes "dont" for a complement of the noun behind it.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.agreement import is_finite
from kg.claims.fillers import Fillers
from kg.claims.forms import preposition
from kg.claims.light import load_light_verbs
from kg.languages import Lexicon, function_words

_BEFORE = 3  # tokens from "dont" to the noun behind it: an article, a number, an adjective
_CLAUSE = 14  # tokens of a clause looked through
_BEHIND = 6  # tokens between an act and "dont"
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def owner_before(noun: Token, fillers: Fillers) -> list[Token]:
    """Whose act or fate a noun in a clause with "dont" tells of: the nominal before the clause."""
    whose = function_words(noun.lang_, "whose")
    sentence = noun.sent.start
    opener = next((t for t in reversed(noun.doc[max(sentence, noun.i - _CLAUSE) : noun.i]) if t.lower_ in whose), None)
    if opener is None or opener.i == sentence or any(preposition(t) == "de" for t in noun.rights):
        return []
    between = list(noun.doc[opener.i + 1 : noun.i])
    if any(t.is_punct for t in between) or not (_leads(noun, len(between)) or _is_told(noun, between)):
        return []
    last = opener.nbor(-1) if opener.nbor(-1).text != "," else opener.nbor(-2)
    mention = fillers.mention(last)
    return [noun.doc[mention.tokens.head]] if mention is not None else []


def _leads(noun: Token, distance: int) -> bool:
    """Whether a noun right behind "dont" is the subject of a clause, not one of several: "six élus, dont l'auteur de l'appel, …"."""
    for token in noun.doc[noun.i + 1 : min(noun.i + _CLAUSE, noun.sent.end)]:
        if token.is_punct:
            return False
        if is_finite(token):
            return distance < _BEFORE
    return False


def _is_told(noun: Token, between: list[Token]) -> bool:
    """Whether a noun with an article is the object right behind the verb of its clause: "dont la police a annoncé | l'arrestation"."""
    verbs = [t for t in between if t.pos_ in ("VERB", "AUX")]
    if not verbs or not any(is_finite(t) for t in verbs) or noun.nbor(-1).lower_ not in function_words(noun.lang_, "definite"):
        return False
    return verbs[-1].i == noun.i - 2 and not any(t.pos_ in ("CCONJ", "SCONJ") for t in between)


def party_in_clause(noun: Token, orientation: str, *, lexicon: Lexicon) -> list[Token]:
    """Who undergoes or does an act by the phrase that takes up its "dont": "l'attaque | dont le convoi a été victime"."""
    whose = function_words(noun.lang_, "whose")
    end = noun.sent.end
    opener = next((t for t in noun.doc[noun.i + 1 : min(noun.i + _BEHIND, end)] if t.lower_ in whose or is_finite(t)), None)
    if opener is None or opener.lower_ not in whose or any(t.is_punct and t.text != "," for t in noun.doc[noun.i + 1 : opener.i]):
        return []
    clause = list(noun.doc[opener.i + 1 : min(opener.i + _CLAUSE, end)])
    phrase = next((i for i, t in enumerate(clause) if _orientation(clause[: i + 1], lexicon) == orientation), None)
    if phrase is None:
        return []
    verb = next(i for i, t in enumerate(clause) if is_finite(t))
    before = [t for t in clause[:verb] if t.pos_ in _NOMINAL and t.dep_ != "nmod"] or [t for t in clause[:verb] if t.pos_ in _NOMINAL]
    return before[:1] or [t for t in clause[phrase + 1 :] if t.pos_ in _NOMINAL][:1]


def _orientation(words: list[Token], lexicon: Lexicon) -> str | None:
    """Which part the subject has in an act by the light phrase that some words end with: "a été la cible", "fait l'objet"."""
    table, last = load_light_verbs(lexicon), words[-1]
    verbs = [t.lemma_.lower() for t in words[:-1] if t.pos_ in ("VERB", "AUX")]
    nouns = (last.lemma_.lower(), last.lower_, last.lower_.removesuffix("s"))
    return next((table[f"{verb} {noun}"] for verb in reversed(verbs[-2:]) for noun in nouns if f"{verb} {noun}" in table), None)
