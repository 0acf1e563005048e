"""Clauses that comment on what was said, whose verb the tagger took for another word: "…, ce que Lima dément".

Behind "ce que" a clause of French has a finite verb. Where the parser saw none before the next mark, the form of a known verb that ends
the phrase in front, or that stands right behind "que" before a phrase, is that verb.
"""

from __future__ import annotations

from itertools import takewhile

from spacy.tokens import Doc, Token
from spacy.tokens.morphanalysis import MorphAnalysis

from kg.annotate.homographs import known_verb
from kg.annotate.scan import with_form
from kg.annotate.trees import rehang
from kg.languages import Lexicon, endings, function_words

_NAMING = ("NOUN", "PROPN")
_FEATURES = "Mood=Ind|Person=3|Tense=Pres|VerbForm=Fin"
_REACH = 12  # tokens from "que" to the mark that ends the clause


def mend_comments(doc: Doc, *, lexicon: Lexicon) -> None:
    """Tag such words as verbs, in place, with the phrase before or behind them as their subject."""
    for that in with_form(doc, function_words(lexicon.code, "that")):
        if not that.i or that.nbor(-1).lower_ not in function_words(lexicon.code, "neutral_pronoun"):
            continue
        clause = list(takewhile(lambda token: not token.is_punct, doc[that.i + 1 : min(that.i + 1 + _REACH, that.sent.end)]))
        if not any(token.pos_ in ("VERB", "AUX") for token in clause) and (verb := _verb(clause, lexicon)) is not None:
            _make_clause(that, clause, *verb)


def _verb(clause: list[Token], lexicon: Lexicon) -> tuple[Token, str] | None:
    """The verb of a clause without one, and its infinitive."""
    for k, token in enumerate(clause):
        if not token.text.islower() or not token.text.endswith(endings(lexicon.code, "present_er", "present_other")):
            continue
        before = any(t.pos_ in _NAMING for t in clause[:k]) and token.dep_ != "det"
        behind = not k and any(t.pos_ in _NAMING for t in clause[1:])
        infinitive = known_verb(token.text, lexicon) if before or behind else None
        if infinitive is not None:
            return token, infinitive
    return None


def _make_clause(that: Token, clause: list[Token], verb: Token, infinitive: str) -> None:
    """Hang the clause's words on its verb, and that on "ce"."""
    own = {token.i for token in clause}
    moved = {verb.i: (that.i - 1, "acl:relcl"), that.i: (verb.i, "obj")}
    names = [token for token in clause if token.pos_ in _NAMING and token.i != verb.i]
    subject = next(t for t in names if t.head.i not in own or t.head.pos_ not in _NAMING or t.head.i == verb.i)
    moved[subject.i] = (verb.i, "nsubj")
    for token in clause:
        if token.i in moved or (token.head.i in own and token.head.i != verb.i and token.head.pos_ in _NAMING):
            continue
        article = token.pos_ == "DET" and token.i < subject.i
        moved[token.i] = (subject.i, "det") if article else (verb.i, "advmod" if token.pos_ == "ADV" else token.dep_)
    rehang(that.doc, moved)
    verb.pos_, verb.lemma_, verb.morph = "VERB", infinitive, MorphAnalysis(verb.vocab, _FEATURES)
