"""Capitals that stand for their states: "Washington a condamné", "accord entre Riga et les insurgés"; not "vol entre Riga et Oslo"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from kg.annotate.grammar import participle
from kg.annotate.scene import Scene
from kg.languages import function_words, lemmas, lexicon

_ROLES = ("nsubj", "obj", "obl:agent", "obl:arg", "iobj", "conj", "xcomp", "ROOT", "appos", "dislocated")
GIVEN_TO = frozenset({"obl:arg", "iobj"})  # "a demandé à Israël", which has no article
_MEANT = 8  # tokens from a noun of help or pressure to the capital that it is meant for
_SIDE = 6  # tokens from a capital to the "et" of the other side, and from there to its noun
_ENCLOSED = 15  # tokens from a capital to that "et" where commas enclose what is said of it
_PHRASE = 4  # tokens from a noun to "de", adjectives between them
_QUOTES = frozenset({'"', "«", "»", "“", "”"})
_RELATION = 9  # tokens between what two have with each other and "entre"


@cache
def _two_sided(language: str) -> frozenset[str]:
    """The first words of the nouns of what two sides do together or to each other: "accord", "guerre"."""
    rows = lexicon(language).table("triggers")
    return frozenset(row["lemma"].split(" ")[0] for row in rows if row["pos"] == "NOUN" and "reciprocal" in row["options"].split("|"))


def acts(scene: Scene, i: int, before: Token) -> bool:
    """Whether the capital at a token may stand for its state, going by the word in front of it and its article."""
    capital = scene.entities[i].root  # "New | Delhi"
    if before.lower_ in function_words(capital.lang_, "between"):
        return _is_side(scene, capital, before)
    if before.lower_ in function_words(capital.lang_, "partner"):
        return True
    if before.lower_ in function_words(capital.lang_, "according_elided"):
        return bool(before.i) and before.nbor(-1).lower_ in function_words(capital.lang_, "bare_of")  # "d'après Riga"
    if before.lower_ in function_words(capital.lang_, "of"):
        beside = before.i > 0 and before.nbor(-1).lower_ in function_words(capital.lang_, "beside")
        return beside or is_of_states(before) or is_asked(capital)
    if before.lower_ in function_words(capital.lang_, "contracted"):
        return False
    if before.lower_ in function_words(capital.lang_, "upon"):
        return _behind_noun(capital, "on_capital")
    return capital.dep_.startswith(_ROLES) or _opens_clause(scene.entities[i][-1], before)


def _opens_clause(capital: Token, before: Token) -> bool:
    """Whether a finite verb follows a capital that a comma parts from what stands in front: "Répliquant aux tirs, | Lima a frappé"."""
    after = capital.nbor() if capital.i + 1 < capital.sent.end else capital
    singular = after.morph.get("Number", []) == ["Sing"] and bool(after.morph.get("Mood", []))
    return before.text == "," and after.pos_ in ("VERB", "AUX") and singular


def is_given(capital: Token) -> bool:
    """Whether what stands behind "à" is a party, not where something happens: "a livré des chars à Riga", "le soutien à Riga"."""
    verb = capital.head
    gives = verb.pos_ == "VERB" and verb.lemma_.lower() in lemmas(capital.lang_, "argument_verbs", "blames", "gives")
    told = capital.dep_ in GIVEN_TO or (verb.dep_ in ("acl", "amod") and participle(verb) and capital.dep_.startswith("obl"))
    return (gives and told) or _behind_noun(capital, "to_capital")


def _behind_noun(capital: Token, kind: str) -> bool:
    """Whether a noun of what is meant for a state stands before a capital, adjectives and "de" with its noun between."""
    of = function_words(capital.lang_, "of")
    for token in reversed(capital.doc[max(capital.sent.start, capital.i - _MEANT) : capital.i - 1]):
        if token.lower_ in function_words(capital.lang_, kind):
            return True
        if token.is_punct or token.pos_ in ("CCONJ", "SCONJ", "VERB", "AUX", "PRON") or (token.pos_ == "ADP" and token.lower_ not in of):
            break
    return False


def is_of_states(of: Token) -> bool:
    """Whether what stands before "de" is something that states alone have: "le soutien de Riga", "d'Oman"; not "le port de Riga"."""
    before = reversed(of.doc[max(of.sent.start, of.i - _PHRASE) : of.i])
    nouns = (t for t in before if t.pos_ not in ("ADJ", "ADV") and t.dep_ != "amod" and t.text not in _QUOTES)
    noun = next(nouns, None)
    return noun is not None and noun.lower_ in function_words(of.lang_, "of_capital")


def is_asked(capital: Token) -> bool:
    """Whether the name behind "de" is who is to act: "a exigé de Riga le retrait de ses troupes", "attend d'Oman un geste"."""
    verb = capital.head
    return capital.dep_ == "obl:arg" and verb.pos_ == "VERB" and verb.lemma_.lower() in lemmas(capital.lang_, "argument_verbs", "asks-of")


def acts_behind_of(name: Token) -> bool:
    """Whether a name right behind "de" is an actor's all the same."""
    return is_asked(name) or is_doer(name)


def is_doer(state: Token) -> bool:
    """Whether the name behind "de" is who does what befalls another: "les frappes d'Israël sur le Liban", not "l'attaque d'Israël"."""
    act, behind = state.head, state.doc[state.i + 1 : min(state.i + 2, state.sent.end)]
    aims = function_words(state.lang_, "against")
    return act.lemma_.lower() in lemmas(state.lang_, "nouns", "violence", "war") and any(t.lower_ in aims for t in behind)


def _is_side(scene: Scene, capital: Token, between: Token) -> bool:
    """Whether "entre" names two sides, not the ends of a way: the other is no place, or it is an accord, a war or a tie of theirs."""
    doc, language = scene.doc, capital.lang_
    joint = _joint(capital)
    if joint is None:
        return False
    other = next((t for t in doc[joint.i + 1 : joint.i + _SIDE] if t.pos_ in ("NOUN", "PROPN")), None)
    if other is not None and scene.known_actor(other.i) is not None:
        return True
    nouns = (t for t in reversed(doc[max(between.sent.start, between.i - _RELATION) : between.i]) if t.pos_ == "NOUN")
    ties = function_words(language, "tie")
    return any(t.lower_ in ties or _two_sided(language).intersection((t.lower_, t.lemma_.lower())) for t in nouns)


def _joint(capital: Token) -> Token | None:
    """The "et" between two sides, where commas may enclose what is said of the first: "entre Lima, soutenue par la Ligue, | et Quito"."""
    behind = capital.doc[capital.i + 1 : min(capital.i + _ENCLOSED, capital.sent.end)]
    joints = [t for t in behind if t.lower_ in function_words(capital.lang_, "and")]
    enclosed = bool(behind) and behind[0].text == ","
    return next((t for t in joints if t.i < capital.i + _SIDE or (enclosed and t.nbor(-1).text == ",")), None)
